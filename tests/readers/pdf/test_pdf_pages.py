"""Pages of PDF one at a time: rulings, cells, lines, margins."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from as_pdf import HEIGHT, Sheet, as_pdf
from sound import assert_sound

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf.read import read


def shown(*sheets: Sheet) -> list[object]:
    document = opened(*sheets)
    return [rows(block) if isinstance(block, Table) else block.text for block in document.blocks]


def opened(*sheets: Sheet) -> Document:
    document = read(as_pdf(sheets), "a.pdf", ReaderOptions())
    assert_sound(document)
    return document


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def grid(
    sheet: Sheet, top: float, texts: list[list[str]], *, bottom_open: bool = False, top_open: bool = False
) -> float:
    """Draw a grid of cells 80 by 20; the y below it."""
    for at, row in enumerate(texts):
        for column, text in enumerate(row):
            left, upper = 60 + 80 * column, top + 20 * at
            if not (top_open and at == 0):
                sheet.line(left, upper, left + 80, upper)
            if not (bottom_open and at == len(texts) - 1):
                sheet.line(left, upper + 20, left + 80, upper + 20)
            sheet.line(left, upper, left, upper + 20)
            sheet.line(left + 80, upper, left + 80, upper + 20)
            if text:
                sheet.text(left + 4, upper + 14, text)
    return top + 20 * len(texts)


def test_merged_cells_are_those_without_a_ruling_between():
    sheet = Sheet()
    sheet.box(60, 60, 220, 120)
    sheet.line(140, 60, 140, 120)
    sheet.line(140, 90, 220, 90)
    for x, y, text in ((70, 92, "规章"), (150, 80, "1"), (150, 110, "2")):
        sheet.text(x, y, text)
    (table,) = opened(sheet).blocks
    assert [[(c.text, c.column, c.height, c.width) for c in row] for row in table.rows] == [
        [("规章", 0, 2, 1), ("1", 1, 1, 1)],
        [("2", 1, 1, 1)],
    ]


def test_empty_cell_is_that_cell():
    sheet = Sheet()
    grid(sheet, 60, [["规章", "", "3"]])
    assert shown(sheet) == [[["规章", "", "3"]]]


def test_rulings_a_little_apart_are_one():
    sheet = Sheet()
    sheet.box(60, 60, 140, 80)
    sheet.box(141.5, 60.8, 220, 80.9)
    sheet.text(70, 74, "甲")
    sheet.text(150, 74, "乙")
    assert shown(sheet) == [[["甲", "乙"]]]


def test_thin_filled_rectangles_are_rulings():
    sheet = Sheet(pen="filled")
    grid(sheet, 60, [["甲", "1"], ["乙", "2"]])
    assert shown(sheet) == [[["甲", "1"], ["乙", "2"]]]


def test_frames_of_two_rectangles_are_rulings():
    """As browsers draw a cell's border: a rectangle with a smaller one cut out of it, here with gaps between cells."""
    sheet = Sheet()
    for at, text in enumerate(("甲", "1", "乙", "2")):
        x, y = 60 + 80 * (at % 2), HEIGHT - 80 - 20 * (at // 2)
        sheet.content.append(f"{x} {y} 78.5 18.5 re {x + 0.75} {y + 0.75} 77 17 re f*")
        sheet.text(x + 4, HEIGHT - y - 6, text)
    assert shown(sheet) == [[["甲", "1"], ["乙", "2"]]]


def test_dashes_are_rulings():
    sheet = Sheet(pen="dashes")
    grid(sheet, 60, [["甲", "1"], ["乙", "2"]])
    assert shown(sheet) == [[["甲", "1"], ["乙", "2"]]]


def test_table_open_at_its_sides():
    sheet = Sheet()
    for y in (60, 80, 100):
        sheet.line(60, y, 300, y)
    for x in (140, 220):
        sheet.line(x, 60, x, 100)
    for at, text in enumerate(("甲", "1", "2", "乙", "3", "4")):
        sheet.text(64 + 80 * (at % 3), 74 + 20 * (at // 3), text)
    assert shown(sheet) == [[["甲", "1", "2"], ["乙", "3", "4"]]]


LEVEL = [["项目", "自然人", "总计"], ["一、新收", "1", "1"], ["二、结转", "22", "22"]]


def test_table_ruled_between_its_rows_only():
    sheet = Sheet(pen="level")
    grid(sheet, 60, LEVEL)
    assert shown(sheet) == [LEVEL]


def test_framed_table_ruled_between_its_rows_only():
    sheet = Sheet()
    for at, row in enumerate(LEVEL):
        sheet.box(60, 60 + 20 * at, 300, 80 + 20 * at)
        for column, text in enumerate(row):
            sheet.text(64 + 80 * column, 74 + 20 * at, text)
    assert shown(sheet) == [LEVEL]


def test_rows_of_a_frame_that_have_no_columns_are_lines():
    sheet = Sheet()
    for at, text in enumerate(("一、总体情况", "本年度收到申请。")):
        sheet.box(60, 60 + 20 * at, 300, 80 + 20 * at)
        sheet.text(64, 74 + 20 * at, text)
    assert shown(sheet) == ["一、总体情况", "本年度收到申请。"]


def test_table_of_three_lines():
    sheet = Sheet(pen="level")
    for at, row in enumerate(LEVEL):
        for column, text in enumerate(row):
            sheet.text(64 + 80 * column, 74 + 20 * at, text)
    for y in (60, 80, 122):
        sheet.line(60, y, 300, y)
    assert shown(sheet) == [LEVEL]


def test_table_of_three_lines_with_wrapped_labels_is_not_guessed():
    sheet = Sheet(pen="level")
    for y in (60, 80, 180):
        sheet.line(60, y, 300, y)
    sheet.text(64, 74, "项目")
    for at, label in enumerate(("一、本年新收政", "二、上年结转政", "三、结转下年度")):
        sheet.text(64, 94 + 28 * at, label)
        sheet.text(64, 108 + 28 * at, "府信息公开申请")
        for x in (180, 220, 260):
            sheet.text(x, 94 + 28 * at, "1")
    document = opened(sheet)
    assert document.blocks == ()
    assert [(note.kind, note.key) for note in document.notes] == [("picture", "table page 1")]


def test_figures_that_stand_in_no_column_are_not_guessed():
    sheet = Sheet(pen="level")
    for y in (60, 80, 100):
        sheet.line(60, y, 300, y)
    for x, y, text in (
        (64, 74, "甲"),
        (140, 74, "11111111"),
        (240, 74, "2"),
        (64, 94, "乙"),
        (145, 94, "3"),
        (175, 94, "4"),
    ):
        sheet.text(x, y, text)
    assert not any(isinstance(block, Table) for block in opened(sheet).blocks)


def test_heading_between_tables_ruled_between_their_rows_is_a_paragraph():
    sheet = Sheet(pen="level")
    below = grid(sheet, 60, LEVEL)
    sheet.text(60, below + 20, "三、收到和处理政府信息公开申请情况")
    grid(sheet, below + 30, LEVEL)
    assert shown(sheet) == [LEVEL, "三、收到和处理政府信息公开申请情况", LEVEL]


def test_a_frame_round_text_and_an_underline_are_no_table():
    sheet = Sheet()
    sheet.box(50, 50, 300, 100)
    sheet.text(60, 80, "一、总体情况")
    sheet.line(60, 140, 200, 140)
    sheet.text(60, 138, "报告")
    assert shown(sheet) == ["一、总体情况", "报告"]


def test_characters_are_sorted_by_baseline_and_place():
    sheet = Sheet()
    sheet.text(90, 100, "公开")
    sheet.text(60, 100, "信息“")
    sheet.text(60, 80, "年度")
    assert shown(sheet) == ["年度", "信息“公开"]


def test_wrapped_title_is_one_line_and_one_of_two_lines_is_not():
    sheet = Sheet()
    sheet.text(60, 60, "某某市某某区民政局二〇二三年政府信息公开年度报", 20)
    sheet.text(60, 90, "告", 20)
    sheet.text(60, 150, "某某区民政局", 20)
    sheet.text(60, 180, "年度报告", 20)
    for y in (220, 234):
        sheet.text(60, y, "本报告由总体情况和主动公开政府信息情况等六部分组成，正文字号为十磅，共四十余字。")
    prose = shown(sheet)
    assert prose[:3] == ["某某市某某区民政局二〇二三年政府信息公开年度报告", "某某区民政局", "年度报告"]


def test_wrapped_lines_of_a_cell_are_one_and_others_are_not():
    sheet = Sheet()
    sheet.box(60, 60, 140, 120)
    sheet.box(140, 60, 220, 120)
    sheet.text(64, 74, "法律服务机构")
    sheet.text(64, 88, "（其他）")
    sheet.text(144, 74, "一二三四五六七")
    sheet.text(144, 88, "八九")
    assert shown(sheet) == [[["法律服务机构\n（其他）", "一二三四五六七八九"]]]


def test_bold_by_printing_twice_is_read_once():
    sheet = Sheet()
    sheet.text(60, 80, "总计22")
    sheet.text(60.3, 80, "总计22")
    assert shown(sheet) == ["总计22"]


def test_radicals_in_the_place_of_characters_are_folded():
    sheet = Sheet()
    sheet.text(60, 80, "⼀、⽆⻓")
    assert shown(sheet) == ["一、无长"]


def test_borderless_columns_stay_lines_with_blanks():
    sheet = Sheet()
    for at, text in enumerate(("规章", "1", "2", "3")):
        sheet.text(60 + 80 * at, 80, text)
    assert shown(sheet) == ["规章 1 2 3"]


def test_borderless_labels_of_very_many_lines_are_told_and_not_guessed():
    """However many pieces of a label stand between two lines with figures, these are of one table."""
    sheet = Sheet()
    lines = ["1.申 0 0 0 0", *["正文"] * 12, "2.申 0 20 12 32", *["正文"] * 12, "3.申 0 0 0 0"]
    for at, line in enumerate(lines):
        sheet.text(60, 60 + 14 * at, line)
    document = opened(sheet)
    assert document.blocks == ()
    assert [(note.kind, note.key) for note in document.notes] == [("picture", "table page 1")]


def test_borderless_labels_of_several_lines_are_told_and_not_guessed():
    sheet = Sheet()
    sheet.text(60, 60, "三、收到和处理政府信息公开申请情况")
    rows = ["一、本年新收 1 0 0 1", "申请数量", "二、上年结转 0 2 0 2", "申请数量", "三、结转下年 0 0 3 3"]
    for at, row in enumerate(["项目 自然人 企业 总计", *rows, "继续办理", "四、行政复议、行政诉讼情况"]):
        sheet.text(60, 80 + 14 * at, row)
    document = opened(sheet)
    assert shown(sheet) == ["三、收到和处理政府信息公开申请情况", "四、行政复议、行政诉讼情况"]
    assert [(note.kind, note.key) for note in document.notes] == [("picture", "table page 1")]
    assert [aside.text for aside in document.asides] == ["项目 自然人 企业 总计", *rows, "继续办理"]


def test_shifted_crop_box_hides_what_is_outside():
    sheet = Sheet(crop=True)
    grid(sheet, 100, [["甲", "1"]])
    sheet.text(2, 60, "无")
    sheet.text(-300, 80, "无")
    assert shown(sheet) == [[["甲", "1"]]]


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_pages_read_as_held(rotate, sideways):
    sheet = Sheet(rotate, sideways)
    sheet.text(60, 60, "报告，“甲”")
    grid(sheet, 100, [["甲", "1"], ["乙", "2"]])
    document = opened(sheet)
    assert shown(sheet) == ["报告，“甲”", [["甲", "1"], ["乙", "2"]]]
    box = dict(document.blocks[1].rows[1][1].span.address.properties)["bbox"]
    assert box == (140.0, 120.0, 220.0, 140.0)


def test_page_of_figures_turned_by_its_content_only_is_read_as_held():
    """Blanks that pdfium makes up between cells say nothing of which way the text runs."""
    sheet = Sheet(90, sideways=True)
    figures = [[str(10 * row + column) for column in range(5)] for row in range(20)]
    grid(sheet, 60, figures)
    assert shown(sheet) == [figures]


def test_table_goes_on_over_the_page():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["乙", "2"]])
    below = grid(second, 60, [["丙", "3"]])
    second.text(60, below + 30, "四、其他")
    assert shown(first, second) == [[["甲", "1"], ["乙", "2"], ["丙", "3"]], "四、其他"]
    table = opened(first, second).blocks[0]
    assert [row[0].span.address.label for row in table.rows] == ["第1页", "第1页", "第2页"]


def test_text_between_parts_two_tables():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["乙", "2"]])
    second.text(60, 90, "四、其他")
    grid(second, 100, [["丙", "3"]])
    assert shown(first, second) == [[["甲", "1"], ["乙", "2"]], "四、其他", [["丙", "3"]]]


