"""Findings counted by body: what a reviewer of many offices looks at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import SEVERITIES, Diagnostic
from gklint.model.outcome import Outcome
from gklint.reporters.printable import printable
from gklint.reporters.sentences import SEVERITY_LABELS

_UNKNOWN = Words("（未识别）", "(unknown)")


class Total(NamedTuple):
    """One body: how many reports of it were read, and what was found in them."""

    organ: str
    reports: int
    errors: int
    warnings: int
    infos: int
    old: int
    aside: int


def total_headers(language: Language) -> list[str]:
    """The heading of each member of Total."""
    counted = (SEVERITY_LABELS[severity] for severity in SEVERITIES)
    aside = (Words("基线中的旧问题", "Old, in the baseline"), Words("已豁免", "Suppressed"))
    named = (Words("单位", "Body"), Words("报告数", "Reports"), *counted, *aside)
    return [words.to(language) for words in named]


def totals(outcome: Outcome, language: Language) -> Iterator[Total]:
    """By name; files whose body was not recognised come together under one name."""
    organs = {record.path: record.organ or "" for record in outcome.files}
    reports = Counter(organs.values())

    def body(diagnostic: Diagnostic) -> str:
        return organs.get(diagnostic.place.path, "")

    found = Counter((body(diagnostic), diagnostic.severity) for diagnostic in outcome.diagnostics)
    aside = Counter((body(one), one.aside is not None and one.aside.kind == "baseline") for one in outcome.aside)
    for organ in sorted(reports.keys() | {organ for organ, _ in (*aside, *found)}):
        errors, warnings, infos = (found[organ, severity] for severity in SEVERITIES)
        name = printable(organ) or _UNKNOWN.to(language)
        yield Total(name, reports[organ], errors, warnings, infos, aside[organ, True], aside[organ, False])
