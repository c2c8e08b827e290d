"""Sheets as the office wants them: a heading that stays in view, text that wraps, links, and paper of A4 across."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.reporters.printable import one_line, shorten
from gklint.reporters.width import Screen

MOST_ROWS = 1_048_575  # of a sheet, beside its heading
_LONGEST_CELL = 32_767
_LINE, _HIGHEST = 15, 409  # points: of a line of text, and of the highest row there can be
_FILLED = 0.85  # of a line, on the average: Chinese fonts are a little wider than two digits
_HEADING = {"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "valign": "vcenter", "text_wrap": True}
_CELL = {"text_wrap": True, "valign": "top", "align": "left", "bottom": 4, "bottom_color": "#BFBFBF"}
_FIGURE = {"valign": "top", "align": "center", "bottom": 4, "bottom_color": "#BFBFBF"}
_LINK = {"font_color": "#0B57A4", "underline": 1}
_BLANK = {"bg_color": "#FFFBE6", "border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top"}
_SCREEN = Screen(ambiguous=2)


class CellLink(NamedTuple):
    """Text that leads to a row (from 1) of a sheet."""

    text: str
    sheet: str
    row: int


class ToFill(NamedTuple):
    """A cell that people write into."""


Value = str | Number | CellLink | ToFill | None


class Column(NamedTuple):
    """A column: heading, width in characters, and the colours of values that stand out."""

    heading: str
    width: int
    colors: Mapping[str, str] = {}
    hidden: bool = False


class SheetWriter:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._heading = book.add_format(_HEADING)
        self._cell, self._figure = book.add_format(_CELL), book.add_format(_FIGURE)
        self._link, self._blank = book.add_format({**_CELL, **_LINK}), book.add_format(_BLANK)
        self._colors: dict[str, Any] = {}

    def write(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Value]],
        *,
        fixed: int = 0,
        one_page: bool = True,
    ) -> None:
        """A sheet; `fixed` columns stay in view. With `one_page` it is as wide as the paper."""
        sheet = self._book.add_worksheet(name)
        sheet.set_row(0, _LINE * _heading_lines(columns) + 6)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, self._cell, {"hidden": column.hidden})
            sheet.write_string(0, at, column.heading, self._heading)
        last = 0
        for last, row in enumerate(rows, start=1):
            sheet.set_row(last, _height(row, columns))
            for at, value in enumerate(row):
                self._write_cell(sheet, last, at, value)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.freeze_panes(1, fixed)
        self._color(sheet, columns, last)
        _set_paper(sheet, fixed, one_page)

    def _write_cell(self, sheet: Any, row: int, at: int, value: Value) -> None:
        """Text is written as text: never taken for a formula, a number or a link."""
        if isinstance(value, str):
            sheet.write_string(row, at, shorten(value, _LONGEST_CELL), self._cell)
        elif isinstance(value, CellLink):
            sheet.write_url(row, at, f"internal:'{value.sheet}'!A{value.row}", self._link, value.text)
        elif isinstance(value, ToFill):
            sheet.write_blank(row, at, None, self._blank)
        elif value is not None:
            sheet.write_number(row, at, value, self._figure)

    def _color(self, sheet: Any, columns: Sequence[Column], last: int) -> None:
        """What stands out is seen by its colour, also after sorting."""
        for at, column in enumerate(columns):
            for value, color in column.colors.items():
                if color not in self._colors:
                    self._colors[color] = self._book.add_format({"bg_color": color})
                rule = {"type": "cell", "criteria": "==", "value": f'"{value}"', "format": self._colors[color]}
                sheet.conditional_format(1, at, max(last, 1), at, rule)


def _set_paper(sheet: Any, fixed: int, one_page: bool) -> None:
    """A4 across, the heading on every page, the page's number below."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&A　&P / &N")
    if one_page:
        sheet.fit_to_pages(1, 0)
    elif fixed:
        sheet.repeat_columns(0, fixed - 1)


def _heading_lines(columns: Sequence[Column]) -> int:
    return max(ceil(_SCREEN.width(column.heading) / (column.width * _FILLED)) for column in columns)


def _height(row: Sequence[Value], columns: Sequence[Column]) -> int:
    """As many lines as the longest text wraps to: LibreOffice and WPS do not find that out for themselves."""
    texts = [
        (value.text if isinstance(value, CellLink) else value, column.width)
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str | CellLink) and not column.hidden
    ]
    lines = max((ceil(_SCREEN.width(text) / (width * _FILLED)) for text, width in texts), default=1)
    return min(_LINE * max(lines, 1) + 3, _HIGHEST)


def text(value: str | None) -> str:
    """The text as one line; empty for None."""
    return one_line(value or "")