def test_table_of_another_width_is_another_table():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"]])
    grid(second, 60, [["丙", "3", "4"]])
    assert shown(first, second) == [[["甲", "1"]], [["丙", "3", "4"]]]


def test_repeated_heading_is_dropped_and_equal_figures_are_not():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["信息内容", "数量"], ["规章", "1"]])
    grid(second, 60, [["信息内容", "数量"], ["规章", "1"]])
    assert shown(first, second) == [[["信息内容", "数量"], ["规章", "1"], ["规章", "1"]]]


def test_row_cut_inside_a_cell_is_one_row():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["（三）其他对外", "12"]])
    grid(second, 60, [["管理服务", ""], ["丙", "3"]])
    assert shown(first, second) == [[["甲", "1"], ["（三）其他对外管理服务", "12"], ["丙", "3"]]]


def test_row_that_begins_anew_is_not_the_rest_of_a_blank_one():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["1.信访举报投诉", ""]])
    grid(second, 60, [["2.重复申请", "3"]])
    assert shown(first, second) == [[["甲", "1"], ["1.信访举报投诉", ""], ["2.重复申请", "3"]]]


def test_short_label_does_not_go_on_below():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["规章", ""]])
    grid(second, 60, [["文件", "3"]])
    assert shown(first, second) == [[["甲", "1"], ["规章", ""], ["文件", "3"]]]


