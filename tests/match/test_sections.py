"""The top-level headings of reports as they come: worded, numbered, broken and misplaced in many ways."""

from collections.abc import Callable

import pytest

from gklint.match.heading_wordings import Wordings
from gklint.match.sections import Outline, find_outline
from gklint.model.document import Cell, Document, Paragraph, Table
from gklint.model.form import SECTION_KEYS
from gklint.model.source import Passage, Source, Span

HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
Reads = Callable[[str], Outline]


def report(**changed: str) -> str:
    """The six headings with a line of text below each; `changed` replaces a section's heading line (h1=…)."""
    lines = []
    for number, heading in enumerate(HEADINGS, 1):
        lines += [changed.get(f"h{number}", heading), f"第{number}部分的正文。"]
    return "\n".join(line for line in lines if line)


def keys(outline: Outline) -> list[str | None]:
    return [head.key for head in outline.heads]


def test_the_six_sections_and_their_regions(outline: Reads) -> None:
    found = outline("标题\n\n前言。\n" + report())
    assert keys(found) == list(SECTION_KEYS)
    assert [head.match for head in found.heads] == ["canonical"] * 6
    assert [head.heading.number for head in found.heads] == [1, 2, 3, 4, 5, 6]
    assert [tuple(region) for region in found.regions[:3]] == [(None, 0, 2), ("overview", 3, 4), ("disclosure", 5, 6)]
    assert found.keys == frozenset(SECTION_KEYS)


def test_a_heading_stands_where_it_was_written(outline: Reads) -> None:
    text = " " + report()
    head = outline(text).heads[3]
    span = head.heading.passage.span()
    assert span.text == "四、政府信息公开行政复议、行政诉讼情况"
    assert (head.heading.ordinal, head.heading.body, head.heading.level) == ("四、", span.text[2:], 1)
    assert head.heading.passage.text[head.heading.body_at :] == head.heading.body


@pytest.mark.parametrize(
    ("line", "ordinal"),
    [
        ("四. 政府信息公开行政复议、行政诉讼情况", "四. "),  # H01
        ("四，政府信息公开行政复议、行政诉讼情况", "四，"),
        ("四、 政府信息公开行政复议、行政诉讼情况", "四、 "),
        ("|四、政府信息公开行政复议、行政诉讼情况", "|四、"),  # H07
        ("l四、政府信息公开行政复议、行政诉讼情况", "l四、"),
        ("# 四、政府信息公开行政复议、行政诉讼情况", "# 四、"),
        ("四政府信息公开行政复议、行政诉讼情况", "四"),
        ("第四部分　政府信息公开行政复议、行政诉讼情况", "第四部分　"),
    ],
)
def test_h01_h07_other_marks_and_dirt(outline: Reads, line: str, ordinal: str) -> None:
    found = outline(report(h4=line))
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[3].heading.ordinal == ordinal
    assert found.heads[3].match == "canonical"


def test_h02_h03_accepted_wording(outline: Reads) -> None:
    found = outline(report(h5="五、政府信息公开工作存在的主要问题及改进情况"))
    assert (found.heads[4].key, found.heads[4].match) == ("problems", "variant")


def test_h04_statutory_words_below_the_top_level(outline: Reads) -> None:
    text = report().replace(
        "第1部分", "（一）主动公开政府信息情况\n（二）行政机关收到和处理政府信息公开申请情况\n第1部分"
    )
    assert keys(outline(text)) == list(SECTION_KEYS)


def test_arabic_numbers_below_the_top_level(outline: Reads) -> None:
    text = report().replace("第1部分", "1.主动公开政府信息情况\n2.主动公开政府信息情况。按时公开。\n第1部分")
    assert keys(outline(text)) == list(SECTION_KEYS)


