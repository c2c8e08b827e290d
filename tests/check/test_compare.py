"""Rules that compare, asked: each in a guard, what they may yield, and anchors made places again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gklint.check.comparing_rules import ComparisonResult, RuleRun, compare
from gklint.match.summary import summarize
from gklint.model.archive import Anchor, Archive, Comparison
from gklint.model.bilingual import Words
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.testing.examples import recognise_example
from gklint.testing.national_forms import national_forms

WORDS = Words("不一致", "differs")
REPORTS = {
    "2022.txt": recognise_example({"path": "2022.txt", "year": 2022}),
    "2023.txt": recognise_example({"path": "2023.txt", "facts": {"requests.carried_in": 5}}),
}
CELL = Anchor("2023.txt", ("requests.carried_in", "total"))


def rule(check: Callable[..., Any], id: str = "XX901") -> Rule:
    return Rule(id, f"name-{id}", "warning", WORDS, "依据", check, scope="archive")


def yields(*found: Any) -> Callable[..., Iterator[Any]]:
    return lambda archive, options: iter(found)


def compared(
    *rules: Rule, paths: tuple[str, ...] = tuple(REPORTS), reread: Callable[[str], Report | None] = REPORTS.get
) -> ComparisonResult:
    summaries = [summary for report in REPORTS.values() if (summary := summarize(report)) is not None]
    archive = Archive.of(summaries, national_forms())
    return compare(archive, [RuleRun(one, None, frozenset(paths)) for one in rules], lambda spoken_of: reread)


def test_a_spot_becomes_the_place_it_means() -> None:
    found = (
        Comparison(WORDS, CELL, "cell", ((Words("去年"), Anchor("2022.txt", section="problems")),)),
        Comparison(WORDS, Anchor("2023.txt"), "whole"),
    )
    whole, cell = compared(rule(yields(*found))).diagnostics
    assert (cell.place.path, cell.place.text, cell.severity) == ("2023.txt", "5", "warning")
    assert (cell.related[0].place.path, cell.related[0].place.text) == ("2022.txt", "五、存在的主要问题及改进情况")
    assert whole.place.text == "某某区民政局2023年政府信息公开工作年度报告"


def test_only_reports_spoken_of_are_read_again_and_each_once() -> None:
    read: list[str] = []

    def reread(path: str) -> Report | None:
        read.append(path)
        return REPORTS.get(path)

    compared(rule(yields()), reread=reread)
    assert read == []
    compared(rule(yields(Comparison(WORDS, CELL, "a"), Comparison(WORDS, CELL, "b"))), reread=reread)
    assert read == ["2023.txt"]


@pytest.mark.parametrize("now", [None, recognise_example({"path": "2023.txt", "overview": "改过了。"})])
def test_a_file_that_is_another_meanwhile_is_pointed_to_as_a_whole(now: Report | None) -> None:
    (found,) = compared(rule(yields(Comparison(WORDS, CELL, "cell"))), reread=lambda path: now).diagnostics
    assert (found.place.path, found.place.start.line, found.place.text) == ("2023.txt", 1, "")


def test_the_fingerprint_is_that_of_body_and_year() -> None:
    (there,) = compared(rule(yields(Comparison(WORDS, CELL, "cell")))).diagnostics
    (gone,) = compared(rule(yields(Comparison(WORDS, CELL, "cell"))), reread=lambda path: None).diagnostics
    assert there.fingerprint == gone.fingerprint


def test_findings_in_files_the_rule_is_not_chosen_for_are_left_out() -> None:
    assert compared(rule(yields(Comparison(WORDS, CELL, "cell"))), paths=("2022.txt",)).diagnostics == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "text",
        Comparison(WORDS, Anchor("nowhere.txt"), "key"),
        Comparison(WORDS, CELL, "key", ((WORDS, Anchor("nowhere.txt")),)),
        Comparison(WORDS, CELL, None),  # type: ignore[arg-type]
        Comparison("字", CELL, "key"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_used_is_a_failure_and_loses_nothing_else(wrong: Any) -> None:
    sound = Comparison(WORDS, CELL, "cell")
    done = compared(rule(yields(sound, wrong)), rule(yields(sound), "XX902"))
    assert sorted(one.rule for one in done.diagnostics) == ["XX901", "XX902"]
    assert [(one.subject, one.path) for one in done.failures] == [("XX901", "")]


def test_numbers_of_persons_are_starred() -> None:
    words = Words("电话13812345678", "phone 13812345678")
    (found,) = compared(rule(yields(Comparison(words, CELL, "13812345678")))).diagnostics
    assert "13812345678" not in found.words.zh + found.key
