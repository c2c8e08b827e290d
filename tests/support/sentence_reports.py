"""Whole lawful reports with one sentence put in, for measuring what rules say of sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gklint.api import Rule, rules_in
from gklint.match.recognise import recognise
from gklint.model.form import PARTIES
from gklint.model.plugin import ReaderOptions
from gklint.model.report import Report
from gklint.readers.text import read
from gklint.testing.national_forms import national_forms, national_vocabulary
from gklint.testing.report import report

FOLDER = Path(__file__).parents[1] / "national" / "sentences"
_FIVE = ("upheld", "corrected", "other", "pending", "total")
_CASES = ("review", "litigation.direct", "litigation.after_review")
_HEADINGS = {
    "1a": "（一）主动公开情况", "1r": "（二）依申请公开办理情况", "1m": "（三）政府信息管理情况",
    "1p": "（四）政府信息公开平台建设情况", "1s": "（五）监督保障情况",
}  # fmt: skip
_PLAIN = "认真做好各项工作。"
_SECTIONS = {"3": "requests", "4": "review", "5": "problems"}


class Sentence(NamedTuple):
    """A sentence of a bank. `rules` may find it wrong; none for a lawful one."""

    clerk: str
    where: str
    text: str
    rules: tuple[str, ...] = ()
    kind: str = ""


class Bank(NamedTuple):
    """Sentences of several clerks and the tables these have."""

    tables: Mapping[str, Any]
    lawful: Sequence[Sentence]
    planted: Sequence[Sentence]


@cache
def bank(name: str) -> Bank:
    """The bank with that name."""
    stored = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    planted = [Sentence(*one[:3], tuple(one[3]), one[4]) for one in stored["planted"]]
    return Bank(stored["tables"], [Sentence(*one) for one in stored["lawful"]], planted)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that read sentences against tables."""
    return tuple(rule for rule in rules_in("gklint_national") if rule.id[:3] == "GK3" or rule.id in ("GK411", "GK413"))


def findings(subject: Report) -> Iterator[tuple[str, str, str]]:
    """Rule, severity and words of what the rules find."""
    for rule in rules():
        if rule.applies(subject):
            for finding in rule.check(subject, rule.options):
                yield rule.id, finding.severity or rule.severity, finding.words.zh


def report_with(tables: Mapping[str, Any], sentence: Sentence) -> Report:
    """The clerk's report with the sentence in its place."""

    text = report(**_parts(tables, sentence))
    return recognise(read(text.encode(), "报告.txt", ReaderOptions()), national_forms(), national_vocabulary())


def _parts(tables: Mapping[str, Any], sentence: Sentence) -> dict[str, Any]:
    topics = "\n".join(
        f"{heading}\n{_PLAIN}{chr(10) + sentence.text if where == sentence.where else ''}"
        for where, heading in _HEADINGS.items()
    )
    lead = sentence.text + "\n" if sentence.where == "0" else ""
    parts: dict[str, Any] = {
        "form": national_forms()[str(tables["form"])], "year": tables["fy"], "organ": tables["name"],
        "facts": dict(_facts(tables)), "overview": lead + topics,
    }  # fmt: skip
    fee = "无其他需要报告的事项。" if tables["form"] == 2019 else "本年度未收取信息处理费，无其他需要报告的事项。"
    other = {"6": f"本年度未收取信息处理费。\n{sentence.text}", "6!": sentence.text}.get(sentence.where, fee)
    parts["other"] = other
    if sentence.where in _SECTIONS:
        parts[_SECTIONS[sentence.where]] = sentence.text
    return parts


def _facts(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    old = tables["form"] == 2019
    for written, six in tables["t3"].items():
        concept = "outcome.other" if old and written == "outcome.other.remaining" else written
        if old and concept.startswith("outcome.other."):
            continue
        for party, value in zip(PARTIES, (*six, sum(six)), strict=True):
            yield f"{concept}@{party}", value
    for group, five in zip(_CASES, tables["t4"], strict=True):
        for name, value in zip(_FIVE, five, strict=True):
            yield f"{group}.{name}", value
    yield from (_facts_of_2019 if tables["form"] == 2019 else _facts_of_2021)(tables["t2"])


def _facts_of_2021(two: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, stem in (("reg", "regulations"), ("norm", "normative")):
        for part, value in zip(("issued", "repealed", "in_force"), two[name], strict=True):
            yield f"{stem}.{part}", value
    for name, stem in (("lic", "licensing"), ("pen", "penalty"), ("coe", "coercion")):
        yield f"{stem}.decisions", two[name]
    yield "fees.amount", two["fee"]


def _facts_of_2019(two: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, stem in (("reg", "regulations"), ("norm", "normative")):
        for part, value in zip(("made", "disclosed", "disclosed_total"), two[name], strict=True):
            yield f"{stem}.{part}", value
    for name, stem in (("lic", "licensing"), ("oth", "other_services"), ("pen", "penalty"), ("coe", "coercion")):
        for part, value in zip(("items_before", "items_change", "decisions"), two[name], strict=True):
            yield f"{stem}.{part}", value
    yield "fees.items_before", two["fees"][0]
    yield "fees.items_change", two["fees"][1]
    yield "procurement.items", two["proc"][0]
    yield "procurement.amount", str(two["proc"][1]).removesuffix("万元")
