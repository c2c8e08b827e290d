"""Old workbooks (.xls, .et): read by calamine from the bytes, their cells laid out like those of an xlsx."""

from __future__ import annotations

import datetime
import io
from typing import Any

import python_calamine as calamine

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.document_draft import Draft
from gklint.readers.unreadable import damaged_document, locked_document, unreadable
from gklint.readers.workbook.blocks import write_sheet
from gklint.readers.workbook.compound import CompoundError
from gklint.readers.workbook.extent import LockedError, UnseenPlaces, reaches_too_far, unseen_places
from gklint.readers.workbook.numbers import format_number
from gklint.readers.workbook.remarks import empty_workbook, note_hidden_sheet, note_sheet
from gklint.readers.workbook.sheet import MOST_COLUMNS, Merge, SheetCell, WorkbookSheet

_FORMAT = "xls"


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a workbook: every visible sheet in order. Number formats are not known: 79.1500 reads 79.15."""
    try:
        if reaches_too_far(data):
            return unreadable(path, "too-large", _TOO_FAR, _CLEAR, _FORMAT)
        draft = _draft_of(data, path, options)
    except (calamine.PasswordError, LockedError):
        return locked_document(path, _FORMAT)
    except (calamine.CalamineError, CompoundError) as error:
        return damaged_document(path, _FORMAT, _no_workbook(error))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine met what it never expected
            raise
        return damaged_document(path, _FORMAT, _no_workbook(error))
    return empty_workbook(path, _FORMAT) if draft.is_empty and not draft.full else draft.document()


def _draft_of(data: bytes, path: str, options: ReaderOptions) -> Draft:
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    draft = Draft(path, _FORMAT, options)
    unseen = dict(enumerate(unseen_places(data)))
    for at, about in enumerate(workbook.sheets_metadata):
        if about.typ != calamine.SheetTypeEnum.WorkSheet or draft.full:
            continue
        sheet = _sheet(workbook.get_sheet_by_index(at), options.max_cells, unseen.get(at, UnseenPlaces()))
        if about.visible == calamine.SheetVisibleEnum.Visible:
            write_sheet(sheet, draft)
            note_sheet(draft, sheet)
            draft.full = draft.full or sheet.lost
        elif sheet.rows:
            note_hidden_sheet(draft, sheet.name)
    return draft


def _sheet(read: calamine.CalamineSheet, most: int, unseen: UnseenPlaces) -> WorkbookSheet:
    """The sheet with those of its first `most` places that hold something, without what nobody sees."""
    height = max(1, most // max(1, min(read.total_width, MOST_COLUMNS)))
    rows: dict[int, list[SheetCell]] = {}
    hidden = False
    for number, values in enumerate(read.to_python(skip_empty_area=False, nrows=height)):
        cells = [SheetCell(at, _text(value)) for at, value in enumerate(values[:MOST_COLUMNS]) if value != ""]
        seen = [] if number in unseen.rows else [cell for cell in cells if cell.column not in unseen.columns]
        hidden = hidden or len(seen) < len(cells)
        if seen:
            rows[number] = seen
    lost = read.total_height > height or read.total_width > MOST_COLUMNS
    merges = tuple(Merge(*first, *last) for first, last in read.merged_cell_ranges or ())
    return WorkbookSheet(read.name, rows, merges, hidden=hidden, lost=lost)


def _text(value: Any) -> str:
    """A value as a person sees it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return format_number(repr(value), "")
    if isinstance(value, datetime.date):
        return f"{value.year}-{value.month:02}-{value.day:02}"
    return str(value).strip()


def _no_workbook(error: BaseException) -> Words:
    return Words("不是完好的 Excel 工作簿", str(error))


_TOO_FAR = Words(
    "工作表的内容相隔太远（有的单元格在很后面的行列），未读取",
    "cells of a sheet stand too far apart; the file was not read",
)
_CLEAR = Words(
    "请删除报告之外的单元格后保存，或另存为 .xlsx 再检查。",
    "delete what stands far from the report, or save it as .xlsx, and check again",
)
