"""Cells whose text nobody sees are no figures, and are told of; light text on a ground of colour is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from as_workbook import saved
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.xlsx import read

DARK = PatternFill("solid", fgColor="FF1F3864")
WHITE = Font(color="FFFFFFFF")
Fill = Callable[[Worksheet], object]


def opened(fill: Fill, value: object = 7) -> Document:
    book = Workbook()
    for row in (["项目", "数量", "说明"], ["受理", value, "甲"], ["办结", 3, "乙"]):
        book.active.append(row)
    fill(book.active)
    return read(saved(book), "a.xlsx", ReaderOptions())


def seen(document: Document) -> str:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table.rows[1][1].text


def hidden_notes(document: Document) -> list[str]:
    return [note.words.zh for note in document.notes if note.kind == "hidden"]


def look(**ways: object) -> Fill:
    return lambda sheet: [setattr(sheet["B2"], name, value) for name, value in ways.items()]


HIDING: dict[str, tuple[Fill, object]] = {
    "white": (look(font=WHITE), 7),
    "white text": (look(font=WHITE), "7"),
    "white of the theme": (look(font=Font(color=Color(theme=0))), 7),
    "white of the palette": (look(font=Font(color=Color(indexed=9))), 7),
    "nearly white": (look(font=Font(color="FFFCFDFE")), 7),
    "white on white": (look(font=WHITE, fill=PatternFill("solid", fgColor="FFFFFFFF")), 7),
    "colour of its ground": (look(font=Font(color="FF1F3864"), fill=DARK), 7),
    "black on black": (look(fill=PatternFill("solid", fgColor="FF000000")), 7),
    "one point": (look(font=Font(size=1)), 7),
    "format of nothing": (look(number_format=";;;"), 7),
    "format of nothing, text": (look(number_format=";;;"), "7"),
    "format of nothing but text": (look(number_format=";;;@"), 7),
    "empty quotes": (look(number_format='""'), 7),
    "white by its format": (look(number_format="[White]0"), 7),
}


@pytest.mark.parametrize(("fill", "value"), HIDING.values(), ids=HIDING)
def test_what_nobody_sees_is_no_figure(fill: Fill, value: object) -> None:
    document = opened(fill, value)
    assert seen(document) == "" and seen(opened(lambda sheet: None, value)) == "7"
    (note,) = hidden_notes(document)
    assert "有1个单元格带有看不见的文字" in note


def test_a_style_of_all_cells_hides_them() -> None:
    def whiten(sheet: Worksheet) -> None:
        for row in sheet["A1:C3"]:
            for cell in row:
                cell.font = WHITE

    assert opened(whiten).source.text.strip() == ""


def test_runs_that_nobody_sees_join_no_figure() -> None:
    runs = [TextBlock(InlineFont(color="FFFFFFFF"), "7"), TextBlock(InlineFont(sz=1), "8"), "12"]
    document = opened(lambda sheet: None, CellRichText(runs))
    assert seen(document) == "12" and hidden_notes(document)


@pytest.mark.parametrize("side", ["row", "column"])
def test_rows_and_columns_of_no_size_are_not_read(side: str) -> None:
    def shrink(sheet: Worksheet) -> None:
        if side == "row":
            sheet.row_dimensions[2].height = 0.5
        else:
            sheet.column_dimensions["B"].width = 0.1

    document = opened(shrink)
    assert "7" not in document.source.text and "隐藏的行或列" in hidden_notes(document)[0]


def table_style(sheet: Worksheet) -> None:
    sheet["B2"].font = WHITE
    sheet["B1"].value = "数量"
    table = SheetTable(displayName="t", ref="A1:C3")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleDark1")
    sheet.add_table(table)


def scale(sheet: Worksheet) -> None:
    sheet["B2"].font = WHITE
    sheet.conditional_formatting.add("B1:B3", ColorScaleRule("min", None, "FF0000", "max", None, "00FF00"))


SEEN: dict[str, Fill] = {
    "on a dark ground": look(font=WHITE, fill=DARK),
    "on a ground of the theme": look(font=WHITE, fill=PatternFill("solid", fgColor=Color(theme=4))),
    "on a pattern": look(font=WHITE, fill=PatternFill("gray125")),
    "in a table with a style": table_style,
    "under a conditional format": scale,
    "grey of the theme": look(font=Font(color=Color(theme=0, tint=-0.5))),
    "light grey": look(font=Font(color="FFD9D9D9")),
    "small": look(font=Font(size=5)),
    "hidden noughts": look(number_format="0;-0;;@"),
    "a format for each sign": look(number_format="#,##0;-#,##0"),
}


@pytest.mark.parametrize("fill", SEEN.values(), ids=SEEN)
def test_what_is_seen_is_read(fill: Fill) -> None:
    document = opened(fill)
    assert seen(document) == "7" and not hidden_notes(document)


@pytest.mark.parametrize(
    ("code", "shown"),
    [('"12"', "12"), ('[=7]"12";0', "12"), ('[>9]"12";0', "7"), ('[<9]"少";0', "少"), ('0"件"', "7件")],
)
def test_a_format_that_shows_something_else_is_read_as_it_shows(code: str, shown: str) -> None:
    assert seen(opened(look(number_format=code))) == shown
