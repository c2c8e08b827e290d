from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from filled import figures, report_of

from gklint.check.finalize import apply_severities
from gklint.check.run_rules import RuleRunResult, RuleSettings, run_rules
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Edit, Finding, Fix, Related
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Source, Span

REPORT = report_of(figures())


def rule(check: Callable[[Report, Any], Any], id: str = "T001", **fields: Any) -> Rule:
    return Rule(id, id.lower(), "warning", Words("测试"), "测试", check, **fields)


def finding(start: int = 0, end: int = 1, key: str = "key", words: str = "问题", **fields: Any) -> Finding:
    return Finding(Words(words), Span(REPORT.source, start, end), key, **fields)


def asked(*rules: Rule, settings: RuleSettings | None = None, report: Report = REPORT) -> RuleRunResult:
    return run_rules(report, rules, settings or RuleSettings())


def yields(*found: Any) -> Callable[[Report, Any], Iterable[Any]]:
    return lambda report, options: iter(found)


class TestFailures:
    def test_a_crash_loses_nothing_else(self) -> None:
        def crashes(report: Report, options: Any) -> Iterable[Finding]:
            yield finding(key="before")
            raise KeyError("oh")

        result = asked(rule(crashes), rule(yields(finding()), "T002"))
        assert [one.key for one in result.diagnostics] == ["before", "key"]
        (failure,) = result.failures
        assert failure.subject == "T001" and "KeyError" in failure.words.zh and "crashes" in failure.detail

    def test_what_is_no_finding(self) -> None:
        other = Source("other", "甲乙", "text")
        long = len(REPORT.source.text) + 1
        wrong: list[Any] = [
            None,
            "text",
            ("甲", 1),
            finding()._replace(span=Span(other, 0, 1)),
            finding()._replace(span=None),
            finding(0, long),
            finding(3, 2),
            finding()._replace(key=7),
            finding()._replace(words="甲"),
            finding(related=(Related(Words("甲"), Span(other, 0, 1)),)),
            finding(fix=Fix(Words("甲"), (Edit(Span(REPORT.source, 0, long), ""),))),
        ]
        result = asked(*(rule(yields(one), f"T{at:03}") for at, one in enumerate(wrong)))
        assert not result.diagnostics and len(result.failures) == len(wrong)

    def test_a_check_that_returns_nothing(self) -> None:
        assert len(asked(rule(lambda report, options: None)).failures) == 1

    def test_a_rule_cannot_change_the_report(self) -> None:
        def changes(report: Report, options: Any) -> Iterable[Finding]:
            report.kind = "unreadable"  # type: ignore[misc]
            return ()

        assert "FrozenInstanceError" in asked(rule(changes)).failures[0].detail


class TestWhichRules:
    def test_form_kind_and_scope_decide(self) -> None:
        rules = [
            rule(yields(finding()), "T001", forms=("2019",)),
            rule(yields(finding()), "T002", kinds=("unreadable",)),
            rule(yields(finding()), "T003", scope="archive"),
            rule(yields(finding()), "T004"),
        ]
        assert [one.rule for one in asked(*rules).diagnostics] == ["T004"]

    def test_options_of_the_user(self) -> None:
        check = rule(lambda report, options: iter([finding(key=str(options))]), options="default")
        assert asked(check).diagnostics[0].key == "default"
        assert asked(check, settings=RuleSettings(options={"T001": "own"})).diagnostics[0].key == "own"

    def test_timings_only_when_wanted(self) -> None:
        check = rule(yields(finding()))
        assert asked(check).timings == ()
        ((name, seconds),) = asked(check, settings=RuleSettings(timing=True)).timings
        assert name == "T001" and seconds >= 0

    def test_one_rule_takes_the_place_of_another(self) -> None:
        grave = rule(yields(finding(key="a"), finding(key="b")), "T001")
        mild = rule(yields(finding(key="a")), "T002", supersedes=("T001",))
        assert [(one.rule, one.key) for one in asked(grave, mild).diagnostics] == [("T001", "b"), ("T002", "a")]
        assert [(one.rule, one.key) for one in asked(grave).diagnostics] == [("T001", "a"), ("T001", "b")]


class TestDiagnostics:
    def test_severity(self) -> None:
        plain, own = rule(yields(finding())), rule(yields(finding(severity="info")))
        assert asked(plain).diagnostics[0].severity == "warning"
        assert asked(own).diagnostics[0].severity == "info"

    def test_severities_of_the_user_are_put_on_afterwards(self) -> None:
        found = asked(rule(yields(finding(severity="info"))), rule(yields(finding()), "T002")).diagnostics
        assert [one.severity for one in apply_severities(found, {"T001": "error"})] == ["error", "warning"]

    def test_sorted_by_place_and_each_once(self) -> None:
        check = rule(yields(finding(4, 5), finding(0, 1), finding(0, 1), finding(0, 1, words="另一问题")))
        places = [(one.place.start.offset, one.words.zh) for one in asked(check).diagnostics]
        assert places == [(0, "问题"), (0, "另一问题"), (4, "问题")]

    def test_fingerprints(self) -> None:
        check = rule(yields(finding(0, 1, "a"), finding(2, 3, "a"), finding(4, 5, "b")))
        marks = [one.fingerprint for one in asked(check).diagnostics]
        assert len(set(marks)) == 3 and all(len(mark) == 16 and int(mark, 16) >= 0 for mark in marks)
        masthead = REPORT.masthead
        moved = replace(REPORT, masthead=masthead._replace(title="另题"))
        assert [one.fingerprint for one in asked(check, report=moved).diagnostics] == marks
        elsewhere = replace(REPORT, masthead=masthead._replace(organ="另一机关"))
        assert not set(marks) & {one.fingerprint for one in asked(check, report=elsewhere).diagnostics}
        next_year = replace(REPORT, masthead=masthead._replace(year=2024))
        assert not set(marks) & {one.fingerprint for one in asked(check, report=next_year).diagnostics}

    def test_fingerprints_do_not_depend_on_the_place(self) -> None:
        here, there = rule(yields(finding(0, 1))), rule(yields(finding(6, 7)))
        assert asked(here).diagnostics[0].fingerprint == asked(there).diagnostics[0].fingerprint

    def test_picklable(self) -> None:
        fix = Fix(Words("改"), (Edit(Span(REPORT.source, 0, 1), "1"),))
        result = asked(rule(yields(finding(fix=fix, related=(Related(Words("甲"), Span(REPORT.source, 2, 3)),)))))
        assert pickle.loads(pickle.dumps(result)) == result
        assert len(pickle.dumps(result)) < 3000, "no report is held"
