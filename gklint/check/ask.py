"""The engine: every rule asked about one report, each in a guard, so that one crash loses nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple

from gklint.check.mending import Mending, mending
from gklint.check.settle import Found, settled
from gklint.model.diagnostic import Diagnostic, Finding, Severity
from gklint.model.outcome import Failure
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Span
from gklint.model.words import Words


@dataclass(frozen=True)
class RuleSettings:
    """What the configuration says of rules: severities and options by rule id, and whether to time them."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    timing: bool = False


class Asked(NamedTuple):
    """What the rules found in one report, sorted by place."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    timings: tuple[tuple[str, float], ...] = ()


def ask(report: Report, rules: Sequence[Rule], settings: RuleSettings) -> Asked:
    """Ask each rule that applies. A rule that raises, or yields what is no finding, is a failure of its own."""
    asking = _Asking(report, settings)
    ask_one = asking.timed if settings.timing else asking.ask
    for rule in rules:
        if rule.scope == "report" and rule.applies(report):
            ask_one(rule)
    found = standing(asking.found)
    diagnostics = settled(report, found, _mending(report, rules, found))
    return Asked(tuple(diagnostics), tuple(asking.failures), tuple(asking.timings))


def standing(found: Sequence[Found]) -> list[Found]:
    """The findings without those that a finding with the same key of another rule takes the place of."""
    replaced = {(id, one.finding.key) for one in found for id in one.rule.supersedes}
    return [one for one in found if (one.rule.id, one.finding.key) not in replaced] if replaced else list(found)


def _mending(report: Report, rules: Sequence[Rule], found: Sequence[Found]) -> Mending:
    """What is most probably wrong, when sums fail at all."""
    names = [one.name for one in found if one.rule.identity is not None]
    claims = {one.name: one.finding.claim for one in found if one.finding.claim is not None}
    return mending(report, rules, names, claims) if names else Mending()


class _Asking:
    """One report being asked about: what has been found and what has failed so far."""

    def __init__(self, report: Report, settings: RuleSettings) -> None:
        self.report = report
        self.settings = settings
        self.found: list[Found] = []
        self.failures: list[Failure] = []
        self.timings: list[tuple[str, float]] = []

    def timed(self, rule: Rule) -> None:
        """Ask the rule and keep how long it takes."""
        start = perf_counter()
        self.ask(rule)
        self.timings.append((rule.id, perf_counter() - start))

    def ask(self, rule: Rule) -> None:
        """Keep what the rule finds, also what it found before it failed."""
        try:
            for finding in rule.check(self.report, self.settings.options.get(rule.id, rule.options)):
                _check_finding(finding, self.report)
                self.found.append(Found(rule, finding))
        except Exception:
            self.failures.append(_failure(self.report, rule))


def _check_finding(finding: Any, report: Report) -> None:
    """Raise TypeError or ValueError for what the engine cannot use."""
    if not isinstance(finding, Finding):
        raise TypeError(f"yielded {type(finding).__name__}, not a Finding")
    if not isinstance(finding.key, str) or not isinstance(finding.words, Words):
        raise TypeError("key should be text and words should be Words")
    length = len(report.source.text)
    for span in _spans(finding):
        if not isinstance(span, Span) or span.source is not report.source:
            raise ValueError("yielded a span of another source")
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"yielded a span {span.start} to {span.end} outside the text of {length}")


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related)
    if finding.fix is not None:
        yield from (edit.span for edit in finding.fix.edits)
    if finding.tally is not None:
        yield from (operand.span for operand in finding.tally.operands if operand.span is not None)


def _failure(report: Report, rule: Rule) -> Failure:
    detail = traceback.format_exc()
    last = detail.strip().splitlines()[-1]
    words = Words(f"规则 {rule.id} 出错，未能检查：{last}", f"rule {rule.id} crashed and could not be checked: {last}")
    return Failure(rule.id, report.source.path, words, detail, rule.origin)
