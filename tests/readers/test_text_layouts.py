"""Each way in which tables come out as text, as a small piece of such a text, by its number in the list of finds."""

from __future__ import annotations

import pytest

ZEROS = ["0"] * 3


def test_l01_one_cell_a_line_led_by_tabs(shown):
    text = "\t信息内容\n\t本年制发件数\n\t本年废止件数\n\n\t规章\n\t0\n\t+12\n\n\t\n\t3\n\t4\n\n三、收到\n"
    assert shown(text) == [
        [["信息内容", "本年制发件数", "本年废止件数"], ["规章", "0", "+12"], ["", "3", "4"]],
        "三、收到",
    ]


def test_l01_label_goes_on_after_a_blank_line(shown):
    text = "\t\n\t（三）不予\n\n公开\n\t1.属于国家秘密\n\t0\n\t0\n\n\t\n\t\n\t2.其他\n\t0\n\t0\n"
    assert shown(text) == [[["", "（三）不予\n公开", "1.属于国家秘密", "0", "0"], ["", "", "2.其他", "0", "0"]]]


def test_l01_heading_right_before_a_table_is_no_part_of_the_cell_above(shown):
    above, below = "\t行政许可\n\t5\n\t0\n\t无此类\n\n\n", "\t申请人情况\n\t总计\n\n\t一、本年新收\n\t0\n\t0\n"
    text = f"{above}三、收到和处理政府信息公开申请情况\n{below}"
    assert shown(text) == [
        [["行政许可", "5", "0", "无此类"]],
        "三、收到和处理政府信息公开申请情况",
        [["申请人情况", "总计"], ["一、本年新收", "0", "0"]],
    ]


def test_l01_paragraph_after_the_table_is_no_part_of_its_last_cell(shown):
    table = [["规章", "0", "0"]]
    assert shown("\t规章\n\t0\n\t0\n\n注：单位为件\n\t规章\n\t0\n\t0\n") == [table, "注：单位为件", table]
    assert shown("\t规章\n\t0\n\t0\n2023年，我局共收到申请3件。\n") == [table, "2023年，我局共收到申请3件。"]


def test_l01_without_blank_lines_between_rows(shown):
    assert shown("\t规章\n\t0\n\t\n\t1\n" * 6) == [("规章", "0", "1") * 6]


def test_l01_with_a_blank_line_after_every_cell(shown):
    assert shown("\t规章\n\n\t0\n\n\t0\n\n\t文件\n\n\t1\n") == [("规章", "0", "0", "文件", "1")]


def test_l01_row_of_blank_cells(shown):
    text = "\t结果维持\n\t总计\n\n\t\n\t\n\n\t规章\n\t\n\t\n\n\t文件\n\t\n\t\n"
    assert shown(text) == [[["结果维持", "总计"], ["", ""], ["规章", "", ""], ["文件", "", ""]]]


def test_l02_one_cell_a_line_without_mark_stays_lines(shown):
    assert shown("规章\n\n0\n\n0\n\n3\n") == ["规章", "0", "0", "3"]


def test_l03_row_a_line_without_outer_pipes(shown):
    text = "一、本年新收政府信息公开申请数量 | 58 | 7 | 66 |\n2.重复申请 | 0 | 0 | 0 |\n"
    assert shown(text) == [[["一、本年新收政府信息公开申请数量", "58", "7", "66"], ["2.重复申请", *ZEROS]]]


def test_l03_without_a_last_pipe_elsewhere_a_last_pipe_has_an_empty_cell_behind_it(shown):
    text = "一、本年新收政府信息公开申请数量 | 58 | 7 | 66\n2.重复申请 | 0 | 0 |\n"
    assert shown(text) == [[["一、本年新收政府信息公开申请数量", "58", "7", "66"], ["2.重复申请", "0", "0", ""]]]


def test_l03_without_a_first_pipe_elsewhere_a_first_pipe_has_an_empty_cell_before_it(shown):
    assert shown("结果维持 | 结果纠正 | 总计\n | 0 | 0\n") == [[["结果维持", "结果纠正", "总计"], ["", "0", "0"]]]


def test_l04_trailing_empty_pipes_are_empty_cells(shown):
    text = "第二十条第(一)项 | |||\n信息内容 | 本年处理决定数量\n行政许可 | 5 | ||\n"
    assert shown(text) == [
        [["第二十条第(一)项", "", "", "", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "5", "", "", ""]]
    ]