def test_h05_topics_numbered_as_sections(outline: Reads) -> None:
    found = outline(
        "一、总体情况\n全年情况。\n二、工作机制保障\n明确分工。\n三、平台建设\n更新栏目。\n一、主动公开政府信息情况\n"
        "二、收到和处理政府信息公开申请情况\n三、政府信息公开行政复议、行政诉讼情况\n四、存在的主要问题及改进情况\n"
        "五、其他需要报告的事项"
    )
    assert keys(found) == ["overview", None, None, "disclosure", "requests", "review", "problems", "other"]
    assert [head.heading.number for head in found.heads] == [1, 2, 3, 1, 2, 3, 4, 5]


def test_h06_shifted_numbers(outline: Reads) -> None:
    found = outline(report(h2="三、主动公开政府信息情况", h3="四、收到和处理政府信息公开申请情况"))
    assert keys(found) == list(SECTION_KEYS)
    assert [head.heading.number for head in found.heads[:3]] == [1, 3, 4]


def test_h08_first_heading_missing(outline: Reads) -> None:
    found = outline("前言。\n" + report(h1=""))
    assert keys(found) == list(SECTION_KEYS[1:])
    assert found.regions[0] == (None, 0, 2)


@pytest.mark.parametrize(
    "line",
    [
        "四、因政府信息公开工作被申请行政复议 、提起行政诉讼\n情况",
        "四、政府信息公开行政复议、\n行政诉讼情况",
        "四、\n政府信息公开行政复议、行政诉讼情况",
    ],
)
def test_h09_heading_over_two_lines(outline: Reads, line: str) -> None:
    found = outline(report(h4=line))
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[3].heading.passage.span().text == line
    assert found.heads[3].heading.body == "".join(line.split("\n"))[2:]
    assert found.regions[4].last - found.regions[4].first == 1


@pytest.mark.parametrize(
    ("line", "body", "rest"),
    [
        ("一、总体情况 2023年，本单位依法公开信息。", "总体情况", "2023年，本单位依法公开信息。"),
        ("一、总体情况。2023年，本单位依法公开信息。", "总体情况", "2023年，本单位依法公开信息。"),
        ("一、总体情况：本单位依法公开信息", "总体情况", "本单位依法公开信息"),
        ("一、总体情况2023年，本单位依法公开信息。", "总体情况", "2023年，本单位依法公开信息。"),
    ],
)
def test_h10_heading_and_sentence_on_one_line(outline: Reads, line: str, body: str, rest: str) -> None:
    found = outline(report(h1=line))
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[0].heading.body == body
    below = found.blocks[found.regions[1].first]
    assert isinstance(below, Paragraph)
    assert below.text == rest == below.span.text


def test_heading_with_bracket(outline: Reads) -> None:
    found = outline(
        report(h3="三、收到和处理政府信息公开申请情况（数据准确、要素齐全）", h1="一、总体情况（宋体加粗小四号字）")
    )
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[0].heading.body == "总体情况（宋体加粗小四号字）"
    assert [head.match for head in found.heads] == ["canonical"] * 6


def test_h11_merged_sections(outline: Reads) -> None:
    text = report(h5="五、存在的主要问题、改进情况及其他需要报告的事项", h6="")
    found = outline(text)
    assert keys(found) == list(SECTION_KEYS[:5])
    assert found.heads[4].match == "keyword"


def test_h12_seventh_section(outline: Reads) -> None:
    found = outline(report() + "\n七、附件\n1.申请表")
    assert keys(found) == [*SECTION_KEYS, None]
    assert found.heads[6].heading.body == "附件"


def test_h13_number_in_one_character_is_no_top_level(outline: Reads) -> None:
    assert keys(outline(report().replace("第1部分", "㈠总体情况\n㈡主动公开政府信息情况\n第1部分"))) == list(
        SECTION_KEYS
    )


def test_recognised_by_some_words_only(outline: Reads) -> None:
    found = outline(report(h2="二、2023年主动公开信息工作开展情况"))
    assert (found.heads[1].key, found.heads[1].match) == ("disclosure", "keyword")


def test_a_second_place_by_some_words_only_is_an_extra_section(outline: Reads) -> None:
    found = outline(report() + "\n七、主动公开工作的其他情况")
    assert keys(found) == [*SECTION_KEYS, None]


