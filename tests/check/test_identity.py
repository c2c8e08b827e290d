from __future__ import annotations

from typing import Any

import pytest
from filled import figures, report_of

from gklint.check.rule_files import read_rule
from gklint.model.declaration import read_declaration
from gklint.model.diagnostic import Finding
from gklint.model.file_place import DeclarationError
from gklint.model.report import Report
from gklint.model.rule import Rule

HEAD = """
id: TEST001
name: test
severity: error
summary: 测试
basis: 测试
examples: {fail: [{outcome.disclosed: 1}]}
"""


def rule(body: str, message: str = "相差") -> Rule:
    return read_rule(read_declaration(f"{HEAD}message: '{message}'\n{body}", "规则.yaml"))


def found(body: str, report: Report, message: str = "相差") -> list[Finding]:
    made = rule(body, message)
    return list(made.check(report, made.options))


def keys(body: str, form: str = "2021", missing: tuple[Any, ...] = (), **given: object) -> list[str]:
    return [finding.key for finding in found(body, report_of(figures(form, **given), form, missing))]


ROWS = "identity: natural_person + business + research + charity + legal_service + other == total\nover: rows"
COLUMNS = "identity: requests.received + requests.carried_in == outcome.total + requests.carried_out\nover: parties"
LEAVES = "identity: sum(outcome) == outcome.total\nover: parties"
GROUPS = (
    "identity: group.upheld + group.corrected + group.other + group.pending == group.total\n"
    "over: {group: [review, litigation.direct, litigation.after_review]}"
)


class TestSubjects:
    def test_rows(self) -> None:
        assert keys(ROWS, **{"outcome.disclosed@business": 1}) == ["outcome.disclosed"]

    def test_columns(self) -> None:
        assert keys(COLUMNS, **{"requests.received@business": 1}) == ["business"]

    def test_leaves_of_both_forms(self) -> None:
        assert keys(LEAVES, "2019", **{"outcome.other@other": 1}) == ["other"]
        assert keys(LEAVES, "2021", **{"outcome.other.fee_unpaid@other": 1}) == ["other"]

    def test_groups(self) -> None:
        assert keys(GROUPS, **{"litigation.direct.total": 1}) == ["litigation.direct"]

    def test_a_group_that_the_form_lacks_is_passed_over(self) -> None:
        body = "identity: group.items_before + group.items_change >= 0\nover: {group: [inspection, nothing, penalty]}"
        assert keys(body, "2019", **{"penalty.items_change": "-1"}) == ["penalty"]

    def test_the_report_once(self) -> None:
        assert keys("identity: review.total >= litigation.after_review.total", **{"litigation.after_review.total": 1})

    def test_a_concept_of_table_three_without_party_means_its_total(self) -> None:
        body = "identity: requests.received == 0"
        assert not keys(body, **{"requests.received@business": 3})
        assert keys(body, **{"requests.received@total": 3}) == ["requests.received"]

    def test_a_named_party(self) -> None:
        assert keys("identity: requests.received@business == 0", **{"requests.received@business": 3})
        body = "identity: requests.received <= requests.received@total\nover: parties"
        assert keys(body, **{"requests.received@business": 3}) == ["business"]

    def test_a_chain_names_the_pair_that_fails(self) -> None:
        finding, *_ = found(
            "identity: 0 <= review.upheld <= review.total", report_of(figures(**{"review.upheld": 2})), "{left}>{right}"
        )
        assert finding.words.zh == "2>0"


class TestBlanks:
    def test_a_blank_addend_counts_nothing(self) -> None:
        given = {"requests.received@natural_person": 5, "requests.received@business": "", "requests.received@total": 5}
        assert not keys(ROWS, **given)

    def test_a_blank_total_is_silent(self) -> None:
        assert not keys(ROWS, **{"requests.received@natural_person": 5, "requests.received@total": ""})

    def test_a_blank_total_is_derived_for_other_identities(self) -> None:
        given = {"requests.received": 5, "outcome.disclosed": 5, "outcome.total": ""}
        assert not keys(COLUMNS, **given)
        assert keys(COLUMNS, **{**given, "requests.received@natural_person": 6}) == ["natural_person"]

    def test_all_blank_is_silent(self) -> None:
        blanks = dict.fromkeys([f"review.{part}" for part in ("upheld", "corrected", "other", "pending", "total")], "")
        assert not keys(GROUPS, **blanks)

    def test_a_placeholder_is_a_blank(self) -> None:
        assert not keys(ROWS, **{"requests.received@business": "／", "requests.received@other": "/"})

    def test_words_in_a_cell_say_nothing(self) -> None:
        given = {"requests.received@natural_person": "见附件", "requests.received@total": 5}
        assert not keys(ROWS, **given)

    def test_a_lone_blank_in_an_inequality_says_nothing(self) -> None:
        body = "identity: normative.in_force >= normative.issued - normative.repealed"
        assert not keys(body, **{"normative.issued": 3, "normative.in_force": ""})
        assert keys(body, **{"normative.issued": 3, "normative.repealed": "", "normative.in_force": 2})

    def test_what_could_not_be_placed_says_nothing(self) -> None:
        given = {"requests.received@business": 1}
        assert keys(ROWS, missing=(("requests.received", "other"),), **given) == []
        assert keys(LEAVES, missing=(("outcome.disclosed", "business"),), **{"outcome.total@business": 1}) == []
        assert keys(LEAVES, missing=(("outcome.disclosed", "other"),), **{"outcome.total@business": 1}) == ["business"]

    def test_a_total_derived_from_what_could_not_be_placed_says_nothing(self) -> None:
        given = {"requests.received@business": 1, "outcome.total@business": ""}
        assert keys(COLUMNS, missing=(("outcome.disclosed", "business"),), **given) == []


