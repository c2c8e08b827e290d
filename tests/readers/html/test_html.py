"""Web pages: text as a browser shows it, tables with their spans, the report within the page, and exact places."""

from __future__ import annotations

import codecs
from datetime import date

import pytest

from gklint.model.document import Document, Paragraph, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.html import read


def page(markup: str, encoding: str = "utf-8") -> Document:
    return read(markup.encode(encoding), "报告.html", ReaderOptions())


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)
    ]


def asides(document: Document) -> list[str]:
    return [aside.text for aside in document.asides]


def test_blocks_and_breaks_make_paragraphs():
    document = page("<h2>一、<b>总体</b>情况</h2>甲<br>乙<div>丙<p>丁</div>戊<ul><li>己<li>庚</ul>")
    assert lines(document) == ["一、总体情况", "甲", "乙", "丙", "丁", "戊", "己", "庚"]
    assert [block.level for block in document.blocks][:2] == [2, 0]
    assert all(block.joined for block in document.blocks)


def test_blanks_collapse_and_wrapped_chinese_is_joined():
    document = page("<p>\n  做好信\n  息公开  工作\tabc\n def <b> 甲</b> \n</p>")
    assert lines(document) == ["做好信息公开 工作 abc def 甲"]


def test_references_are_resolved_with_their_places():
    (block,) = page("<p>甲&nbsp;乙&#50;&lt;b&gt; &amp;copy; &unknown; &nbsp</p>").blocks
    assert block.text == "甲\xa0乙2<b> &copy; &unknown;"
    assert block.passage.span(1, 2).text == "&nbsp;"
    assert block.passage.span(3, 4).text == "&#50;"
    assert block.passage.span(2, 4).text == "乙&#50;"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_under_every_line_end(end):
    document = page(f"<table>{end}<tr>{end} <td>{end} 规章</td><td> 12 </td><td></td>{end}</table>")
    ((label, figure, empty),) = document.blocks[0].rows
    assert [(cell.span.text, cell.span.line, cell.span.column) for cell in (label, figure, empty)] == [
        ("规章", 4, 2),
        ("12", 4, 14),
        ("", 4, 26),
    ]


def test_spans():
    (table,) = page(
        "<table><tr><td rowspan=2>甲<td colspan='2'>乙<tr><td>1<td>2<tr><td COLSPAN=\"3\" data-rowspan=9>丙</table>"
    ).blocks
    assert [[(c.column, c.height, c.width) for c in row] for row in table.rows] == [
        [(0, 2, 1), (1, 1, 2)],
        [(1, 1, 1), (2, 1, 1)],
        [(0, 1, 3)],
    ]
    assert table.ruled


def test_spans_are_clamped():
    (table,) = page(
        "<table><tr><td rowspan=0>甲<td rowspan=999>乙<td colspan=100000>丙<tr><td>1<tr><td colspan=3.5>2<td>3</table>"
    ).blocks
    assert [cell.height for cell in table.rows[0]] == [3, 3, 1]
    assert table.rows[0][2].width < 1000
    assert [(cell.column, cell.width) for cell in table.rows[2]] == [(2, 3), (5, 1)]


def test_cells_of_several_lines():
    assert tables(page("<table><tr><td><p>本年新</p><p>制作数量</p><td>甲<br>乙<td><p>&nbsp;</p></table>")) == [
        [["本年新\n制作数量", "甲\n乙", "\xa0"]]
    ]


def test_unclosed_and_crossed_tags():
    markup = "<table><tr><td>A<td>1<tr><td></p>B</span></div><td><b><i>2</b></i></table><p>甲<b>乙<p>丙"
    document = page(markup)
    assert tables(document) == [[["A", "1"], ["B", "2"]]]
    assert lines(document) == ["甲乙", "丙"]


def test_text_that_strayed_into_a_table_stands_before_it():
    document = page("<table>甲<tr><td>A<td>1<tr>乙<td>B<td>2</table>丙")
    assert tables(document) == [[["A", "1"], ["B", "2"]]]
    assert lines(document) == ["甲乙", "丙"]
    assert document.blocks[0].passage.span(0, 1).text == "甲"


def test_layout_tables_are_flattened():
    document = page(
        "<table><tr><td>栏目<td><p>甲</p><table><tr><td>A<td>1<tr><td>B<td>2<tr><td>C<td>3</table><p>乙</p></table>"
    )
    assert lines(document) == ["栏目", "甲", "乙"]
    assert tables(document) == [[["A", "1"], ["B", "2"], ["C", "3"]]]


def test_table_of_one_cell_or_of_long_text_is_layout():
    assert lines(page("<table><tr><td><p>甲</p><p>乙</p></table>")) == ["甲", "乙"]
    assert lines(page(f"<table><tr><td>栏目<td>{'长' * 400}</table>")) == ["栏目", "长" * 400]


def test_small_table_in_a_cell_of_a_large_one():
    rows = "".join(f"<tr><td>行{n}<td>{n}" for n in range(9))
    document = page(f"<table>{rows}<tr><td>其他<td><table><tr><td>甲<td>乙</table></table>")
    assert tables(document)[0][-1] == ["其他", "甲\n乙"]