def test_heading_that_fills_its_cell_does_not_go_on_with_a_figure():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["一二三四五六七", "八九十一二三四"]])
    grid(second, 60, [["12", "3"]])
    assert shown(first, second) == [[["一二三四五六七", "八九十一二三四"], ["12", "3"]]]


def test_rows_open_at_the_end_of_a_page():
    first, second = Sheet(), Sheet()
    grid(first, 700, [["甲", "1"], ["乙", "2"]], bottom_open=True)
    grid(second, 60, [["丙", "3"], ["丁", "4"]], top_open=True)
    assert shown(first, second) == [[["甲", "1"], ["乙", "2"], ["丙", "3"], ["丁", "4"]]]


def test_label_over_several_rows_goes_on_over_the_page():
    first, second = Sheet(), Sheet()
    for sheet, top in ((first, 700), (second, 60)):
        sheet.box(60, top, 140, top + 40)
        for upper in (top, top + 20):
            sheet.box(140, upper, 220, upper + 20)
            sheet.text(144, upper + 14, str(upper))
    first.text(64, 715, "三、办理结果")
    (table,) = opened(first, second).blocks
    assert [(cell.text, cell.height) for row in table.rows for cell in row if cell.column == 0] == [("三、办理结果", 4)]


def test_page_numbers_and_running_heads_are_asides():
    sheets = [Sheet(), Sheet()]
    for number, sheet in enumerate(sheets, 1):
        sheet.text(60, 40, "某某区民政局年度报告")
        sheet.text(60, 400, f"第{'一二'[number - 1]}段")
        sheet.text(280, HEIGHT - 30, str(number))
    document = opened(*sheets)
    assert [block.text for block in document.blocks] == ["第一段", "第二段"]
    assert [aside.text for aside in document.asides] == ["某某区民政局年度报告", "1", "某某区民政局年度报告", "2"]


