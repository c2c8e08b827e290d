"""A workbook with a note and a colour on each cell at fault: parts are added, and few others get what points there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gklint.annotate.note_texts import Answer, NoteMark, RefusedError, Style, answer_of
from gklint.annotate.office_parts import DAMAGED, RECORD, PackageCopy
from gklint.annotate.splices import Splice, replacing
from gklint.annotate.word.comments import related_part
from gklint.annotate.workbook.notes import (
    added_boxes,
    added_notes,
    cells_with_notes,
    cells_with_threads,
    new_boxes,
    new_notes,
    removed_boxes,
    removed_notes,
    text,
)
from gklint.annotate.workbook.sheets import add_styles, colouring, drawing, drawing_shown, office, uncolouring
from gklint.annotate.xml import Tree, children
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Address
from gklint.readers.workbook.parts import WorkbookParts, workbook_parts
from gklint.readers.workbook.sheet import cell_name, position
from gklint.readers.zip_package import PackageError, ZipPackage

_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LONGEST = 30_000  # characters of a note, Excel takes a few more


class _Noted(NamedTuple):
    """What a cell is marked with: the gravest severity, and its notes."""

    severity: Severity
    texts: tuple[str, ...]


Cells = Mapping[str, _Noted]


def annotate_workbook(data: bytes, marks: Sequence[NoteMark], style: Style) -> bytes:
    """The workbook with the marks as notes. Raises RefusedError for a signed file, and one that cannot be read."""
    copy, parts = PackageCopy(data), workbook(data)
    if copy.is_signed:
        raise RefusedError(SIGNED)
    first_style = None
    if copy.has(parts.styles):
        tree = copy.tree(parts.styles)
        first_style, splices = add_styles(tree)
        copy.change(parts.styles, tree, splices)
    by_sheet = _cells(marks, parts)
    for sheet in parts.sheets:
        if sheet.name in by_sheet:
            _Sheet(copy, sheet.part, by_sheet[sheet.name], style).write(first_style)
    return copy.written()


def strip_workbook(data: bytes) -> bytes:
    """The workbook without our notes and colours: with its parts as they were, where nobody has changed it."""
    copy, parts = PackageCopy(data), workbook(data)
    if not copy.restored():
        if copy.has(RECORD):
            copy.drop(RECORD)
        for sheet in parts.sheets:
            _strip(copy, sheet.part)
    return copy.written(record=False) if copy.is_changed else data


def answers(data: bytes) -> list[Answer]:
    """Our notes in the workbook, each with what was written behind it."""
    copy = PackageCopy(data)
    found = []
    for sheet in workbook(data).sheets:
        name = related_part(copy, sheet.part, "comments")
        for known in children(copy.tree(name).root, "commentList") if name else ():
            for comment in children(known, "comment"):
                found += _answers(text(comment))
    return found


def _answers(said: str) -> list[Answer]:
    """What a note says of ours: each ends with its sign, what stands behind the last was written since."""
    found: list[Answer] = []
    while (one := _first(said)) is not None:
        answer, said = one
        found.append(answer)
    if found and said.strip():
        found[-1] = found[-1]._replace(text=said.strip())
    return found


def _first(said: str) -> tuple[Answer, str] | None:
    """The first sign of ours in a text, and what stands behind it."""
    end = said.find("〕") + 1
    while end:
        answer = answer_of(said[:end])
        if answer is not None:
            return answer, said[end:]
        end = said.find("〕", end) + 1
    return None


def workbook(data: bytes) -> WorkbookParts:
    """The parts of the workbook. Raises RefusedError."""
    try:
        return workbook_parts(ZipPackage(data))
    except PackageError:
        raise RefusedError(DAMAGED) from None


def _cells(marks: Sequence[NoteMark], parts: WorkbookParts) -> dict[str, Cells]:
    """What is noted, by sheet and cell. What has no place is noted in the first cell of the first sheet one sees."""
    shown = [sheet.name for sheet in parts.sheets if not sheet.hidden]
    found: dict[str, dict[str, list[NoteMark]]] = {}
    for mark in marks:
        sheet, cell = _place(mark.place.address)
        if sheet not in shown or position(cell) is None:
            sheet, cell = next(iter(shown), ""), "A1"
        found.setdefault(sheet, {}).setdefault(cell, []).append(mark)
    return {
        sheet: {cell: _notes_of(cells[cell]) for cell in sorted(cells, key=lambda cell: position(cell) or (0, 0))}
        for sheet, cells in found.items()
    }


def _place(address: Address | None) -> tuple[str, str]:
    parts = dict(address.parts) if address is not None else {}
    return parts.get("sheet", ""), parts.get("cell", "")


def _notes_of(marks: Sequence[NoteMark]) -> _Noted:
    return _Noted(min((mark.severity for mark in marks), key=SEVERITIES.index), tuple(mark.text for mark in marks))


class _Sheet:
    """A sheet that is marked."""

    def __init__(self, copy: PackageCopy, part: str, cells: Cells, style: Style) -> None:
        self._copy, self._part, self._cells, self._style = copy, part, cells, style
        self._tree = copy.tree(part)

    def write(self, first_style: int | None) -> None:
        """Mark the cells; without styles of the workbook they get no colour."""
        splices: list[Splice] = []
        if first_style is not None:
            splices += colouring(self._tree, {cell: one.severity for cell, one in self._cells.items()}, first_style)
        name = related_part(self._copy, self._part, "comments")
        texts = self._texts(self._copy.tree(name) if name else None)
        new = texts
        if name:
            tree = self._copy.tree(name)
            new = {cell: text for cell, text in texts.items() if cell not in cells_with_notes(tree)}
            self._copy.change(name, tree, added_notes(tree, texts, self._style.author))
        else:
            self._add_notes(texts)
        if not self._write_boxes(new):
            splices.append(drawing(self._tree, "rIdGklintV"))
        self._copy.change(self._part, self._tree, splices)

    def _texts(self, notes: Tree | None) -> dict[str, str]:
        """The note of each cell. One with a conversation is noted in the next free cell to the right."""
        taken = cells_with_threads(notes) if notes is not None else set()
        found: dict[str, str] = {}
        for cell, noted in self._cells.items():
            text = "\n\n".join(noted.texts)[:_LONGEST]
            at = cell
            while at in taken or (at != cell and at in self._cells):
                row, column = position(at) or (0, 0)
                at = cell_name(row, column + 1)
            found[at] = text if at == cell else f"{cell}：{text}"
        return found

    def _add_notes(self, texts: Mapping[str, str]) -> None:
        name = self._copy.free_name("xl/gklintNotes{}.xml")
        self._copy.add(name, new_notes(self._tree.namespace, texts, self._style.author))
        self._copy.declare(name, _NOTES_TYPE)
        self._copy.relate(self._part, "rIdGklintC", f"{office(self._tree)}/comments", f"/{name}")

    def _write_boxes(self, texts: Mapping[str, str]) -> bool:
        """Draw the boxes of new notes; whether the sheet shows a drawing already."""
        shown = drawing_shown(self._tree)
        name = related_part(self._copy, self._part, "vmlDrawing", shown) if shown else ""
        if name:
            drawn = self._copy.part(name)
            made = added_boxes(drawn, texts)
            if made is not None:
                self._copy.replace(name, replacing(drawn, made))
            return True
        name = self._copy.free_name("xl/drawings/gklintNotes{}.vml")
        self._copy.add(name, new_boxes(texts))
        self._copy.declare_suffix("vml", _VML_TYPE)
        self._copy.relate(self._part, "rIdGklintV", f"{office(self._tree)}/vmlDrawing", f"/{name}")
        return False


def _strip(copy: PackageCopy, part: str) -> None:
    """Take our marks off a sheet that another program has saved."""
    if b"gklint" in copy.part(part):
        tree = copy.tree(part)
        copy.change(part, tree, uncolouring(tree))
    name = related_part(copy, part, "comments")
    if not name:
        return
    notes = copy.tree(name)
    splices, bare = removed_notes(notes)
    copy.change(name, notes, splices)
    shown = drawing_shown(copy.tree(part)) if bare else ""
    drawn = related_part(copy, part, "vmlDrawing", shown) if shown else ""
    if drawn:
        copy.replace(drawn, list(removed_boxes(copy.part(drawn), bare)))


SIGNED = Words(
    "文件有数字签名，加批注会使签名失效，未写副本；请对签名之前的文件加批注",
    "the file is signed, and a note would break the signature; annotate the file as it was before it was signed",
)
