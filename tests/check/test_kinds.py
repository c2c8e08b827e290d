"""Each kind of declared rule about text, on reports written with parts replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gklint.check.rule_files import read_rule
from gklint.model.declaration import read_declaration
from gklint.model.diagnostic import Finding
from gklint.model.file_place import DeclarationError
from gklint.model.rule import Rule
from gklint.testing.examples import recognise_example

HEAD = """
id: TEST001
name: test
severity: warning
summary: 测试
basis: 测试
examples: {fail: [甲]}
"""


def rule(body: str) -> Rule:
    message = "" if "message:" in body else "message: 问题\n"
    return read_rule(read_declaration(HEAD + message + body, "规则.yaml"))


def found(body: str, options: dict[str, Any] | None = None, **parts: Any) -> list[Finding]:
    made = rule(body)
    chosen = replace(made.options, **options) if options else made.options
    return list(made.check(recognise_example(parts), chosen))


def texts(body: str, options: dict[str, Any] | None = None, **parts: Any) -> list[str]:
    return [finding.span.text for finding in found(body, options, **parts)]


def said(body: str, **parts: Any) -> list[str]:
    return [finding.words.zh for finding in found(body, **parts)]


class TestForbid:
    def test_literal_texts_stand_for_themselves_also_inside_words(self) -> None:
        assert texts("forbid: [布署, a.c]", overview="全面布署工作，abc，a.c。") == ["布署", "a.c"]

    def test_a_pattern_with_named_values(self) -> None:
        body = "forbid: {pattern: '第(?P<number>[0-9]{1,4})号'}\nmessage: '{text}/{number}/{section}'"
        assert said(body, overview="见第12号。") == ["第12号/12/总体情况"]

    def test_only_in_its_scope(self) -> None:
        assert texts("forbid: 布署\nscope: [problems, other]", overview="布署", problems="布署一次。") == ["布署"]
        assert texts("forbid: 年度报告\nscope: title", overview="年度报告") == ["年度报告"]
        assert texts("forbid: 总体情况\nscope: prose", preamble="根据条例。", overview="正文。") == []
        assert texts("forbid: 总体情况\nscope: headings", overview="总体情况。") == ["总体情况"]

    def test_the_places_of_a_match_in_the_file(self) -> None:
        (finding,) = found("forbid: 布署", overview="第一段。\n全面布署。")
        assert finding.span.text == "布署" and finding.key == "布署"

    def test_texts_in_which_it_is_right(self) -> None:
        body = "forbid: 截止\nallow: [报名截止, 截止日期]"
        assert texts(body, overview="报名截止后。截止日期。截止年底。") == ["截止"]
        assert texts(body, {"allow": ("截止年底",)}, overview="报名截止后。截止年底。") == ["截止"]

    def test_paragraphs_that_explain_themselves(self) -> None:
        body = "forbid: 其它\nunless: 引自原文"
        assert texts(body, overview="其它（引自原文）。\n其它事项。") == ["其它"]

    def test_cells_and_labels(self) -> None:
        facts = {"outcome.disclosed@business": "3件"}
        assert texts("forbid: 件\nscope: cell", facts=facts) == ["件"]
        assert texts("forbid: 予以公开\nscope: cell") == []
        assert texts("forbid: 予以公开\nscope: table") == ["予以公开"]

    def test_an_anchor_is_the_end_of_a_paragraph(self) -> None:
        assert texts("forbid: {pattern: '[^。]$'}\nscope: overview", overview="完了。\n没完") == ["况", "完"]

    def test_only_where_the_condition_holds(self) -> None:
        body = "forbid: 未收到\nwhen: requests.received > 0 and year >= 2021"
        received = {"requests.received": 2, "outcome.disclosed": 2, "outcome.total": 2}
        assert texts(body, overview="未收到申请。", facts=received) == ["未收到"]
        assert texts(body, overview="未收到申请。") == []
        assert texts(body, overview="未收到申请。", facts=received, form="2019") == []

    def test_a_very_long_paragraph_is_searched_piece_by_piece(self) -> None:
        assert len(texts("forbid: 布署", overview="全面布署。" * 2000)) == 2000

    def test_a_pattern_never_joins_two_paragraphs(self) -> None:
        assert texts("forbid: {pattern: '甲[^。]{0,9}乙'}", overview="见甲\n乙处。") == []


class TestRequire:
    def test_one_of_several_is_enough(self) -> None:
        assert found("require: [第五十条, 第50条]\nscope: preamble", preamble="根据条例第50条编制。") == []
        (finding,) = found("require: [第五十条, 第50条]\nscope: preamble", preamble="根据条例编制。")
        assert finding.span.text == "根据条例编制。"

    def test_each_of_several(self) -> None:
        body = "require: {each: [平台建设, 监督保障]}\nscope: overview\nmessage: '{section}缺少{text}'"
        assert said(body, overview="做好平台建设。") == ["总体情况缺少监督保障"]

    def test_points_to_the_heading_of_the_section(self) -> None:
        (finding,) = found("require: 收费\nscope: other", other="无。")
        assert "其他需要报告的事项" in finding.span.text

    def test_a_missing_section_has_a_finding_of_its_own(self) -> None:
        assert found("require: 收费\nscope: other", drop=["other"]) == []

    def test_the_whole_report_by_default(self) -> None:
        assert found("require: 总体情况", overview="正文。") == []


class TestPrefer:
    BODY = "prefer: {法制政府: 法治政府, 布署: 部署}\nmessage: '{text}应为{replacement}'"

    def test_says_what_to_write(self) -> None:
        assert said(self.BODY, overview="建设法制政府，布署工作。") == ["法制政府应为法治政府", "布署应为部署"]

    def test_offers_the_replacement(self) -> None:
        (finding,) = found(self.BODY + "\nfix: safe", overview="布署工作。")
        assert finding.fix is not None and finding.fix.safe
        assert [(edit.span.text, edit.text) for edit in finding.fix.edits] == [("布署", "部署")]

    def test_no_fix_when_the_author_wants_none(self) -> None:
        (finding,) = found(self.BODY + "\nfix: none", overview="布署工作。")
        assert finding.fix is None
        assert rule(self.BODY + "\nfix: none").fix == "none"
        assert rule(self.BODY).fix == "unsafe"

    def test_groups_in_the_replacement(self) -> None:
        body = "prefer: [{pattern: '(?P<y>[0-9]{4})年度年', use: '\\g<y>年度'}]\nmessage: '{y}：{replacement}'"
        assert said(body, overview="2023年度年报。") == ["2023：2023年度"]

    def test_what_is_right_already_is_silent(self) -> None:
        assert said("prefer: [{pattern: '部署?', use: 部署}]\nscope: overview", overview="部署。") == []


class TestOccurs:
    def test_too_often(self) -> None:
        body = "occurs: 以下简称\nat_most: 1\nscope: overview\nmessage: '{count}次，至多{at_most}次'"
        (finding,) = found(body, overview="（以下简称甲）（以下简称乙）。")
        assert finding.words.zh == "2次，至多1次" and len(finding.related) == 1

    def test_too_rarely(self) -> None:
        body = "occurs: 培训\nat_least: 2\nscope: overview\nmessage: '{count}次'"
        assert said(body, overview="培训一次。") == ["1次"]
        assert said(body, overview="培训，再培训。") == []


class TestConsistent:
    def test_the_rarer_wording_is_reported(self) -> None:
        body = "consistent: [政务服务局, 政务服务管理局]\nmessage: '{text}，通常为{usual}'"
        assert said(body, overview="政务服务管理局。政务服务管理局。政务服务局。") == [
            "政务服务局，通常为政务服务管理局"
        ]
        assert said(body, overview="政务服务管理局。") == []

    def test_values_of_a_group(self) -> None:
        body = "consistent: {pattern: '共(?P<value>[0-9]{1,4})条'}\nscope: overview"
        assert texts(body, overview="共31条。\n共32条。") == ["共32条"]


class TestOrder:
    def test_the_one_that_comes_too_early(self) -> None:
        body = "order: [主动公开, 依申请公开, 平台建设]\nscope: overview\nmessage: '{text}应在{before}之后'"
        assert said(body, overview="主动公开。\n平台建设。\n依申请公开。") == ["平台建设应在依申请公开之后"]
        assert said(body, overview="主动公开。\n平台建设。") == []


class TestSection:
    def test_present(self) -> None:
        body = "section: {present: [problems, other]}\nmessage: 缺少“{section}”"
        assert said(body, drop=["other"]) == ["缺少“其他需要报告的事项”"]

    def test_filled(self) -> None:
        body = "section: {filled: [problems, other]}\ncharacters: 5\nmessage: '{section} {characters}'"
        assert said(body, problems="问题不少，正在改进。", other="无 。") == ["其他需要报告的事项 2"]
        assert found(body, {"characters": 99}, problems="问题不少，正在改进。") != []

    def test_heading(self) -> None:
        body = "section: {heading: problems, is: [存在的主要问题及改进情况]}\nmessage: '{text}'"
        assert said(body) == []
        assert said(body, headings={"problems": "五、存在的主要问题和改进情况"}) == ["存在的主要问题和改进情况"]


class TestCrossReference:
    BODY = (
        "cross_reference: {after: [收到, 受理], unit: [件, 条]}\n"
        "equals: [requests.received, requests.received + requests.carried_in]\nscope: overview\n"
        "message: '{text}，应为{expected}'"
    )
    FACTS = {"requests.received": 4, "requests.carried_in": 1, "outcome.disclosed": 5, "outcome.total": 5}  # noqa: RUF012

    @pytest.mark.parametrize("told", ["4件", "5件", "四件", "约9件", "9次", "0余件"])
    def test_admissible(self, told: str) -> None:
        assert said(self.BODY, overview=f"共收到申请{told}。", facts=self.FACTS) == []

    def test_mismatch(self) -> None:
        (finding,) = found(self.BODY, overview="共收到政府信息公开申请9件。", facts=self.FACTS)
        assert finding.words.zh == "9件，应为4或5" and finding.span.text == "9件"
        assert [one.span.text for one in finding.related] == ["4"]

    def test_one_good_mention_is_enough(self) -> None:
        assert said(self.BODY, overview="收到申请9件。\n其中受理4件。", facts=self.FACTS) == []

    def test_never_across_a_point(self) -> None:
        assert said(self.BODY, overview="收到申请。办结9件。", facts=self.FACTS) == []

    def test_silent_when_the_table_cannot_be_read(self) -> None:
        assert said(self.BODY, overview="收到申请9件。", drop_rows=["r2"], facts=self.FACTS) == []


class TestCell:
    def test_values(self) -> None:
        body = "cell: {holds: value <= 100}\ntables: [three]\nmessage: '{label}：{value}'"
        assert said(body, facts={"outcome.disclosed@business": 101, "penalty.decisions": 500}) == [
            "（一）予以公开·商业企业：101"
        ]

    def test_texts(self) -> None:
        body = "cell: {require: {pattern: '[0-9]+\\.[0-9]{4}'}}\nfigures: [procurement.amount]"
        assert texts(body, form="2019", facts={"procurement.amount": "12.5"}) == ["12.5"]
        assert texts(body, form="2019", facts={"procurement.amount": "12.5000"}) == []
        assert texts(body, form="2019", facts={"procurement.amount": ""}) == []

    def test_units(self) -> None:
        facts = {"penalty.items_change": "-1", "penalty.items_before": "-2"}
        assert texts("cell: {holds: value >= 0}\nunits: count", form="2019", facts=facts) == ["-2"]

    def test_allowed_texts(self) -> None:
        assert texts("cell: {forbid: 件}\nallow: [3件]", facts={"review.upheld": "3件", "review.total": "4件"}) == [
            "4件"
        ]


class TestDateRange:
    def test_signed_too_late(self) -> None:
        body = "date_range: signed\nnot_after: year+1-01-31\nmessage: '{date}晚于{not_after}'"
        assert said(body, end="某某区民政局\n2024年2月3日") == ["2024-02-03晚于2024-01-31"]
        assert said(body, end="某某区民政局\n2024年1月31日") == []
        late = found(body, {"not_after": "year+1-01-20"}, end="某某区民政局\n2024年1月31日")
        assert [finding.span.text for finding in late] == ["2024年1月31日"]

    def test_dates_in_the_text(self) -> None:
        pattern = "'(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日'"
        body = f"date_range: {{pattern: {pattern}}}\nnot_before: year-01-01\nscope: overview"
        assert texts(body, overview="2022年3月1日和2023年2月30日和2023年3月1日。") == ["2022年3月1日"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("forbid: []", "forbid: 文字不能为空"),
        ("forbid: {word: 甲}", "forbid.word: 没有“word”这个键；是否指 words？"),
        ("forbid: {words: 甲, pattern: 乙}", "forbid: 请写 words"),
        ("forbid: 甲\nscope: overvew", "scope: “overvew”不可用.*是否指 overview？"),
        ("forbid: 甲\nallow: ['']", "allow: 文字不能为空"),
        ("forbid: 甲\nat_most: 1", "at_most: 没有“at_most”这个键"),
        ("forbid: 甲\nmessage: '{txt}'", "message: 没有名为“txt”的值；是否指 text？"),
        ("require: {each: [甲], words: 乙}", "require: 写了 each"),
        ("prefer: {}", "prefer: 至少写一对"),
        ("prefer: [{pattern: '(', use: 甲}]", r"prefer\[0\].pattern: 式样不合写法"),
        ("prefer: [{pattern: 甲, use: '\\2'}]", r"prefer\[0\].use: 替换文字不合写法"),
        ("prefer: {甲: 乙}\nfix: maybe", "fix: “maybe”不可用"),
        ("occurs: 甲", "occurs: 请写 at_least"),
        ("consistent: 甲", "consistent: 至少写两种写法"),
        ("order: [甲]", "order: 至少写两项"),
        ("section: {}", "section: 请写 present"),
        ("section: {present: [overviw]}", r"section.present\[0\]: “overviw”不可用"),
        ("section: {heading: problems}", "section: 写了 heading"),
        ("cross_reference: {after: 甲}", "cross_reference: 缺少“equals”"),
        ("cross_reference: {after: 甲}\nequals: 1 + 1", "equals: 算式里没有表中的数"),
        ("cell: {holds: other > 0}", "cell.holds: 条件里只能用 value"),
        ("cell: {}", "cell: 请写 forbid"),
        ("cell: {holds: value > 0}\nunits: [counts]", r"units\[0\]: “counts”不可用.*是否指 count？"),
        ("date_range: signd\nnot_after: year-01-01", "date_range: “signd”不可用.*是否指 signed？"),
        ("date_range: signed", "date_range: 请写 not_before"),
        ("date_range: signed\nnot_after: 01-31", "not_after: “01-31”应写作"),
        ("date_range: signed\nnot_after: year-02-31", "not_after: “year-02-31”应写作"),
        ("date_range: {pattern: '(?P<year>[0-9]{4})'}\nnot_after: year-02-01", "date_range: 请写 signed"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(body: str, place: str) -> None:
    with pytest.raises(DeclarationError, match=rf"规则.yaml:\d+:\d+: {place}"):
        rule(body)