def test_l05_one_cell_a_line_with_a_pipe_after_each(shown):
    text = "第二十条第（一）项 |\n||||\n规章 |\n0 |\n0 |\n0 |\n|\n一、本年新收 |\n1 |\n|\n四、政府信息公开\n"
    assert shown(text) == [
        ("第二十条第（一）项", "规章", *ZEROS, "一、本年新收", "1"),
        "四、政府信息公开",
    ]


def test_l06_cell_and_pipe_on_separate_lines(shown):
    text = "二、主动公开政府信息情况\n信息内容\n|\n规章\n|\n0\n|\n|\n（三）不予\n公开\n|\n3\n|\n三、收到\n"
    assert shown(text) == [
        "二、主动公开政府信息情况",
        ("信息内容", "规章", "0", "（三）不予\n公开", "3"),
        "三、收到",
    ]


def test_l06_row_label_like_a_heading_stays_a_line(shown):
    text = "规章\n|\n0\n|\n1\n|\n四、结转下年度继续办理\n|\n0\n|\n1\n|\n"
    assert shown(text) == [("规章", "0", "1"), "四、结转下年度继续办理", ("0", "1")]


def test_l07_markdown_table_in_pieces(shown):
    text = "| 信息内容 | 制发 |\n|---|:--:|\n| 规章 | 0 |\n\n| 文件 | 1 |\n"
    assert shown(text) == [[["信息内容", "制发"], ["规章", "0"], ["文件", "1"]]]


def test_l07_second_line_of_single_dashes_is_a_rule_but_other_dashes_are_cells(shown):
    assert shown("| 甲 | 乙 |\n|-|-|\n| 1 | - |\n| - | - |\n") == [[["甲", "乙"], ["1", "-"], ["-", "-"]]]


def test_l08_line_ends_inside_cells(shown):
    text = "| \n 规章  | \n 0  | \n 1  |\n\n| \n 行政\n规范性文件 |\n 2 |\n"
    assert shown(text) == [("规章", "0", "1", "行政\n规范性文件", "2")]


def test_l09_tabs_between_cells(shown):
    text = (
        "信息内容\t本年新制作数量\t本年新 公开数量\n规章\t0\t0\n\n规范性文件\t0\t0\n"
        "行政事业性收费\t0\t\n\t(三) 不予公开\t1. 属于国家秘密\t0\n3. 要求提供\t\t0\t0\t\n三、收到\n"
    )
    assert shown(text) == [
        [
            ["信息内容", "本年新制作数量", "本年新 公开数量"],
            ["规章", "0", "0"],
            ["规范性文件", "0", "0"],
            ["行政事业性收费", "0", ""],
            ["", "(三) 不予公开", "1. 属于国家秘密", "0"],
            ["3. 要求提供", "", "0", "0", ""],
        ],
        "三、收到",
    ]


def test_l09_row_that_begins_like_a_heading_is_a_row(shown):
    text = "一、本年新收政府信息公开申请数量\t0\t0\n\n三、 本 年 度 办 理 结 果\t(一) 予以公开\t0\t0\t\n"
    assert shown(text) == [
        [["一、本年新收政府信息公开申请数量", "0", "0"], ["三、 本 年 度 办 理 结 果", "(一) 予以公开", "0", "0", ""]]
    ]


def test_l09_heading_with_a_trailing_tab_is_no_row(shown):
    text = "规章\t0\t0\n三、收到和处理政府信息公开申请情况\t\n一、本年新收\t0\t0\n"
    assert shown(text) == [[["规章", "0", "0"]], "三、收到和处理政府信息公开申请情况", [["一、本年新收", "0", "0"]]]


@pytest.mark.parametrize(
    "line",
    [
        "四、结转下年度继续办理 0 0 0 0 0 0 0",  # L10
        "结 结 其 尚",  # L12
        "一、总体情况........1",  # L32
        "一、总体情况 根据《条例》编制。二、主动公开政府信息情况 规章 0 0 0",  # L36
        "行政许可    5",
    ],
)
def test_lines_without_tabs_or_pipes_stay_lines(shown, line):
    assert shown(line) == [line]