def test_sections_out_of_order_and_twice(outline: Reads) -> None:
    order = [0, 2, 1, 3, 4, 4, 5]
    found = outline("\n".join(f"{HEADINGS[at]}\n正文。" for at in order))
    assert keys(found) == [SECTION_KEYS[at] for at in order]


def test_two_reports_in_one_file(outline: Reads) -> None:
    assert keys(outline(f"{report()}\n第二份报告\n{report()}")) == [*SECTION_KEYS, *SECTION_KEYS]


def test_l24_heading_follows_heading(outline: Reads) -> None:
    assert keys(outline("\n".join(HEADINGS))) == list(SECTION_KEYS)


@pytest.mark.parametrize("leader", ["........", "……", " ", "\t"])
def test_l32_table_of_contents(outline: Reads, leader: str) -> None:
    contents = "\n".join(f"{heading}{leader}{page}" for page, heading in enumerate(HEADINGS, 1))
    found = outline(f"目录\n{contents}\n前言。\n{report()}")
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[0].heading.passage.span().line == 9


@pytest.mark.parametrize("mark", ["", "；"])
def test_contents_without_pages(outline: Reads, mark: str) -> None:
    contents = "\n".join(heading + mark for heading in HEADINGS)
    assert keys(outline(f"{contents}\n{report()}")) == list(SECTION_KEYS)


@pytest.mark.parametrize(
    "abstract",
    [  # D22
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项共六个部分组成。",
        "本报告包括：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。",
        "总体情况、主动公开政府信息情况、\n收到和处理政府信息公开申请情况、政府\n信息公开行政复议、行政诉讼情况。",
    ],
)
def test_d22_abstract_of_the_parts(outline: Reads, abstract: str) -> None:
    found = outline(f"{abstract}\n{report()}")
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[0].heading.passage.span().start == len(abstract) + 1


def test_l36_whole_report_on_one_line(outline: Reads) -> None:
    text = " ".join(report().split("\n"))
    found = outline(text)
    assert keys(found) == list(SECTION_KEYS)
    assert [head.heading.passage.span().text for head in found.heads] == HEADINGS
    below = [found.blocks[region.first] for region in found.regions[1:]]
    assert [block.span.text for block in below] == [f"第{number}部分的正文。" for number in range(1, 7)]


def test_rows_of_table_three_are_no_headings(outline: Reads) -> None:
    rows = (
        "一、本年新收政府信息公开申请数量\n5\n二、上年结转政府信息公开申请数量\n0\n"
        "三、本年度办理结果\n（一）予以公开\n四、结转下年度继续办理\n0"
    )
    cut = "三、本年度\n办理结果\n一、本年新收政府信\n息公开申请数量\n四、结转下年度"
    text = report().replace("第3部分的正文。", f"{rows}\n{cut}")
    assert keys(outline(text)) == list(SECTION_KEYS)


def test_arabic_numbers_at_the_top_level(outline: Reads) -> None:
    text = report(**{f"h{number}": f"{number}、{heading[2:]}" for number, heading in enumerate(HEADINGS, 1)})
    found = outline(text)
    assert keys(found) == list(SECTION_KEYS)
    assert found.heads[0].heading.ordinal == "1、"


def test_one_arabic_number_among_chinese_ones(outline: Reads) -> None:
    assert keys(outline(report(h4="4、政府信息公开行政复议、行政诉讼情况"))) == list(SECTION_KEYS)


def test_headings_without_numbers(outline: Reads) -> None:
    found = outline(report(**{f"h{number}": heading[2:] for number, heading in enumerate(HEADINGS, 1)}))
    assert keys(found) == list(SECTION_KEYS)
    assert (found.heads[0].heading.number, found.heads[0].heading.ordinal) == (None, "")


def test_one_heading_without_number_between_its_neighbours(outline: Reads) -> None:
    assert keys(outline(report(h4="政府信息公开行政复议、行政诉讼情况"))) == list(SECTION_KEYS)