class TestConditions:
    def test_when(self) -> None:
        body = "identity: review.total > 0\nwhen: litigation.after_review.total > 1"
        assert not keys(body, **{"litigation.after_review.total": 1})
        assert keys(body, **{"litigation.after_review.total": 2})

    def test_a_condition_that_cannot_be_told_is_not_met(self) -> None:
        body = "identity: review.total > 0\nwhen: litigation.after_review.total > 1"
        missing = (("litigation.after_review.total", None),)
        assert not keys(body, missing=missing, **{"litigation.after_review.total": 2})

    def test_division_by_nothing_says_nothing(self) -> None:
        assert not keys("identity: review.upheld / review.total >= 1", **{"review.upheld": 1})
        assert keys("identity: review.upheld / review.total >= 1", **{"review.upheld": 1, "review.total": 3})

    def test_unless_a_cell_explains_itself(self) -> None:
        body = "identity: normative.in_force >= normative.issued\nunless: '[（(]'"
        assert keys(body, **{"normative.issued": "22"})
        assert not keys(body, **{"normative.issued": "22（其中修订16件）"})

    def test_tolerance_may_be_set_by_the_user(self) -> None:
        made = rule("identity: review.upheld == review.total\ntolerance: 1")
        report = report_of(figures(**{"review.total": 2}))
        assert list(made.check(report, made.options))
        assert not list(made.check(report, type(made.options)(tolerance=2)))
        assert made.identity is None, "an equality that need not hold exactly cannot name a wrong figure"


class TestFinding:
    def test_tells_figures_and_places(self) -> None:
        report = report_of(figures(**{"requests.received@natural_person": 7, "requests.received@total": 9}))
        (finding,) = found(ROWS, report, "{row}：{natural_person}，{total}，{left}，{right}，{difference}")
        assert finding.words.zh == "一、本年新收政府信息公开申请数量：7，9，7，9，2"
        assert finding.span == report.facts["requests.received", "total"].span
        assert [one.span.text for one in finding.related] == ["7", "0", "0", "0", "0", "0"]
        assert finding.tally is not None
        assert (finding.tally.left, finding.tally.right, finding.tally.difference) == (7, 9, -2)
        assert [(one.label.zh, one.coefficient) for one in finding.tally.operands][-2:] == [("其他", 1), ("总计", -1)]

    def test_says_when_a_cell_is_blank(self) -> None:
        report = report_of(figures(**{"review.upheld": "", "review.total": 1}))
        (finding,) = found("identity: review.upheld + review.other == review.total", report, "{review.upheld}")
        assert finding.words.zh == "0（空白）"
        assert finding.tally is not None and finding.tally.operands[0].span is None


@pytest.mark.parametrize(
    ("body", "message", "said"),
    [
        (ROWS, "{totl}", "message: 没有名为“totl”的值；是否指 total？"),
        (COLUMNS, "{row}", "message: 没有名为“row”的值"),
        (
            "identity: natural_persn == total\nover: rows",
            "",
            "identity: .*没有“natural_persn”；是否指 natural_person？",
        ),
        ("identity: a.b == c\nover: partys", "", "over: “partys”不可用，可用：parties、rows；是否指 parties？"),
        ("identity: a.b == c\nover: {group: [review]}", "", "identity: 算式里没有用到代称“group”"),
        ("identity: group.a == 1\nover: {group: [x], other: [y]}", "", "over: 应写一个代称"),
        ("identity: a.b = c", "", "identity: 算式不合写法"),
        ("identity: a.b == c\nwhen: a.b", "", "when: 这里应为比较"),
        ("identity: a.b == c\ntolerance: -1", "", "tolerance: 应为不小于0的数"),
        ("identity: a.b == c\nunless: '('", "", "unless: 式样不合写法"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(body: str, message: str, said: str) -> None:
    with pytest.raises(DeclarationError, match=rf"规则.yaml:\d+:\d+: {said}"):
        rule(body, message or "甲")
