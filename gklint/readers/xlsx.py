"""Excel workbooks (.xlsx): sheets read from the package itself, cells as a person sees them."""

from __future__ import annotations

from functools import partial

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.document_draft import Draft
from gklint.readers.unreadable import ENTITIES, damaged_document, locked_document, unreadable
from gklint.readers.workbook.blocks import write_sheet
from gklint.readers.workbook.cells import CellLook, read_sheet
from gklint.readers.workbook.looks import cell_styles
from gklint.readers.workbook.parts import SheetPart, shared_strings, tables_on, workbook_parts
from gklint.readers.workbook.remarks import empty_workbook, note_hidden_sheet, note_sheet, other_workbook
from gklint.readers.workbook.sheet import WorkbookSheet
from gklint.readers.zip_package import EntitiesError, PackageError, PackageLockedError, PackageTooLargeError, ZipPackage

_FORMAT = "xlsx"
_OTHERS = {"xl/workbook.bin": ".xlsb", "content.xml": ".ods"}  # what no xlsx has, and what has it


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a workbook: every visible sheet in order."""
    try:
        package = ZipPackage(data, options.max_bytes)
        other = next((kind for part, kind in _OTHERS.items() if package.has(part)), "")
        if other:
            return other_workbook(path, other)
        workbook = _Workbook(package, options)
        draft = Draft(path, _FORMAT, options)
        for part in workbook.parts.sheets:
            _write(part, workbook, draft)
    except PackageError as error:
        return _refused_document(path, error)
    return empty_workbook(path, _FORMAT) if draft.is_empty and not draft.full else draft.document()


def _refused_document(path: str, error: PackageError) -> Document:
    """The document that says why the package cannot be read."""
    if isinstance(error, PackageLockedError):
        return locked_document(path, _FORMAT)
    if isinstance(error, PackageTooLargeError):
        return unreadable(path, "too-large", error.words, _SAVE_AGAIN, _FORMAT)
    if isinstance(error, EntitiesError):
        return unreadable(path, "entities", ENTITIES, _SAVE_AGAIN, _FORMAT)
    return damaged_document(path, _FORMAT, Words("其中的工作簿读不出来", str(error)))


class _Workbook:
    """The package with what all its sheets share."""

    def __init__(self, package: ZipPackage, options: ReaderOptions) -> None:
        self.package = package
        self.parts = workbook_parts(package)
        self._most = options.max_cells
        self._strings = shared_strings(package, self.parts.strings)

        self._styles = cell_styles(package, self.parts.styles)

    def sheet(self, part: SheetPart) -> WorkbookSheet:
        tables = partial(tables_on, self.package, part.part)
        look = CellLook(self._strings, self._styles, self.parts.first_day, tables)
        return read_sheet(self.package.part(part.part), part.name, look, self._most)


def _write(part: SheetPart, workbook: _Workbook, draft: Draft) -> None:
    if draft.full:
        return
    sheet = workbook.sheet(part)
    if part.hidden:
        if any(cell.text for row in sheet.rows.values() for cell in row):
            note_hidden_sheet(draft, part.name)
        return
    note_sheet(draft, sheet)
    write_sheet(sheet, draft)
    draft.full = draft.full or sheet.lost


_SAVE_AGAIN = Words(
    "请用 Excel 或 WPS 打开核对，另存为 .xlsx 后重试。", "open it in Excel or WPS, check it, and save it as .xlsx again"
)
