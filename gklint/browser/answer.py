"""The answer for one report as the page shows it: plain values in the words of the person, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gklint.district.verdict import verdict_of
from gklint.model.bilingual import Language
from gklint.model.diagnostic import SEVERITIES, Diagnostic, Place
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.quotation import beginning, ending
from gklint.reporters.locator import position
from gklint.reporters.order import gravest_first
from gklint.reporters.printable import one_line
from gklint.reporters.sentences import repair_words, suppression_label

Answer = dict[str, Any]
_AROUND, _MARKED = 60, 200  # characters shown beside the words that are meant, and of them


def answer(outcome: Outcome, path: str, language: Language) -> Answer:
    """What was found in the file at `path`: what it is, counts, findings gravest first, failures of ours."""
    record = next((one for one in outcome.files if one.path == path), None)
    basis = {rule.id: rule.basis for rule in outcome.rules}
    return {
        "name": path,
        "report": _report(record),
        "verdict": _verdict(record, outcome, language),
        "counts": {severity: outcome.count(severity) for severity in SEVERITIES},
        "findings": [_finding(one, basis, language) for one in gravest_first(outcome.diagnostics)],
        "aside": [_finding(one, basis, language) for one in gravest_first(outcome.suppressed)],
        "failures": [one_line(failure.words.to(language)) for failure in outcome.failures],
    }


def _report(record: FileRecord | None) -> Answer | None:
    """What the file turned out to be; `kind` is `report`, `not-a-report`, `unreadable` and so on."""
    if record is None:
        return None
    return {"kind": record.kind, "format": record.format, "organ": record.organ, "year": record.year}


def _verdict(record: FileRecord | None, outcome: Outcome, language: Language) -> Answer:
    """Whether it can be published; `state` is one of district.verdict.STATES."""
    kind = record.kind if record is not None else "unreadable"
    verdict = verdict_of(kind, outcome.diagnostics, not outcome.failures)
    return {"state": verdict.state, "words": verdict.words.to(language)}


def _finding(diagnostic: Diagnostic, basis: Mapping[str, str], language: Language) -> Answer:
    return {
        "rule": diagnostic.rule,
        "rule_name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": one_line(diagnostic.words.to(language)),
        "repair": one_line(repair_words(diagnostic.repair).to(language)) if diagnostic.repair else "",
        "help": one_line(diagnostic.help.to(language)) if diagnostic.help else "",
        "where": position(diagnostic.place, language) if diagnostic.place.end.offset else "",
        "text": _text(diagnostic.place),
        "basis": basis.get(diagnostic.rule, ""),
        "aside": suppression_label(diagnostic.suppression, language) if diagnostic.suppression else "",
        "fingerprint": diagnostic.fingerprint,
        "cause": diagnostic.cause,
    }


def _text(place: Place) -> list[str]:
    """What stands at the place in three parts, of which the middle one is meant; none for the file as a whole."""
    if not any(place.line_parts):
        return []
    before, marked, after = map(one_line_within, place.line_parts)
    return [ending(before, _AROUND), beginning(marked, _MARKED), beginning(after, _AROUND)]


def one_line_within(part: str) -> str:
    """A part of a line, with the blanks at its ends kept."""
    return "".join(" " if character.isspace() else character for character in part)
