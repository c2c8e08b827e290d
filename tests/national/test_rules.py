"""The national rules: every example run as a test, and ids, names and severities as the catalogue has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gklint.check.rule_packages import rules_in
from gklint.model.rule import FAMILIES, Example, Rule
from gklint.testing import run_example
from gklint.testing.examples import findings_of

RULES = tuple(rules_in("gklint_national"))
# Families whose rules of priority one and two must all be there.
BUILT = ("GK0", "GK1", "GK2", "GK3", "GK4", "GK5", "GK6", "GK7", "GK8", "GK9")
# Rules of priority one and two left out on purpose, with the reason.
LEFT_OUT: dict[str, str] = {}


class Entry(NamedTuple):
    name: str
    severity: str
    priority: int


def catalogue() -> dict[str, Entry]:
    lines = (Path(__file__).parents[1] / "catalogue.txt").read_text(encoding="utf-8").splitlines()
    fields = [line.split() for line in lines if not line.startswith("#")]
    return {id: Entry(name, severity, int(priority)) for id, name, severity, priority in fields}


CATALOGUE = catalogue()


def cases() -> Iterator[object]:
    for rule in RULES:
        for number, example in enumerate(rule.examples):
            kind = "fails" if example.fires else "passes"
            yield pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_example(rule: Rule, example: Example) -> None:
    run_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_is_in_the_catalogue(rule: Rule) -> None:
    assert rule.id in CATALOGUE, f"{rule.id} is not in catalogue.txt"
    entry = CATALOGUE[rule.id]
    assert (rule.name, rule.severity) == (entry.name, entry.severity)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_is_explained(rule: Rule) -> None:
    assert rule.family in FAMILIES
    assert rule.basis, "no basis"
    assert rule.summary.zh and rule.summary.en, "summary in one language only"
    assert rule.help is not None and rule.help.zh and rule.help.en, "help missing or in one language only"
    first = rule.explanation.zh.split("\n\n")[0]
    assert 10 <= len(first) <= 160, f"first paragraph of {len(first)} characters"
    assert any(example.fires for example in rule.examples), "no example on which it fires"
    assert any(not example.fires for example in rule.examples), "no example on which it is silent"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_speaks_both_languages(rule: Rule) -> None:
    for example in rule.examples:
        for finding in findings_of(rule, example):
            texts = [finding.words, *(related.words for related in finding.related)]
            texts += [finding.fix.title] if finding.fix else []
            assert all(words.zh and words.en for words in texts), finding
            assert not re.search(r"[{}]|None", finding.words.zh), finding.words.zh


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_says_whether_it_mends(rule: Rule) -> None:
    """A rule that claims a fix has an example with that kind of fix, and only such a rule gives one."""
    fixes = [f.fix for example in rule.examples for f in findings_of(rule, example) if f.fix]
    kinds = {"safe" if fix.safe else "unsafe" for fix in fixes}
    assert kinds == ({rule.fix} if rule.fix != "none" else set())


def test_nothing_of_the_catalogue_is_forgotten() -> None:
    built = {rule.id for rule in RULES}
    wanted = {id for id, entry in CATALOGUE.items() if entry.priority < 3 and id.startswith(BUILT)}
    assert wanted - built == set(LEFT_OUT)
