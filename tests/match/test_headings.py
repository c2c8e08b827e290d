"""Ordinals of four levels, and where a sub-heading ends."""

import pytest

from gklint.match.headings import arabic_top_ordinal, is_numbered, sub_heading, sub_ordinal, top_ordinal
from gklint.model.document import Paragraph
from gklint.model.source import Passage, Source


def paragraph(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Passage.of(Source("r.txt", text, "text"), 0, len(text)), level)


@pytest.mark.parametrize(
    ("text", "number", "ordinal"),
    [
        ("一、总体情况", 1, "一、"),
        ("四. 政府信息公开行政复议", 4, "四. "),  # H01
        ("四，政府信息公开行政复议", 4, "四，"),
        ("一、 总体情况", 1, "一、 "),
        ("|六、其他", 6, "|六、"),  # H07
        ("l六、其他", 6, "l六、"),
        ("# 六、其他", 6, "# 六、"),
        ("十二、附则", 12, "十二、"),
        ("第三部分 收到和处理", 3, "第三部分 "),
        ("⼀、总体情况", 1, "⼀、"),  # a Kangxi radical, as some PDF files have it
        ("一总体情况", 1, "一"),
    ],
)
def test_top_ordinal(text: str, number: int, ordinal: str) -> None:
    found = top_ordinal(text)
    assert found is not None
    assert (found.number, found.before(text), found.level) == (number, ordinal, 1)


@pytest.mark.parametrize("text", ["总体情况", "（一）主动公开", "1.其他", "In 2020", "", "一是加强领导"])
def test_no_top_ordinal(text: str) -> None:
    assert top_ordinal(text) is None


def test_a_word_that_begins_with_a_numeral_is_not_marked() -> None:
    ordinal = top_ordinal("一体化建设")
    assert ordinal is not None
    assert not ordinal.marked


def test_arabic_top_ordinal() -> None:
    ordinal = arabic_top_ordinal("1、总体情况")
    assert ordinal is not None
    assert (ordinal.number, ordinal.end) == (1, 2)
    assert arabic_top_ordinal("总体情况") is None


@pytest.mark.parametrize(
    ("text", "number", "level", "ordinal"),
    [
        ("（一）主动公开", 1, 2, "（一）"),
        ("(十一) 主动公开", 11, 2, "(十一) "),
        ("（二）、主动公开", 2, 2, "（二）、"),
        ("㈢主动公开", 3, 2, "㈢"),  # H13
        ("二）主动公开", 2, 2, "二）"),  # H15
        ("）依申请公开情况", None, 2, "）"),
        ("1.加强领导", 1, 3, "1."),
        ("1、加强领导", 1, 3, "1、"),  # H14
        ("１２．加强领导", 12, 3, "１２．"),
        ("⒉加强领导", 2, 3, "⒉"),
        ("1.2020年收到申请5件", 1, 3, "1."),
        ("（1）加强领导", 1, 4, "（1）"),
        ("⑵加强领导", 2, 4, "⑵"),
        ("③加强领导", 3, 4, "③"),
    ],
)
def test_sub_ordinal(text: str, number: int | None, level: int, ordinal: str) -> None:
    found = sub_ordinal(text)
    assert found is not None
    assert (found.number, found.level, found.before(text)) == (number, level, ordinal)


@pytest.mark.parametrize("text", ["一是加强领导", "1.5万人", "1,276件", "2020年", "二十大精神", "12个", "3000", ""])
def test_no_sub_ordinal(text: str) -> None:
    assert sub_ordinal(text) is None


def test_is_numbered() -> None:
    assert is_numbered("二、主动公开")
    assert is_numbered("（二）主动公开")
    assert not is_numbered("二是主动公开")


@pytest.mark.parametrize(
    ("text", "body", "rest"),
    [
        ("（一）主动公开情况", "主动公开情况", None),
        ("（一）主动公开情况。", "主动公开情况", None),
        ("（一）主动公开情况。全年公开信息80条。", "主动公开情况", "全年公开信息80条。"),  # H10
        ("1.加强领导完善机制。本单位高度重视。", "加强领导完善机制", "本单位高度重视。"),
        ("（二）存在问题：一是人员不足。", "存在问题", "一是人员不足。"),
        ("（一）主动公开情况 全年通过网站公开信息80条。", "主动公开情况", "全年通过网站公开信息80条。"),
        ("（一）2023年主动公开情况", "2023年主动公开情况", None),
        ("（一）", "", None),
    ],
)
def test_heading_and_what_follows(text: str, body: str, rest: str | None) -> None:
    heading, after = sub_heading(paragraph(text))
    assert heading is not None
    assert heading.body == body
    assert (after.text if after else None) == rest
    assert heading.passage.text[heading.body_at :] == body
    assert after is None or after.passage.span().text == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("1.2020年公开信息346条。其中重点领域51条。", "2020年公开信息346条。其中重点领域51条。"),
        ("3.信息发布的主动性需进一步提高。", "信息发布的主动性需进一步提高。"),
        ("2.制度执行不到位；宣传力度不够。", "制度执行不到位；宣传力度不够。"),
        (
            "（三）修订公开指南，细化公开流程、突出重点、明确考核监督，按季度对各科室进行考核和排名，结果及时通报。",
            "修订公开指南，细化公开流程、突出重点、明确考核监督，按季度对各科室进行考核和排名，结果及时通报。",
        ),
    ],
)
def test_numbered_sentence_has_a_heading_without_body(text: str, rest: str) -> None:
    heading, after = sub_heading(paragraph(text))
    assert heading is not None
    assert (heading.body, heading.passage.text) == ("", heading.ordinal)
    assert after is not None
    assert after.text == rest


def test_heading_by_the_word_of_the_format() -> None:
    heading, after = sub_heading(paragraph("主动公开情况", level=3))
    assert heading is not None
    assert (heading.body, heading.ordinal, heading.number, after) == ("主动公开情况", "", None, None)
    assert sub_heading(paragraph("全年公开信息。", level=3))[0] is None
    assert sub_heading(paragraph("全年公开信息"))[0] is None
