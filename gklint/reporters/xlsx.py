"""A workbook for the office that lives in spreadsheets: a sheet of findings, and one of totals by body."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from math import ceil
from typing import Any

from gklint.model.bilingual import Language, Words
from gklint.model.numerals import Number
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.printable import shortened
from gklint.reporters.sentences import SEVERITY_LABELS
from gklint.reporters.sheet import Row, headers, rows
from gklint.reporters.totals import total_headers, totals
from gklint.reporters.width import Screen

_MISSING = Words(
    "输出 xlsx 需要 XlsxWriter，请运行：pip install XlsxWriter",
    "xlsx output needs XlsxWriter: pip install XlsxWriter",
)
_FINDINGS = Words("问题清单", "Findings")
_BY_BODY = Words("按单位汇总", "By body")
_FINDING_WIDTHS = (16, 7, 24, 14, 9, 18, 7, 46, 32, 18, 16, 8, 8, 12, 16)  # of the columns, in characters
_TOTAL_WIDTHS = (36, 10, 10, 10, 10, 18, 10)
_CREATED = datetime(2000, 1, 1)  # always the same, so that the same findings give the same bytes
_LINE, _HIGHEST = 15, 409  # points: of a line of text, and of the highest row there can be
_FILLED = 0.85  # of a line, on the average: Chinese fonts are a little wider than two digits
_HEADING = {"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "valign": "vcenter", "text_wrap": True}
_CELL = {"text_wrap": True, "valign": "top", "align": "left", "bottom": 4, "bottom_color": "#BFBFBF"}
_GRAVITY = {"error": "#F8CBAD", "warning": "#FFE699"}  # behind the severity
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575  # of a sheet, beside its heading

_SCREEN = Screen(ambiguous=2)
Cells = Sequence[str | Number | None]


def report(outcome: Outcome, options: ReporterOptions) -> bytes:
    """The workbook. Raises ModuleNotFoundError, with the command that mends it, when XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise ModuleNotFoundError(_MISSING.to(options.language)) from None
    language = options.language
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        for number, some in enumerate(_sheetfuls(rows(outcome, language)), start=1):
            name = f"{_FINDINGS.to(language)}{number if number > 1 else ''}"
            _coloured(book, _write(book, name, headers(language), some, _FINDING_WIDTHS), language)
        _write(book, _BY_BODY.to(language), total_headers(language), totals(outcome, language), _TOTAL_WIDTHS)
    return file.getvalue()


def _sheetfuls(every: Iterable[Cells]) -> Iterator[Iterable[Cells]]:
    """The rows in as many portions as sheets are needed; one even when there are none."""
    rest = iter(every)
    yield islice(rest, _MOST_ROWS)
    for first in rest:
        yield chain([first], islice(rest, _MOST_ROWS - 1))


def _write(book: Any, name: str, headings: Sequence[str], rows: Iterable[Cells], widths: Sequence[int]) -> Any:
    """A sheet with a heading that stays in view, filters, and text that wraps."""
    sheet = book.add_worksheet(name)
    heading_format, wrapped = book.add_format(_HEADING), book.add_format(_CELL)
    sheet.set_row(0, _LINE * 1.5)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(column, column, width, wrapped)
        sheet.write_string(0, column, heading, heading_format)
    last = 0
    for last, row in enumerate(rows, start=1):
        sheet.set_row(last, _height(row, widths))
        _write_row(sheet, last, row, wrapped)
    sheet.autofilter(0, 0, last, len(headings) - 1)
    sheet.freeze_panes(1, 0)
    _for_paper(sheet)
    return sheet


def _height(row: Cells, widths: Sequence[int]) -> int:
    """As many lines as the longest text wraps to: LibreOffice and WPS do not find that out for themselves."""
    texts = [(value, width) for value, width in zip(row, widths, strict=True) if isinstance(value, str)]
    lines = max((ceil(_SCREEN.width(text) / (width * _FILLED)) for text, width in texts), default=1)
    return min(_LINE * max(lines, 1) + 3, _HIGHEST)


def _coloured(book: Any, sheet: Any, language: Language) -> None:
    """What is an error or a warning is seen by its colour, also after sorting."""
    column = Row._fields.index("severity")
    for severity, color in _GRAVITY.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{SEVERITY_LABELS[severity].to(language)}"'}
        sheet.conditional_format(
            1, column, _MOST_ROWS, column, {**rule, "format": book.add_format({"bg_color": color})}
        )


def _for_paper(sheet: Any) -> None:
    """A4 across, as wide as the page, the heading on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_row(sheet: Any, number: int, row: Cells, wrapped: Any) -> None:
    """Text is written as text: never taken for a formula, a number or a link."""
    for column, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(number, column, shortened(value, _LONGEST_CELL), wrapped)
        elif value is not None:
            sheet.write_number(number, column, value, wrapped)
