"""Findings → diagnostics: severity and fingerprint stamped, spans settled so that no report is held."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from gklint.model.diagnostic import (
    Diagnostic,
    Finding,
    Fix,
    Place,
    Point,
    SettledEdit,
    SettledFix,
    SettledOperand,
    SettledRelated,
    SettledTally,
    Severity,
    Tally,
)
from gklint.model.report import Report
from gklint.model.rule import Rule
from gklint.model.source import Span


def settled(report: Report, rule: Rule, findings: Iterable[Finding], severity: Severity | None) -> list[Diagnostic]:
    """The rule's findings on a report as diagnostics. `severity` is the user's, above rule and finding."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        seen[finding.key] += 1
        found.append(_diagnostic(report, rule, finding, severity, seen[finding.key]))
    return found


def _diagnostic(report: Report, rule: Rule, finding: Finding, severity: Severity | None, number: int) -> Diagnostic:
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=severity or finding.severity or rule.severity,
        words=finding.words,
        help=finding.help or rule.help,
        place=Place.of(finding.span),
        key=finding.key,
        fingerprint=fingerprint(report, rule.id, finding.key, number),
        related=tuple(SettledRelated(related.words, Place.of(related.span)) for related in finding.related),
        fix=_fix(finding.fix) if finding.fix is not None else None,
        tally=_tally(finding.tally) if finding.tally is not None else None,
    )


def fingerprint(report: Report, rule: str, key: str, number: int) -> str:
    """16 hex digits of rule, body, year and key: the same after moving or re-exporting the report.

    `number` tells findings with the same key apart.
    """
    body = report.organ or report.source.path
    parts = (rule, body, str(report.year or ""), key, str(number))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _point(span: Span, offset: int) -> Point:
    return Point(*span.source.line_column(offset), offset)


def _fix(fix: Fix) -> SettledFix:
    edits = tuple(
        SettledEdit(_point(edit.span, edit.span.start), _point(edit.span, edit.span.end), edit.text)
        for edit in fix.edits
    )
    return SettledFix(fix.title, edits, fix.safe)


def _tally(tally: Tally) -> SettledTally:
    operands = tuple(
        SettledOperand(*operand[:5], Place.of(operand.span) if operand.span is not None else None)
        for operand in tally.operands
    )
    return SettledTally(operands, tally.left, tally.right, tally.relation, tally.difference)