def test_helper_row_of_a_word_processor():
    row = "<tr><td>A<td>1"
    assert tables(page(f"<table>{row}<tr height=0><td width=5></td><td></td></tr></table>")) == [[["A", "1"]]]
    assert tables(page(f"<table>{row}<tr><td></td><td></td></tr></table>")) == [[["A", "1"]]]


def test_blank_row_below_headings_stays():
    assert tables(page("<table><tr><td>总计<td>结果<tr><td><td></table>")) == [[["总计", "结果"], ["", ""]]]


REPORT = "<p>一、总体情况</p><p>甲。</p><p>二、主动公开</p><p>三、收到</p><p>六、其他</p><p>某某局</p>"


def test_the_report_within_a_page():
    document = page(
        "<title>某某局年度报告_某某网</title><nav>首页<p>一、导航</nav><header>某某网</header><div><h3>某某局年度报告</h3>"
        f"<p>发布时间：2024-01-05</p><div class=x><div>{REPORT}</div></div><p>打印 关闭</p></div>"
        "<select><option>一月</select><footer>版权所有</footer><script>document.write('<p>x')</script>"
    )
    assert lines(document)[0] == "某某局年度报告"
    assert lines(document)[1:] == ["一、总体情况", "甲。", "二、主动公开", "三、收到", "六、其他", "某某局"]
    assert asides(document) == ["首页", "一、导航", "某某网", "发布时间：2024-01-05", "打印 关闭", "一月", "版权所有"]


def test_preamble_outside_the_box_of_the_headings():
    document = page(
        f"<div>栏目</div><p>根据《条例》的规定，编制并公布本年度报告。</p><div>{REPORT}</div><div>网站地图</div>"
    )
    assert lines(document)[0] == "根据《条例》的规定，编制并公布本年度报告。"
    assert asides(document) == ["栏目", "网站地图"]


def test_page_without_headings_is_all_report_but_its_furniture():
    document = page("<nav>首页</nav><p>甲</p><table><tr><td>A<td>1</table>")
    assert (lines(document), asides(document)) == (["甲"], ["首页"])


def test_hidden_text():
    document = page(f"<div>{REPORT}<p>乙<span style='display: none'>秘</span>丙</p><div hidden>丁</div></div>")
    assert lines(document)[-1] == "乙丙"
    assert asides(document) == ["秘", "丁"]
    assert [note.kind for note in document.notes] == ["hidden"]
    assert page("<p>甲</p><div style='display:none'>菜单</div>").notes == ()


def test_preformatted_text_keeps_its_lines():
    assert lines(page("<pre>\n一、总体情况\n  甲。\n</pre>")) == ["一、总体情况", "甲。"]


def test_comments_have_their_place():
    document = page("<p>甲<!-- gklint: ignore[GK303] 原因 -->乙</p><!--[if mso]><p>x</p><![endif]-->")
    assert lines(document) == ["甲乙"]
    assert [text for _, text in document.comments] == ["gklint: ignore[GK303] 原因", "[if mso]><p>x</p><![endif]"]
    assert document.comments[0][0].text.startswith("<!--")


def test_title_and_day_of_publication():
    head = (
        "<title> 某某网\n首页 </title><meta name='ArticleTitle' content='某某局&amp;年报'>"
        '<META content="2024-01-15 10:23" NAME=PubDate>'
    )
    document = page(f"{head}<p>甲")
    assert (document.title, document.published) == ("某某局&年报", date(2024, 1, 15))
    document = page("<title> 某某网\n首页 </title><meta property='article:published_time' content='2024-13-99'><p>甲")
    assert (document.title, document.published) == ("某某网 首页", None)


@pytest.mark.parametrize(
    ("encoding", "declared", "noted"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "UTF8", False),
        ("gb18030", "gb2312", False),
        ("gb18030", "GBK", False),
        ("gb18030", "utf-8", True),
        ("utf-8", "gb2312", True),
        ("utf-8", "iso-8859-1", True),
    ],
)
def test_declared_encoding_is_compared_not_obeyed(encoding, declared, noted):
    document = page(f'<meta http-equiv=Content-Type content="text/html; charset={declared}"><p>信息公开镕㐂', encoding)
    assert lines(document) == ["信息公开镕㐂"]
    assert [note.kind for note in document.notes] == ["charset"] * noted


def test_ascii_page_may_declare_anything():
    assert page("<meta charset=gbk><p>abc").notes == ()


def test_byte_order_mark():
    document = read(codecs.BOM_UTF8 + "<p>甲".encode(), "a.html", ReaderOptions())
    assert (lines(document), document.blocks[0].span.start) == (["甲"], 3)


def test_hidden_cells_and_rows_take_no_place():
    document = page(
        "<table><tr><td>A<td style='display:none'>x<td>1<tr style='display:none'><td>秘<td>9<tr><td>B<td hidden>y<td>2"
        "</table>"
    )
    assert tables(document) == [[["A", "1"], ["B", "2"]]]
    assert [cell.column for cell in document.blocks[0].rows[1]] == [0, 1]
    assert asides(document) == ["x", "秘", "9", "y"]


