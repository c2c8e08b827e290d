"""GitLab's code quality report: the findings of a merge request as JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.locator import position
from gklint.reporters.notices import notice_lines
from gklint.reporters.order import by_place
from gklint.reporters.printable import escape_json, one_line, replace_unprintable
from gklint.reporters.sentences import in_one_line

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
Issue = dict[str, object]


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """One issue a finding; a failure of ours is a blocker, so that a broken run does not look clean."""
    language = options.language
    seen: Counter[str] = Counter()
    issues = [_failure(failure, seen, language) for failure in sorted(outcome.failures)]
    issues += [_issue(diagnostic, seen, language) for diagnostic in by_place(outcome.diagnostics)]
    issues += [_notice(line, seen) for line in notice_lines(outcome, language)]
    return escape_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(diagnostic: Diagnostic, seen: Counter[str], language: Language) -> Issue:
    place = diagnostic.place
    label = position(place, language) if place.address is not None else one_line(place.position.label)
    where = f"{label}: " if label else ""
    first, last = (1, 1) if place.address is not None else (place.start.line, place.end.line)
    return {
        "description": where + in_one_line(diagnostic, language),
        "check_name": diagnostic.rule,
        "fingerprint": _fingerprint(diagnostic.fingerprint, seen),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": replace_unprintable(place.path), "lines": {"begin": first, "end": last}},
    }


def _notice(said: str, seen: Counter[str]) -> Issue:
    """What is to be known of the run: it has no place of its own."""
    return {
        "description": said,
        "check_name": "gklint",
        "fingerprint": _fingerprint(f"notice\n{said}", seen),
        "severity": "info",
        "location": {"path": ".", "lines": {"begin": 1, "end": 1}},
    }


def _failure(failure: Failure, seen: Counter[str], language: Language) -> Issue:
    said = failure.words.to(language)
    return {
        "description": one_line(said),
        "check_name": failure.subject or "gklint",
        "fingerprint": _fingerprint(f"{failure.subject}\n{failure.path}", seen),
        "severity": "blocker",
        "location": {"path": replace_unprintable(failure.path) or ".", "lines": {"begin": 1, "end": 1}},
    }


def _fingerprint(key: str, seen: Counter[str]) -> str:
    """The digest of the key, salted when it comes again: of findings with equal ones GitLab shows the first."""
    seen[key] += 1
    salted = key if seen[key] == 1 else f"{key}\n{seen[key]}"
    return hashlib.sha256(salted.encode("utf-8", "replace")).hexdigest()[:32]
