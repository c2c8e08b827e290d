"""Markdown files: headings, bold, tables, front matter, comments, code."""

from __future__ import annotations

from datetime import date

from gklint.model.plugin import ReaderOptions
from gklint.readers.markdown import read


def headings(document):
    return [(block.level, block.text) for block in document.blocks if block.level]


def test_headings_have_levels(markdown):
    document = markdown(
        "# 年度报告\n\n## 一、总体情况 ##\n### （一）\u3000主动公开\n#### 第C#\n####### 七\n#无空格\n##\n"
    )
    assert headings(document) == [(1, "年度报告"), (2, "一、总体情况"), (3, "（一）\u3000主动公开"), (4, "第C#")]
    assert [block.text for block in document.blocks[4:]] == ["####### 七", "#无空格"]
    assert document.blocks[1].span.text == "一、总体情况"
    assert document.blocks[1].joined
    assert not document.blocks[4].joined


def test_underlined_headings(markdown):
    document = markdown("年度报告\n====\n一、总体情况\r\n---\n这是一句话。\n---\n\n二、主动公开\n\n***\n正文\n")
    assert headings(document) == [(1, "年度报告"), (2, "一、总体情况")]
    assert [block.text for block in document.blocks[2:]] == ["这是一句话。", "二、主动公开", "正文"]


def test_paired_bold_marks_are_dropped_and_unpaired_ones_stay(markdown):
    (first, second, third) = markdown("**一是**加强**组织**领导。\n** 不成对 ** 和 **三是\n*斜体*与`代码`\n").blocks
    assert first.text == "一是加强组织领导。"
    assert first.passage.span(2, 6).text == "加强**组织"
    assert first.passage.span(0, 2).text == "一是"
    assert second.text == "** 不成对 ** 和 **三是"
    assert third.text == "*斜体*与`代码`"


def test_escaped_marks_stand_for_themselves(markdown):
    (block,) = markdown("1\\.加强\\*\\*领导\\*\\*，路径 a\\b。\n").blocks
    assert block.text == "1.加强**领导**，路径 a\\b。"


def test_marks_of_quotations_and_lists_are_dropped(shown_markdown):
    assert shown_markdown("> 引文\n> > 再引\n- 一条\n* **二**条\n+ 三条\n1. 四条\n- 12\n-五\n") == [
        "引文",
        "再引",
        "一条",
        "二条",
        "三条",
        "1. 四条",
        "- 12",
        "-五",
    ]


def test_lines_of_a_paragraph_stay_apart(markdown):
    blocks = markdown("我局做好信\n息公开工作。\n").blocks
    assert [(block.text, block.joined) for block in blocks] == [("我局做好信", False), ("息公开工作。", False)]


def test_cells_lose_their_marks(markdown):
    (table,) = markdown("| **信息** 内容 | 数 |\n|:--|--:|\n| 规章<br/>文件 | **12** |\n| \\* | 3 |\n").blocks
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["信息 内容", "数"],
        ["规章\n文件", "12"],
        ["*", "3"],
    ]
    assert table.rows[1][1].span.text == "12"
    assert table.rows[0][0].span.text == "信息** 内容"


def test_table_rows_may_have_more_cells_than_the_head_and_no_rule(shown_markdown):
    assert shown_markdown("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n") == [[["甲", "乙"], ["1", "2", "3"]]]
    assert shown_markdown("| 甲 | 乙 |\n| 1 | 2 |\n") == [[["甲", "乙"], ["1", "2"]]]


def test_front_matter_gives_the_title(markdown):
    document = markdown('---\ntitle: "某某局2023年报告"\ntags: [a]\n---\n# 一、总体情况\n')
    assert document.title == "某某局2023年报告"
    assert [aside.text for aside in document.asides] == ["---", 'title: "某某局2023年报告"', "tags: [a]", "---"]
    assert [block.text for block in document.blocks] == ["一、总体情况"]
    assert document.blocks[0].span.line == 5


def test_front_matter_gives_the_day_of_publication(markdown):
    assert markdown("---\ntitle: 报告\ndate: 2024-02-27\n---\n正文\n").published == date(2024, 2, 27)
    assert markdown("---\ntitle: 报告\ndate: 2024-02-30\n---\n正文\n").published is None


def test_rule_at_the_top_is_no_front_matter(markdown):
    document = markdown("---\n\n一、总体情况\n\n---\n正文\n")
    assert document.title is None
    assert [block.text for block in document.blocks] == ["一、总体情况", "正文"]


def test_comments_are_kept_with_their_place(markdown):
    document = markdown("甲<!-- gklint: ignore[GK303] 原因 -->乙\n<!--\n| 1 | 2 |\n-->\n丙 <!-- 没有结束\n")
    assert [(span.line, text) for span, text in document.comments] == [
        (1, "gklint: ignore[GK303] 原因"),
        (2, "| 1 | 2 |"),
    ]
    assert [block.text for block in document.blocks] == ["甲乙", "丙 <!-- 没有结束"]
    assert document.blocks[0].passage.span(1, 2).start == document.source.text.index("乙")


def test_comment_in_a_cell(markdown):
    (table,) = markdown("| 规章 | 1<!-- 已核 --> |\n| 文件 | 2 |\n").blocks
    assert (table.rows[0][1].text, table.rows[0][1].span.text) == ("1", "1")


def test_fenced_code_is_skipped_but_not_what_follows_an_open_fence(markdown):
    document = markdown("```text\n| 1 | 2 |\n<!-- 例 -->\n```\n甲\n~~~\n乙\n")
    assert [block.text for block in document.blocks] == ["甲", "~~~", "乙"]
    assert document.comments == ()


def test_longer_fence_needs_a_longer_end(shown_markdown):
    assert shown_markdown("````\n```\n甲\n````\n乙\n") == ["乙"]


def test_page_numbers_are_asides(markdown):
    document = markdown("甲\n\n- 3 -\n\n乙\n")
    assert [aside.text for aside in document.asides] == ["- 3 -"]
    assert [block.text for block in document.blocks] == ["甲", "乙"]


def test_format_and_encoding():
    document = read("# 一、总体情况\r\n正文\r\n".encode("gb18030"), "报告.md", ReaderOptions())
    assert (document.source.format, document.source.encoding) == ("md", "gb18030")
    assert document.blocks[1].span.start == 10


def test_long_lines_of_marks_are_read(markdown):
    for piece in ("**a", "<!--", "<!-- -->", "```", "# ", " #", "> ", "- ", "\\*", "<br ", "-_ "):
        markdown(piece * (300_000 // len(piece)) + "x\n")


def test_tables_written_as_html(markdown):
    document = markdown(
        "# 甲\n\n<table>\n<tr><td rowspan=2>A</td><td>1</td></tr>\n<tr><td>2&nbsp;</td></tr>\n</table>\n乙\n"
        "| C | 3 |\n|---|---|\n| D | 4 |\n"
    )
    heading, table, line, pipes = document.blocks
    assert (heading.text, line.text) == ("甲", "乙")
    assert [[(cell.text, cell.row, cell.column) for cell in row] for row in table.rows] == [
        [("A", 0, 0), ("1", 0, 1)],
        [("2\xa0", 1, 1)],
    ]
    assert table.rows[1][0].span.text == "2&nbsp;"
    assert table.rows[0][1].span.line == 4
    assert len(pipes.rows) == 2


def test_html_table_that_is_never_closed_is_text(shown_markdown):
    assert shown_markdown("<table>\n甲\n</table> 乙\n<table>\n丙\n") == ["甲", "乙", "<table>", "丙"]
