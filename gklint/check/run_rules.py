"""Runs every rule on one report, each in a guard, so that one crash loses nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from time import perf_counter
from typing import Any

from gklint.check.diagnosis import Diagnosis, diagnose
from gklint.check.failures import crash_failure, timeout_failure
from gklint.check.finalize import RuleFinding, finalize
from gklint.model.bilingual import Words
from gklint.model.computing_time import computing_time
from gklint.model.current_rule import CurrentRule, OvertimeError
from gklint.model.diagnostic import (
    SEVERITIES,
    Diagnostic,
    Edit,
    FailedIdentity,
    Finding,
    Fix,
    Related,
    Severity,
    StatedFigure,
)
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import Failure
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Span

LONGEST_REPORT = 200_000  # code points; of a longer text it is no fault of a rule to take long
_SHARE = 1 / 6  # of a file's time that one rule may take
MOST_FINDINGS = 100_000  # of one rule in one report: one that yields for ever is stopped before memory is used up


@dataclass(frozen=True)
class RuleSettings:
    """What the configuration says of rules: severities and options by rule id, and whether to time them."""

    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    timing: bool = False
    _applying: dict[tuple[str, str], tuple[Sequence[Rule], list[Rule], bool]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def applying(self, rules: Sequence[Rule], report: Report) -> list[Rule]:
        """The rules that run on a single report."""
        return self._look_up(rules, report)[1]

    def is_compared(self, rules: Sequence[Rule], report: Report) -> bool:
        """Whether a rule compares the report with others."""
        return self._look_up(rules, report)[2]

    def _look_up(self, rules: Sequence[Rule], report: Report) -> tuple[Sequence[Rule], list[Rule], bool]:
        """The rules with what they are for the report, found once for each kind of report and form."""
        key = report.kind, report.form.base if report.form is not None else ""
        known = self._applying.get(key)
        if known is None or known[0] is not rules:
            fitting = [rule for rule in rules if rule.applies(report)]
            alone = [rule for rule in fitting if not rule.compares]
            self._applying[key] = known = rules, alone, len(alone) < len(fitting)
        return known


class RuleRunResult(NamedTuple):
    """What the rules found in one report, sorted by place."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    timings: tuple[tuple[str, float], ...] = ()


def run_rules(
    report: Report, rules: Sequence[Rule], settings: RuleSettings, watch: CurrentRule | None = None
) -> RuleRunResult:
    """Run each rule that applies. A rule that raises, or yields anything but a finding, is a failure of its own.

    `watch` is called with each rule as it starts; a rule that is stopped for taking too long is a failure as well.
    """
    asking = _RuleRunner(report, settings, watch or CurrentRule())
    ask_one = asking.run_timed if settings.timing else asking.ask
    for rule in settings.applying(rules, report):
        ask_one(rule)
    found = drop_superseded(asking.found)
    diagnostics = finalize(report, found, _diagnose(report, rules, found))
    return RuleRunResult(tuple(diagnostics), tuple(asking.failures), tuple(asking.timings))


def drop_superseded(found: Sequence[RuleFinding]) -> list[RuleFinding]:
    """The findings without those that another one takes the place of: of its rule with the same key, or covered."""
    replaced = {f"{id}:{one.finding.key}" for one in found for id in one.rule.supersedes}
    replaced |= {name for one in found for name in one.finding.covers}
    return [one for one in found if one.name not in replaced] if replaced else list(found)


def _diagnose(report: Report, rules: Sequence[Rule], found: Sequence[RuleFinding]) -> Diagnosis:
    """What is most probably wrong, when sums fail at all."""
    names = [one.name for one in found if one.rule.identity is not None]
    claims = {one.name: one.finding.claim for one in found if one.finding.claim is not None}
    if not names:
        return Diagnosis()
    sums = {rule.id for rule in rules if rule.identity is not None}
    rows = {one.finding.key: one.name for one in found if not sums.isdisjoint(one.rule.supersedes)}
    return diagnose(report, rules, names, claims, rows)