def test_words_of_a_missing_heading_in_the_wrong_place_are_none(outline: Reads) -> None:
    found = outline(report(h4="") + "\n政府信息公开行政复议、行政诉讼情况")
    assert "review" not in keys(found)


def test_a_numbered_sentence_is_no_section(outline: Reads) -> None:
    text = report().replace("第1部分", "一、加强领导，明确分工。\n二是落实责任。\n第1部分")
    assert keys(outline(text)) == list(SECTION_KEYS)


def grid(*rows: tuple[str, ...]) -> Document:
    """One ruled table."""
    source = Source("r.xlsx", "\n".join("\t".join(row) for row in rows), "xlsx")
    built, at = [], 0
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            cells.append(Cell(Span(source, at, at + len(text)), text, number, column))
            at += len(text) + 1
        built.append(tuple(cells))
    return Document(source, (Table(Span(source, 0, len(source.text)), tuple(built), ruled=True),))


def test_a_heading_in_a_table_only_when_it_has_the_row(words: Wordings) -> None:
    document = grid(
        ("二、主动公开政府信息情况", "", ""),
        ("规章", "0", "0"),
        ("三、收到和处理政府信息公开申请情况",),
        ("一、本年新收政府信息公开申请数量", "5"),
        ("三、本年度办理结果",),
        ("四、政府信息公开行政复议、行政诉讼情况", "0"),
    )
    found = find_outline(document.blocks, words)
    assert keys(found) == ["disclosure", "requests"]
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [["规章", "0", "0"]]
    assert [len(table.rows) for table in tables] == [1, 3]
    assert [cell.row for row in tables[1].rows for cell in row] == [0, 0, 1, 2, 2]
    assert tables[0].span.text == "规章\t0\t0"


def test_line_breaks_inside_a_paragraph(words: Wordings) -> None:
    text = "一、总体情况\n全年情况。\n二、主动公开政府信息情况\n见附表。"
    source = Source("r.docx", text, "docx")
    found = find_outline((Paragraph(Passage.of(source, 0, len(text)), joined=True),), words)
    assert keys(found) == ["overview", "disclosure"]
    assert [block.span.text for block in found.blocks] == text.split("\n")


def test_nothing_at_all(outline: Reads) -> None:
    found = outline("")
    assert (found.blocks, found.heads, found.regions) == ((), (), ((None, 0, 0),))


def on_lines(apart: str, **changed: str) -> str:
    """Each section on one line, behind its heading and a blank; the lines parted by `apart`."""
    text = "本机关依法做好政府信息公开工作，持续提高公开质量。" * 3
    headings = [changed.get(f"h{number}", heading) for number, heading in enumerate(HEADINGS, 1)]
    return apart.join(f"{heading} {text}" for heading in headings if heading)


@pytest.mark.parametrize("apart", ["\n", " "], ids=["a section a line", "all in one line"])
@pytest.mark.parametrize(
    ("number", "written"), [(1, "一、工作概况"), (3, "三、依申请办理"), (5, "五、不足与打算"), (6, "六、其他事项")]
)
def test_a_heading_worded_otherwise_before_its_text_on_one_line(
    outline: Reads, number: int, written: str, apart: str
) -> None:
    found = outline("前言。\n" + on_lines(apart, **{f"h{number}": written}))
    assert keys(found) == list(SECTION_KEYS)
    head = found.heads[number - 1]
    assert head.heading.body == written[2:] and head.match in ("keyword", "variant")


@pytest.mark.parametrize("apart", ["\n", " "])
def test_a_section_that_is_missing_is_not_made_of_items_of_a_list(outline: Reads, apart: str) -> None:
    items = "五、存在的主要问题及改进情况 存在的问题：一、覆盖面不广 有的文件公开不及时。二、培训不够 全年只有一次"
    found = outline("前言。\n" + on_lines(apart, h5=items, h6=""))
    assert keys(found) == list(SECTION_KEYS)[:5]