def test_cells_do_not_reach_out_of_the_head_of_a_table():
    (table,) = page("<table><thead><tr><td rowspan=5>A<td>B</thead><tbody><tr><td>1<td>2</table>").blocks
    assert [[(cell.column, cell.height) for cell in row] for row in table.rows] == [[(0, 1), (1, 1)]] * 2


def test_preformatted_lines_go_on_over_marks():
    assert lines(page("<pre>一、<b>总体</b>情况\n<i>甲</i> 乙。</pre>")) == ["一、总体情况", "甲 乙。"]


def test_what_templates_and_drawings_hold_is_no_text():
    document = page(f"<template><p>模板</template><svg style='display:none'><text>图</text></svg><div>{REPORT}</div>")
    assert lines(document)[0] == "一、总体情况"
    assert asides(document) == ["模板", "图"]


@pytest.mark.parametrize("tag", ["<img hidden>", "<script hidden>1</script>", "<plaintext hidden>", "<br hidden>"])
def test_hidden_elements_that_hold_nothing(tag):
    assert [line.removesuffix("<p>") for line in lines(page(f"<p>甲{tag}<p>乙"))] == ["甲", "乙"]


def test_text_in_the_helper_row_of_a_word_processor_is_kept():
    assert tables(page("<table><tr><td>A<td>1<tr height=0><td>B<td>2</table>")) == [[["A", "1"], ["B", "2"]]]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta name=PublishDate content=20240120>", date(2024, 1, 20)),
        ('<script type="application/ld+json">{"datePublished": "2024-01-22T10:00"}</script>', date(2024, 1, 22)),
        ('<script>{"datePublished": "2024-01-22"}</script>', None),
        ("<div>发布时间：2024年1月20日 来源：办公室</div>", date(2024, 1, 20)),
        ("<table><tr><td>发布日期：<td>2024-01-20</table>", date(2024, 1, 20)),
        ("<div>发布时间：2024-01-20</div><div>发布时间：2024-02-20</div>", None),
        ("<meta name=pubdate content=2024-01-19><div>发布时间：2024-01-20</div>", date(2024, 1, 19)),
        ("<div>成文日期：2024-01-20</div>", None),
    ],
)
def test_day_of_publication_wherever_it_is_told(head, published):
    assert page(f"{head}<div>{REPORT}</div>").published == published


def test_title_from_data_for_search_engines():
    script = '<script type="application/ld+json">{"headline": "\\u67d0\\u67d0\\u5c40年报"}</script>'
    assert page(f"<title>首页</title>{script}<p>甲").title == "某某局年报"


def test_list_of_contents_is_not_the_report():
    contents = "<ul><li>一、总体情况<li>二、主动公开<li>三、收到<li>六、其他</ul>"
    document = page(f"<div>{REPORT}{'<p>乙。' * 40}</div><div>{contents}</div>")
    assert lines(document)[:2] == ["一、总体情况", "甲。"]
    assert document.notes == ()


def test_second_report_on_a_page_is_said():
    other = REPORT.replace("甲", "乙")
    document = page(f"<div>{REPORT}</div>\n<div>{other}</div>")
    assert lines(document)[1] == "甲。"
    (note,) = document.notes
    assert (note.kind, note.span.line) == ("cut", 2)
    assert page(f"<div>{REPORT}</div>\n<div>{REPORT}</div>").notes == ()


@pytest.mark.parametrize("markup", ["<frameset><frame src=a.html></frameset>", "<body><script>show()</script></body>"])
def test_page_without_text_is_said(markup):
    (note,) = page(markup).notes
    assert (note.kind, note.key) == ("unreadable", "empty")


def test_struck_out_text_is_left_out_and_noted():
    document = page("<p>一、总体情况</p><p>收到<del>7</del>12件，<s>办结</s>答复<sup>1</sup>。</p>")
    assert lines(document)[1] == "收到12件，答复¹。"
    (note,) = document.notes
    assert (note.kind, note.key, note.span.text) == ("hidden", "struck", "7")


def test_marks_end_with_their_element_and_styles_of_the_page_are_none():
    style = "<style>sup{vertical-align: super} s{text-decoration: line-through}</style>"
    document = page(
        f"{style}<p>2023年<sup>1</p><p>12件</p><img style='vertical-align:super'>30件<br style='vertical-align:sub'>4"
    )
    assert lines(document) == ["2023年¹", "12件", "30件", "4"]


def test_fields_of_a_cell_are_read_and_those_of_the_site_are_not():
    document = page(
        "<input value='请输入'><table><tr><td>行政许可<td><input type=text value='1&#50;'><td><textarea>3</textarea>"
        "<tr><td>行政处罚<td><select><option>0<option selected>5</select><td><input type=hidden value=9>7</table>"
    )
    rows = [[(cell.text, cell.span.text) for cell in row] for block in document.blocks for row in block.rows]
    assert [[text for text, _ in row] for row in rows] == [["行政许可", "12", "3"], ["行政处罚", "5", "7"]]
    assert rows[0][1][1] == "1&#50;"
