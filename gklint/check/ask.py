"""The engine: every rule asked about one report, each in a guard, so that one crash loses nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple

from gklint.check.settle import settled
from gklint.model.diagnostic import Diagnostic, Finding, Severity
from gklint.model.outcome import Failure
from gklint.model.report import Report
from gklint.model.rule import Rule
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
    diagnostics: list[Diagnostic] = []
    failures: list[Failure] = []
    timings: list[tuple[str, float]] = []
    for rule in rules:
        if rule.scope != "report" or not rule.applies(report):
            continue
        start = perf_counter() if settings.timing else 0.0
        try:
            findings = _findings(report, rule, settings)
            if findings:
                diagnostics.extend(settled(report, rule, findings, settings.severity.get(rule.id)))
        except Exception:
            failures.append(_failure(report, rule))
        if settings.timing:
            timings.append((rule.id, perf_counter() - start))
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Asked(tuple(diagnostics), tuple(failures), tuple(timings))


def _findings(report: Report, rule: Rule, settings: RuleSettings) -> list[Finding]:
    findings = list(rule.check(report, settings.options.get(rule.id, rule.options)))
    for finding in findings:
        if not isinstance(finding, Finding):
            raise TypeError(f"{rule.id} yielded {type(finding).__name__}, not a Finding")
        if finding.span.source is not report.source:
            raise ValueError(f"{rule.id} yielded a span of another source")
    return findings


def _failure(report: Report, rule: Rule) -> Failure:
    detail = traceback.format_exc()
    last = detail.strip().splitlines()[-1]
    words = Words(f"规则 {rule.id} 出错，未能检查：{last}", f"rule {rule.id} crashed and could not be checked: {last}")
    return Failure(rule.id, report.source.path, words, detail, rule.origin)
