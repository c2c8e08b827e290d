"""Sentences of many clerks, lawful and wrong in one statement: what the rules say of them, bank by bank."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from sentence_reports import Sentence, bank, findings, report_with

# Of each bank how many wrong sentences are found at least. They were written by people who knew neither words nor code.
BANKS = {
    "clerks": 0.9,
    "officials": 0.88,
    "legal": 0.76,
    "spoken": 0.72,
    "statistics": 0.8,
    "negative": 0.64,
    "offices": 0.78,
}


@cache
def said(name: str, sentence: Sentence) -> frozenset[tuple[str, str, str]]:
    """What the rules find in the clerk's report with the sentence and not without it."""
    tables = bank(name).tables[sentence.clerk]
    return frozenset(findings(report_with(tables, sentence))) - without(name, sentence.clerk)


@cache
def without(name: str, clerk: str) -> frozenset[tuple[str, str, str]]:
    """What they find in the clerk's report as it is."""
    return frozenset(findings(report_with(bank(name).tables[clerk], Sentence(clerk, "", ""))))


@pytest.mark.parametrize("name", BANKS)
def test_no_lawful_sentence_alarms(name: str) -> None:
    alarmed = {one: {found for found in said(name, one) if found[1] != "info"} for one in bank(name).lawful}
    assert {one.text: found for one, found in alarmed.items() if found} == {}


@pytest.mark.parametrize(("name", "least"), BANKS.items())
def test_wrong_sentences_are_found(name: str, least: float) -> None:
    missed = [one for one in bank(name).planted if not any(rule in one.rules for rule, *_ in said(name, one))]
    assert 1 - len(missed) / len(bank(name).planted) >= least, [one.text for one in missed]


@pytest.mark.parametrize("name", BANKS)
def test_no_two_rules_say_the_same_words(name: str) -> None:
    """A wrong figure is told once: 结转下年度5件 by GK304 and not by GK301 as well."""
    words = {one.text: Counter(found[2] for found in said(name, one)) for one in bank(name).planted}
    assert {
        text: again for text, counts in words.items() if (again := [said for said, n in counts.items() if n > 1])
    } == {}


def test_without_the_principle_false_alarms_rise(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown or limiting word is let pass, and no other figure explains one: nothing is doubted any more."""
    monkeypatch.setattr("gklint.match.narrative.context.hindrances", lambda part: ())
    monkeypatch.setattr("gklint.match.narrative.context.looks_like_body", lambda text: False)
    for doubt in ("_is_doubtful", "_is_explained"):
        name = f"gklint_national.cross_reference.contradictions.Statements.{doubt}"
        monkeypatch.setattr(name, lambda self, claim, allowed: False)
    sentences = [(name, one) for name in ("clerks", "spoken") for one in bank(name).lawful]
    reports = (report_with(bank(name).tables[one.clerk], one) for name, one in sentences)
    alarmed = sum(any(severity != "info" for _, severity, _ in findings(report)) for report in reports)
    assert alarmed >= 3  # none with it