def test_indented_line_keeps_its_margin():
    sheet = Sheet()
    for y, x, text in ((80, 60, "第一行文字"), (94, 60, "第二行文字"), (108, 80, "第三行缩进")):
        sheet.text(x, y, text)
    document = opened(sheet)
    assert "\n\u3000\u3000第三行缩进" in document.source.text
    assert document.source.text.count("\u3000") == 2


def test_short_ruling_inside_a_cell_makes_no_row():
    sheet = Sheet()
    sheet.box(60, 60, 140, 120)
    sheet.box(140, 60, 220, 120)
    sheet.line(140, 90, 150, 90)
    sheet.text(64, 74, "甲")
    sheet.text(154, 74, "1")
    (table,) = opened(sheet).blocks
    assert [[(cell.text, cell.height) for cell in row] for row in table.rows] == [[("甲", 1), ("1", 1)]]


def _rows_beside(sheet: Sheet, texts: list[tuple[str, str]], top: float, left: float = 140) -> None:
    """Ruled rows of two cells, 20 points high, from `left` on."""
    for at, (label, figure) in enumerate(texts):
        y = top + at * 20
        for x1, x2, text in ((left, 300, label), (300, 400, figure)):
            sheet.box(x1, y, x2, y + 20)
            sheet.text(x1 + 4, y + 14, text)


