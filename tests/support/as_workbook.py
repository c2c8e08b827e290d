"""A composed report as a workbook, as an office fills it in: merged rows and labels, figures as numbers."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gklint.testing.composed_report import Composed
from gklint.testing.printed_tables import PrintedTable

WIDTH = 10  # columns that prose is merged over


def as_workbook(report: Composed, *, apart: bool = False, as_text: bool = False) -> bytes:
    """The bytes of an xlsx file: everything on one sheet, or with `apart` each table on a sheet of its own.

    With `as_text` figures are stored as text.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    row = 1
    for piece in report.pieces:
        if piece.table is None:
            merged(sheet, row, 1, 1, WIDTH, piece.text)
            row += 1
        elif apart:
            write_table(book.create_sheet(f"表{piece.table.key}"), 1, piece.table, report, as_text)
        else:
            row = write_table(sheet, row, piece.table, report, as_text)
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_table(sheet: Worksheet, row: int, table: PrintedTable, report: Composed, as_text: bool) -> int:
    """Write a table from `row` on; the row below it."""
    for printed in table.rows:
        column = 1
        for cell in printed:
            if not cell.continued:
                merged(sheet, row, column, cell.height, cell.width, value_of(cell.text, report, as_text))
            column += cell.width
        row += 1
    return row


def value_of(text: str, report: Composed, as_text: bool) -> Any:
    raw = report.values[text][1] if text in report.values else text
    return int(raw) if raw.isdecimal() and not as_text else raw or None


def merged(sheet: Worksheet, row: int, column: int, height: int, width: int, value: Any) -> None:
    sheet.cell(row, column, value)
    if height > 1 or width > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + height - 1, end_column=column + width - 1)