class _RuleRunner:
    """One report being checked: findings and failures so far."""

    def __init__(self, report: Report, settings: RuleSettings, watch: CurrentRule) -> None:
        self.report = report
        self.settings = settings
        self.watch = watch
        self.found: list[RuleFinding] = []
        self.failures: list[Failure] = []
        self.timings: list[tuple[str, float]] = []

    def run_timed(self, rule: Rule) -> None:
        """Ask the rule and keep how long it takes."""
        start = perf_counter()
        self.ask(rule)
        self.timings.append((rule.id, perf_counter() - start))

    def ask(self, rule: Rule) -> None:
        """Keep what the rule finds, also what it found before it crashed.

        A rule that is stopped has found nothing: how far it came depends on the machine. Where not the rule but the
        file is too much, OvertimeError goes on to whoever reads the file.
        """
        begun, start = len(self.found), computing_time()
        most = begun + MOST_FINDINGS
        self.watch.rule = rule
        try:
            for finding in rule.check(self.report, self.settings.options.get(rule.id, rule.options)):
                check_finding(finding, self.report)
                self.found.append(RuleFinding(rule, finding))
                if len(self.found) > most:
                    raise ValueError(f"more than {MOST_FINDINGS} findings")
        except OvertimeError as error:
            del self.found[begun:]
            if self._is_too_much(error, computing_time() - start):
                raise
            self.failures.append(timeout_failure(rule, self.report.source.path, error.seconds))
        except KeyboardInterrupt:
            raise
        except BaseException:  # sys.exit in a rule shall not end the run
            self.failures.append(crash_failure(rule, self.report.source.path))
        finally:
            self.watch.rule = None

    def _is_too_much(self, error: OvertimeError, spent: float) -> bool:
        """Whether the file is to blame: it is longer than any report, or its time is up and no rule has taken most."""
        long = len(self.report.source.text) > LONGEST_REPORT
        return long or (error.of_file and not self.failures and spent < error.seconds * _SHARE)


def check_finding(finding: Any, report: Report) -> None:
    """Raise TypeError or ValueError for what the engine cannot use."""
    if not isinstance(finding, Finding):
        raise TypeError(f"yielded {type(finding).__name__}, not a Finding")
    if not isinstance(finding.key, str):
        raise TypeError(f"key should be text, not {finding.key!r}")
    if finding.severity not in (None, *SEVERITIES):
        raise ValueError(f"severity {finding.severity!r}; there are {', '.join(SEVERITIES)}")
    for value, wanted in _typed_parts(finding):
        if not isinstance(value, wanted):
            raise TypeError(f"{value!r} should be {wanted.__name__}")
    for words in _texts_of(finding):
        if not isinstance(words, Words) or not all(isinstance(text, str) for text in words):
            raise TypeError(f"{words!r} should be Words of two texts")
    length = len(report.source.text)
    for span in _spans(finding):
        if not isinstance(span, Span) or span.source is not report.source:
            raise ValueError("yielded a span of another source")
        if not 0 <= span.start <= span.end <= length:
            raise ValueError(f"yielded a span {span.start} to {span.end} outside the text of {length}")


def _typed_parts(finding: Finding) -> Iterator[tuple[object, type]]:
    """The parts of a finding with the type each should have."""
    yield from ((part, Related) for part in finding.related)
    if finding.fix is not None:
        yield finding.fix, Fix
        yield from ((edit, Edit) for edit in getattr(finding.fix, "edits", ()))
    if finding.tally is not None:
        yield finding.tally, FailedIdentity
    if finding.claim is not None:
        yield finding.claim, StatedFigure


def _texts_of(finding: Finding) -> Iterator[object]:
    """All that a finding says to people."""
    yield finding.words
    yield from (related.words for related in finding.related)
    if finding.help is not None:
        yield finding.help
    if finding.fix is not None:
        yield finding.fix.title


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related)
    if finding.fix is not None:
        yield from (edit.span for edit in finding.fix.edits)
    if finding.tally is not None:
        yield from (operand.span for operand in finding.tally.operands if operand.span is not None)