def test_l11_header_set_vertically(shown):
    text = "\t结\n果\n维\n持\n\t结果纠正\n\t总\n计\n\n\t0\n\t0\n\t0\n"
    assert shown(text) == [[["结\n果\n维\n持", "结果纠正", "总\n计"], ZEROS]]


def test_l16_values_between_the_halves_of_a_label(shown):
    text = "（二）部分公开（区分处理的，只\n| 0 | 0 | 0 |\n计这一情形）\n"
    assert shown(text) == ["（二）部分公开（区分处理的，只", [ZEROS], "计这一情形）"]


@pytest.mark.parametrize(
    "mark", ["— 3 —", "- 3 -", "－3－", "第 3 页 共 8 页", "第3页，共8页", "共8页 第三页", "3 / 8"]
)
def test_l18_page_number_interrupts_nothing(text, shown, mark):
    for content in ("\t规章\n\t0\n{}\n\t0\n", "规章\t0\t0\n{}\n文件\t0\t1\n", "| 规 | 0 |\n{}\n| 文 | 1 |\n"):
        assert shown(content.format(mark)) == shown(content.replace("{}\n", ""))
        assert [aside.text for aside in text(content.format(mark)).asides] == [mark]


def test_l18_page_number_inside_a_cell_is_dropped(shown):
    assert shown("\t（三）不予\n— 3 —\n\n公开\n\t1.秘密\n\t0\n\t0\n") == [[["（三）不予\n公开", "1.秘密", "0", "0"]]]


def test_l18_bare_number_is_a_figure(shown):
    assert shown("规章\n\n3\n\n12\n") == ["规章", "3", "12"]


def test_l22_blank_cells_between_pipes_are_kept(shown):
    assert shown("| 规章 | | | 0 |\n| 文件 |  |  | 0 |\n") == [[["规章", "", "", "0"], ["文件", "", "", "0"]]]


def test_l33_site_furniture_is_no_table(shown):
    lines = ["首页 > 政务公开", "首页 | 政务公开 | 年报", "发布时间：2024-01-20 | 来源：区民政局", "字号：[大 中 小]"]
    assert shown("\n\n正文。\n\n".join(lines)) == [x for line in lines for x in (line, "正文。")][:-1]


def test_h07_heading_with_a_stray_pipe_is_no_row(shown):
    assert shown("| 规章 | 0 | 0 |\n\n|六、其他需要报告的事项\n无\n") == [
        [["规章", "0", "0"]],
        "|六、其他需要报告的事项",
        "无",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2023年\t我局共收到申请3件，均已办结。",
        "共收到\t3\t件，办结\t3\t件。",
        "一、\t总体情况",
        "（一）\t主动公开情况",
        "联系电话：\t81234567",
        "标题|副标题",
        "某某区民政局\t\t2024年1月20日",
        "某某区民政局\t",
        "标题｜副标题",
    ],
)
def test_prose_that_holds_a_tab_or_pipe_is_no_table(shown, line):
    assert shown(f"{line}\n") == [line.strip()]
    assert shown(f"{line}\n正文。\n{line}\n") == [line.strip(), "正文。", line.strip()]


def test_paragraphs_indented_by_tabs_are_no_table(shown):
    lines = ["某某局2023年年度报告", "一、总体情况", "（一）主动公开情况", "2023年，我局认真落实条例，公开信息12条。"]
    assert shown("\n\t\n".join(f"\t{line}" for line in lines)) == lines


def test_heading_indented_by_a_tab_above_a_table(shown):
    table = "\t第二十条第（一）项\n\n\t规章\n\t0\n\t0\n"
    text = f"\t2023年，我局认真落实条例，公开信息12条。\n\t二、主动公开政府信息情况\n{table}"
    assert shown(text)[1:] == ["二、主动公开政府信息情况", [["第二十条第（一）项"], ["规章", "0", "0"]]]


def test_full_width_pipes(shown):
    assert shown("规章｜0｜0\n文件｜1｜0\n") == [[["规章", "0", "0"], ["文件", "1", "0"]]]


def test_markup_in_a_text_file_stays_in_the_text(shown):
    assert shown("# 一、总体情况\n**三是**加强。<br>\n<!-- 注 -->\n") == [
        "# 一、总体情况",
        "**三是**加强。<br>",
        "<!-- 注 -->",
    ]
