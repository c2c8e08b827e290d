"""Sheets as offices fill them in: what becomes a table, what a paragraph, and what each cell shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from as_workbook import as_workbook, merged, saved
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from road import walk
from sound import assert_sound

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.xlsx import read
from gklint.testing import compose

BORDER = Border(*(Side("thin") for _ in range(4)))


def book(fill: Callable[[Worksheet], object]) -> Workbook:
    made = Workbook()
    fill(made.active)
    return made


def opened(made: Workbook) -> Document:
    document = read(saved(made), "a.xlsx", ReaderOptions())
    assert_sound(document)
    return document


def of_rows(rows: Sequence[Sequence[Any]]) -> Document:
    return opened(book(lambda sheet: [sheet.append(list(row)) for row in rows]))


def shown(document: Document) -> list[object]:
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


def test_addresses_are_those_of_the_sheet():
    made = Workbook()
    made.active.title = "年报"
    made.active["C7"], made.active["D7"], made.active["C8"] = "规章", 3, "文件"
    made.active["D8"], made.active["B2"] = 4, "报告"
    document = opened(made)
    title, table = document.blocks
    assert title.span.address.label == "年报!B2"
    assert table.rows[0][1].span.address.label == "年报!D7"
    assert table.rows[1][1].span.address.parts == (("sheet", "年报"), ("cell", "D8"))
    assert not document.source.has_lines


def test_empty_cell_is_that_cell():
    assert shown(of_rows([["甲", 1, 2], ["乙", None, 3]])) == [[["甲", "1", "2"], ["乙", "", "3"]]]


def test_merged_cells_stand_once():
    def fill(sheet: Worksheet) -> None:
        merged(sheet, 1, 1, 2, 2, "内容")
        merged(sheet, 1, 3, 1, 2, "数量")
        sheet["C2"], sheet["D2"] = 1, 2

    (table,) = opened(book(fill)).blocks
    assert [[(c.text, c.column, c.height, c.width) for c in row] for row in table.rows] == [
        [("内容", 0, 2, 2), ("数量", 2, 1, 2)],
        [("1", 2, 1, 1), ("2", 3, 1, 1)],
    ]


def test_blank_row_parts_tables():
    assert shown(of_rows([["甲", 1], ["乙", 2], [], ["丙", 3]])) == [[["甲", "1"], ["乙", "2"]], [["丙", "3"]]]


def test_drawn_row_of_blank_figures_stays_with_its_headings():
    def fill(sheet: Worksheet) -> None:
        sheet.append(["维持", "纠正"])
        for cell in ("A2", "B2"):
            sheet[cell].border = BORDER

    assert shown(opened(book(fill))) == [[["维持", "纠正"], ["", ""]]]


def test_blank_column_parts_tables_side_by_side():
    document = of_rows(
        [
            ["规章", 1, None, "结果维持", "总计"],
            ["文件", 2, None, 3, 4],
            ["许可", 5, None, None, None],
        ]
    )
    assert shown(document) == [
        [["规章", "1"], ["文件", "2"], ["许可", "5"]],
        [["结果维持", "总计"], ["3", "4"]],
    ]
    assert [block.rows[0][0].span.address.label for block in document.blocks] == ["Sheet!A1", "Sheet!D1"]


def test_blank_column_inside_a_table_parts_nothing():
    def fill(sheet: Worksheet) -> None:
        for row in (["规章", None, 1], ["文件", None, 2]):
            sheet.append(row)

    assert shown(opened(book(fill))) == [[["规章", "", "1"], ["文件", "", "2"]]]


def test_heading_between_tables_is_a_paragraph():
    rows = [["甲", 1], ["三、收到和处理政府信息公开申请情况"], ["乙", 2], ["注：以上数据截至年底。"]]
    assert shown(of_rows(rows)) == [
        [["甲", "1"]],
        "三、收到和处理政府信息公开申请情况",
        [["乙", "2"]],
        "注：以上数据截至年底。",
    ]


def test_article_over_its_rows_is_a_row_of_the_table():
    rows = [["二、主动公开政府信息情况"], ["第二十条第（一）项"], ["信息内容", "数量"], ["规章", 1]]
    assert shown(of_rows(rows)) == [
        "二、主动公开政府信息情况",
        [["第二十条第（一）项", ""], ["信息内容", "数量"], ["规章", "1"]],
    ]


def test_lines_of_a_cell_of_prose_are_paragraphs():
    document = of_rows([["一、总体情况\n本年度工作如下。"]])
    assert shown(document) == ["一、总体情况", "本年度工作如下。"]
    assert {block.span.address.label for block in document.blocks} == {"Sheet!A1"}


def test_lines_of_a_label_stay_in_the_cell():
    (table,) = of_rows([["结果\n维持", "结果\n纠正"], [1, 2]]).blocks
    assert (table.rows[0][0].text, table.rows[0][0].span.text) == ("结果\n维持", "结果 维持")


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (130, "General", "130"),
        (130.0, "General", "130"),
        ("0", "General", "0"),
        (0, "General", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (79.15, "General", "79.15"),
        (79.15, "0.0000", "79.1500"),
        (79.15, "0.00_ ", "79.15"),
        (1276, "#,##0", "1,276"),
        (1276, "#,##0_);(#,##0)", "1,276"),
        (-44, "0", "-44"),
        (-44, "#,##0_);(#,##0)", "-44"),
        (-44.5, '0.0;[Red]"减"0.0', "-44.5"),
        (0.339, "0.0%", "33.9%"),
        (976.81, '0.00"万元"', "976.81万元"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (0, "0;-0;;@", "0"),
        (45311, "yyyy年m月d日", "2024年1月20日"),
        (45311, "yyyy/m/d", "2024/1/20"),
        (123456789012345, "General", "123456789012345"),
        (1e30, "0", "1000000000000000000000000000000"),
        (0.0000012, "General", "0.0000012"),
        (5, '0"件"', "5件"),
        (5, "0\\件", "5件"),
        (5, "0!件", "5件"),
        (7, "000", "007"),
        (12345, "0.00,", "12.35"),
        (12000, '0!.0,"万"', "12000"),
        (0.5, "0.####", "0.5"),
        (0.5, "0.00##", "0.50"),
        (3, "0.##", "3"),
    ],
)
def test_numbers_read_as_shown(value, format, text):
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", value])
        sheet["B1"].number_format = format

    assert shown(opened(book(fill))) == [[["甲", text]]]


def test_days_of_a_workbook_that_counts_from_1904():
    made = book(lambda sheet: sheet.append(["成文", date(2024, 1, 20)]))
    made.epoch = CALENDAR_MAC_1904
    assert shown(opened(made)) == [[["成文", "2024-01-20"]]]


def test_text_and_truth_values():
    assert shown(of_rows([["甲", " 12 ", True, "=1"]]))[0][0][:3] == ["甲", "12", "TRUE"]


def test_formula_without_value_is_told_and_read_as_blank():
    document = of_rows([["甲", 1, "=B1+1"], ["乙", 2, "=B2+1"]])
    (note,) = document.notes
    assert (note.kind, note.key) == ("formula", "Sheet")
    assert "C1、C2" in note.words.zh
    assert shown(document) == [[["甲", "1"], ["乙", "2"]]]


def test_hidden_sheet_is_told_and_not_read():
    made = Workbook()
    made.active.append(["甲", 1])
    made.create_sheet("草稿").append(["乙", 2])
    made["草稿"].sheet_state = "hidden"
    made.create_sheet("空表").sheet_state = "veryHidden"
    document = opened(made)
    assert shown(document) == [[["甲", "1"]]]
    assert [(note.kind, note.key) for note in document.notes] == [("hidden", "sheet 草稿")]


def test_hidden_rows_and_columns_are_told_and_not_read():
    def fill(sheet: Worksheet) -> None:
        for row in (["甲", 1, "旧"], ["乙", 2, "旧"], ["丙", 3, "旧"]):
            sheet.append(row)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True

    document = opened(book(fill))
    assert [note.kind for note in document.notes] == ["hidden"]
    assert "旧" not in document.source.text
    assert "乙" not in document.source.text


def test_planted_error_is_found_at_its_cell():
    data = as_workbook(compose(facts={"requests.received@total": 7}))
    _, findings = walk(data, "a.xlsx")
    finding = next(finding for finding in findings if finding.rule == "GK201")
    assert finding.place.address.label.startswith("Sheet1!")
    assert finding.place.address.parts[1][0] == "cell"
