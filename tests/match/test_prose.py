"""Running text by section and kind, from the section tree."""

from collections.abc import Callable

import pytest

from gklint.model.report import Report

Recognises = Callable[..., Report]

TEXT = """某某区民政局2023年政府信息公开工作年度报告

根据条例编制本报告。

一、总体情况
依法做好政府信息公开工作。
（一）主动公开情况。全年公开信息80条。
1.网站公开60条；
2.2023年新媒体公开20条。
（1）微博5条。
二、主动公开政府信息情况
本年度发布规章0件。
注：含上年数据。
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
存在的问题是公开不够及时，今后加以改进。
六、其他需要报告的事项
无。

某某区民政局
2024年1月20日"""


@pytest.fixture
def report(recognised: Recognises) -> Report:
    return recognised(TEXT)


def test_every_paragraph_with_section_and_kind(report: Report) -> None:
    assert [(prose.section, prose.kind, prose.text) for prose in report.prose] == [
        ("title", "title", "某某区民政局2023年政府信息公开工作年度报告"),
        ("preamble", "body", "根据条例编制本报告。"),
        ("overview", "heading", "一、总体情况"),
        ("overview", "body", "依法做好政府信息公开工作。"),
        ("overview", "heading", "（一）主动公开情况"),
        ("overview", "body", "全年公开信息80条。"),
        ("overview", "body", "网站公开60条；"),
        ("overview", "body", "2023年新媒体公开20条。"),
        ("overview", "body", "微博5条。"),
        ("disclosure", "heading", "二、主动公开政府信息情况"),
        ("disclosure", "body", "本年度发布规章0件。"),
        ("disclosure", "note", "注：含上年数据。"),
        ("requests", "heading", "三、收到和处理政府信息公开申请情况"),
        ("review", "heading", "四、政府信息公开行政复议、行政诉讼情况"),
        ("problems", "heading", "五、存在的主要问题及改进情况"),
        ("problems", "body", "存在的问题是公开不够及时，今后加以改进。"),
        ("other", "heading", "六、其他需要报告的事项"),
        ("other", "body", "无。"),
        ("other", "signature", "某某区民政局"),
        ("other", "signature", "2024年1月20日"),
    ]


def test_section_tree(report: Report) -> None:
    preamble, overview = report.sections[:2]
    assert (preamble.key, preamble.heading) == (None, None)
    assert [paragraph.text for paragraph in preamble.paragraphs][1:] == ["根据条例编制本报告。"]
    levels = [(section.heading.level, section.heading.number) for section in overview.walk() if section.heading]
    assert levels == [(1, 1), (2, 1), (3, 1), (3, 2), (4, 1)]
    assert [paragraph.text for paragraph in overview.paragraphs] == ["依法做好政府信息公开工作。"]
    assert [child.heading.body for child in overview.children if child.heading] == ["主动公开情况"]
    numbered = overview.children[0].children[1]
    assert numbered.heading is not None
    assert (numbered.heading.body, numbered.heading.ordinal) == ("", "2.")


def test_body_is_one_text_with_places(report: Report) -> None:
    at = report.body.text.index("新媒体公开20条")
    assert report.body.span(at, at + 4).text == "新媒体公"
    prose, start = report.prose_at(at)
    assert prose.text[at - start :] == "新媒体公开20条。"


def test_extra_sections_belong_to_the_section_before_or_to_the_end(recognised: Recognises) -> None:
    report = recognised(TEXT.replace("二、主动", "二、工作机制\n分工明确。\n二、主动") + "\n七、附件\n申请表一份。")
    assert [prose.section for prose in report.prose if prose.text in ("分工明确。", "申请表一份。")] == [
        "overview",
        "end",
    ]


def test_headings_below_a_heading_of_the_same_level_are_its_siblings(recognised: Recognises) -> None:
    report = recognised("一、总体情况\n（一）主动公开\n1.网站\n（二）依申请公开\n二、主动公开政府信息情况\n正文。")
    assert [len(child.children) for child in report.sections[1].children] == [1, 0]


def test_a_section_spans_its_region(report: Report) -> None:
    problems = report.section("problems")
    assert problems is not None
    assert problems.span.text.split("\n") == TEXT.split("\n")[15:17]


def test_date_and_name_on_one_line(recognised: Recognises) -> None:
    report = recognised(TEXT.replace("某某区民政局\n2024", "某某区民政局 2024"))
    assert [prose.text for prose in report.prose if prose.kind == "signature"] == ["某某区民政局 2024年1月20日"]


def test_a_sentence_above_the_date_is_no_signature(recognised: Recognises) -> None:
    report = recognised(TEXT.replace("\n某某区民政局\n2024", "\n2024"))
    assert [prose.text for prose in report.prose if prose.kind == "signature"] == ["2024年1月20日"]
