"""The findings as public JSON, version 1: members may be added, never renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gklint.model.bilingual import Language
from gklint.model.diagnostic import (
    SEVERITIES,
    Diagnostic,
    Place,
    Point,
    Repair,
    SettledFix,
    SettledIdentity,
    SettledRelated,
)
from gklint.model.outcome import Failure, FileRecord, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.report_file import PassedOver
from gklint.reporters.order import each_by_place, files_by_path
from gklint.reporters.records import Record, json_object_pieces, number, position_record
from gklint.reporters.sentences import repair_words

VERSION = 1


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """One object; each finding, each file and each failure stands in a line of its own."""
    return "".join(pieces(outcome, options))


def pieces(outcome: Outcome, options: ReporterOptions) -> Iterator[str]:
    """The same piece by piece."""
    language = options.language
    return json_object_pieces(
        {
            "version": VERSION,
            "diagnostics": (_diagnostic(diagnostic, language) for diagnostic in each_by_place(outcome.diagnostics)),
            "suppressed": (
                _suppressed_record(diagnostic, language) for diagnostic in each_by_place(outcome.suppressed)
            ),
            "files": map(_file, files_by_path(outcome)),
            "failures": [_failure(failure, language) for failure in sorted(outcome.failures)],
            "notices": [words.to(language) for words in outcome.notices],
            "passed_over": [_passed_over(one, language) for one in outcome.passed_over],
            "summary": _summary(outcome),
            **_timings(outcome),
        }
    )


def _timings(outcome: Outcome) -> Record:
    """Milliseconds by stage and rule, with --timing only: they are never the same twice."""
    if not outcome.timings:
        return {}
    return {"timings": {name: round(seconds * 1000, 3) for name, seconds in sorted(outcome.timings.items())}}


def _diagnostic(diagnostic: Diagnostic, language: Language) -> Record:
    return {
        "rule": diagnostic.rule,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.words.to(language),
        "help": diagnostic.help.to(language) if diagnostic.help is not None else None,
        **_place(diagnostic.place),
        "key": diagnostic.key,
        "fingerprint": diagnostic.fingerprint,
        "related": [_related_place(related, language) for related in diagnostic.related],
        "tally": _identity(diagnostic.tally, language) if diagnostic.tally is not None else None,
        "repair": _repair(diagnostic.repair, language) if diagnostic.repair is not None else None,
        "cause": diagnostic.cause or None,
        "fix": _fix(diagnostic.fix, language) if diagnostic.fix is not None else None,
    }


def _suppressed_record(diagnostic: Diagnostic, language: Language) -> Record:
    aside = diagnostic.suppression
    why = None
    if aside is not None:
        why = {"kind": aside.kind, "reason": aside.reason, "by": aside.by or None, "debt": aside.debt}
    return {**_diagnostic(diagnostic, language), "suppression": why}


def _place(place: Place) -> Record:
    return {
        "path": place.path,
        "start": _point(place.start),
        "end": _point(place.end),
        "address": place.address.label if place.address is not None else None,
        **position_record(place.position),
    }


def _point(point: Point) -> Record:
    return {"line": point.line, "column": point.column, "offset": point.offset}


def _related_place(related: SettledRelated, language: Language) -> Record:
    return {"message": related.words.to(language), **_place(related.place)}


def _identity(tally: SettledIdentity, language: Language) -> Record:
    operands = [
        {
            "concept": operand.concept,
            "party": operand.party,
            "label": operand.label.to(language),
            "value": number(operand.value),
            "coefficient": operand.coefficient,
            "place": _place(operand.place) if operand.place is not None else None,
        }
        for operand in tally.operands
    ]
    left, right, difference = number(tally.left), number(tally.right), number(tally.difference)
    return {"operands": operands, "left": left, "relation": tally.relation, "right": right, "difference": difference}


def _repair(repair: Repair, language: Language) -> Record:
    return {
        "concept": repair.concept,
        "party": repair.party,
        "found": number(repair.found),
        "expected": number(repair.expected),
        "resolves": list(repair.resolves),
        "message": repair_words(repair).to(language),
        "place": _place(repair.place) if repair.place is not None else None,
    }


def _fix(fix: SettledFix, language: Language) -> Record:
    edits = [{"start": _point(edit.start), "end": _point(edit.end), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title.to(language), "safe": fix.safe, "edits": edits}


def _file(record: FileRecord) -> Record:
    return {
        "path": record.path,
        "format": record.format,
        "encoding": record.encoding,
        "organ": record.organ,
        "year": record.year,
        "form": record.form,
        "kind": record.kind,
    }


def _passed_over(one: PassedOver, language: Language) -> Record:
    return {"path": one.path, "by": one.by.to(language)}


def _failure(failure: Failure, language: Language) -> Record:
    return {
        "rule": failure.subject or None,
        "path": failure.path or None,
        "message": failure.words.to(language),
        "package": failure.package or None,
    }


def _summary(outcome: Outcome) -> Record:
    by_rule: Counter[str] = Counter()
    for (rule, _), count in outcome.counts.standing.items():
        by_rule[rule] += count
    return {
        "files": len(outcome.files),
        "severities": {severity: outcome.count(severity) for severity in SEVERITIES},
        "rules": {rule: by_rule[rule] for rule in sorted(by_rule)},
        "suppressed": len(outcome.suppressed),
        "debt": outcome.debt,
        "failures": len(outcome.failures),
    }
