"""Findings → diagnostics: fingerprints stamped, spans settled so that no report is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from gklint.check.diagnosis import Diagnosis
from gklint.model.bilingual import Words
from gklint.model.diagnostic import (
    Diagnostic,
    FailedIdentity,
    Finding,
    Fix,
    Place,
    Point,
    SettledEdit,
    SettledFix,
    SettledIdentity,
    SettledOperand,
    SettledRelated,
    Severity,
)
from gklint.model.fingerprint import body_of, fingerprint
from gklint.model.light_classes import NamedTuple
from gklint.model.redaction import redact
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Source, Span

ReportOf = Callable[[Source], Report | None]


class RuleFinding(NamedTuple):
    """A finding and the rule that found it."""

    rule: Rule
    finding: Finding

    @property
    def name(self) -> str:
        """rule:key, by which repairs and causes speak of it."""
        return f"{self.rule.id}:{self.finding.key}"


def finalize(report: Report, found: Iterable[RuleFinding], mended: Diagnosis) -> list[Diagnostic]:
    """The findings as diagnostics, sorted by place, each once, with the severities the rules give them."""
    body = body_of(report.organ, report.source.path)
    return finalize_for(body, report.year, found, mended, lambda source: report)


def finalize_for(
    body: str, year: int | None, found: Iterable[RuleFinding], mended: Diagnosis, report_of: ReportOf
) -> list[Diagnostic]:
    """The same for the report of `body` for `year`; `report_of` gives the one of a source."""
    diagnostics: list[Diagnostic] = []
    told: set[tuple[str, int, int, str, str]] = set()
    seen: Counter[str] = Counter()
    for one in map(_redacted_place, sorted(found, key=_place)):
        finding = one.finding
        same = (one.rule.id, finding.span.start, finding.span.end, finding.key, finding.words.zh)
        if same not in told:
            told.add(same)
            seen[one.name] += 1
            mark = fingerprint(one.rule.id, body, year, finding.key, seen[one.name])
            diagnostics.append(_diagnostic(one, mark, mended, report_of))
    return diagnostics


def apply_severities(diagnostics: Iterable[Diagnostic], severities: Mapping[str, Severity]) -> tuple[Diagnostic, ...]:
    """The diagnostics with the severities the user gives them, by rule id."""
    return tuple(replace(one, severity=severities.get(one.rule, one.severity)) for one in diagnostics)


def _place(found: RuleFinding) -> tuple[int, int, str, str]:
    span = found.finding.span
    return span.start, span.end, found.rule.id, found.finding.key


def _redacted_place(found: RuleFinding) -> RuleFinding:
    """Without numbers of persons in what it says and is known by: a rule may quote what stands beside one."""
    finding = found.finding
    return found._replace(finding=finding._replace(words=_redact_words(finding.words), key=redact(finding.key)))


def _redact_words(words: Words) -> Words:
    return Words(*map(redact, words))


def _diagnostic(found: RuleFinding, mark: str, mended: Diagnosis, report_of: ReportOf) -> Diagnostic:
    rule, finding = found
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=finding.severity or rule.severity,
        words=finding.words,
        help=mended.advice.get(found.name) or (_redact_words(finding.help) if finding.help is not None else rule.help),
        place=_at(finding.span, report_of),
        key=finding.key,
        fingerprint=mark,
        related=tuple(
            SettledRelated(_redact_words(related.words), _at(related.span, report_of)) for related in finding.related
        ),
        fix=_fix(finding.fix) if finding.fix is not None else None,
        tally=_tally(finding.tally, report_of) if finding.tally is not None else None,
        repair=mended.repairs.get(found.name),
        cause=mended.causes.get(found.name, ""),
    )


def _at(span: Span, report_of: ReportOf) -> Place:
    report = report_of(span.source)
    return Place.of(span, report.table_names, report.positions) if report is not None else Place.of(span)


def _point(span: Span, offset: int) -> Point:
    return Point(*span.source.line_column(offset), offset)


def _fix(fix: Fix) -> SettledFix | None:
    """The fix; None for one that would write the number of a person, which nothing that is shown or stored may hold."""
    if any(redact(edit.text) != edit.text for edit in fix.edits):
        return None
    edits = tuple(
        SettledEdit(_point(edit.span, edit.span.start), _point(edit.span, edit.span.end), edit.text)
        for edit in fix.edits
    )
    return SettledFix(_redact_words(fix.title), edits, fix.safe)


def _tally(tally: FailedIdentity, report_of: ReportOf) -> SettledIdentity:
    operands = tuple(
        SettledOperand(*operand[:5], _at(operand.span, report_of) if operand.span is not None else None)
        for operand in tally.operands
    )
    return SettledIdentity(operands, tally.left, tally.right, tally.relation, tally.difference)