@pytest.mark.parametrize("drawn", [False, True])
def test_tall_cell_whose_frame_is_not_drawn_on_the_next_page(drawn):
    """As browsers print it: the rest of the table is narrower there, and the last row may be cut."""
    first, second, third = Sheet(), Sheet(), Sheet()
    first.box(60, 720, 140, 780)
    first.text(64, 750, "不予公开")
    _rows_beside(first, [("国家秘密", "1"), ("其他法律", "2"), ("内部事务", "3")], 720)
    if drawn:
        second.box(60, 60, 140, 100)
    _rows_beside(second, [("行政执法案卷", "4"), ("行政查询事项", "5")], 60)
    third.box(60, 60, 140, 100)
    _rows_beside(third, [("信访举报", "6"), ("重复申请", "7")], 60)
    (table,) = read(as_pdf([first, second, third]), "a.pdf", ReaderOptions()).blocks
    assert [cell.text for row in table.rows for cell in row if cell.text.isdigit()] == list("1234567")
    assert {cell.column for row in table.rows for cell in row if cell.text.isdigit()} == {2}
    (tall,) = [cell for row in table.rows for cell in row if cell.text == "不予公开"]
    assert (tall.row, tall.height) == (0, 7)


def test_narrower_table_on_the_next_page_is_another_where_no_tall_cell_ends():
    first, second = Sheet(), Sheet()
    for at in range(3):
        first.box(60, 720 + at * 20, 140, 740 + at * 20)
        first.text(64, 734 + at * 20, "甲乙丙"[at])
    _rows_beside(first, [("国家秘密", "1"), ("其他法律", "2"), ("内部事务", "3")], 720)
    _rows_beside(second, [("规章", "4"), ("文件", "5")], 60)
    assert len(read(as_pdf([first, second]), "a.pdf", ReaderOptions()).blocks) == 2


def test_fonts_of_the_machine_do_not_matter_each_character_fills_its_square():
    sheet = Sheet()
    sheet.text(60, 100, "信息公开", size=10)
    document = pdfium.PdfDocument(as_pdf([sheet]))
    held = document[0].get_textpage()
    boxes = [held.get_charbox(at, loose=False) for at in range(4)]
    assert [(round(right - left), round(top - bottom)) for left, bottom, right, top in boxes] == [(10, 10)] * 4
