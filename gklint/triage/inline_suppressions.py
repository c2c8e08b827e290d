"""Marks the findings of one file that a comment in the file suppresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gklint.model.diagnostic import Diagnostic, SuppressionReason
from gklint.model.outcome import FileOutcome
from gklint.model.suppression import Suppression
from gklint.triage.unused_suppressions import Rulebook, unused_suppression


def mark_by_comments(one: FileOutcome, book: Rulebook) -> Iterator[Diagnostic]:
    """Every finding, marked where a comment suppresses it, and one for each comment that suppresses nothing."""
    if not one.suppressions:
        yield from one.diagnostics
        return
    found = _FindingsByRule(one.diagnostics)
    reasons: dict[int, Suppression] = {}
    for suppression in one.suppressions:
        spoken_of = found.suppressed_by(suppression)
        for index in spoken_of:
            reasons.setdefault(index, suppression)
        useless = None if spoken_of else unused_suppression(suppression, book, one.record.organ, one.record.year)
        if useless is not None:
            yield useless
    for index, diagnostic in enumerate(one.diagnostics):
        yield replace(diagnostic, suppression=_reason_of(reasons[index])) if index in reasons else diagnostic


class _FindingsByRule:
    """The findings of a file by id and name of their rule, in the order of their places."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self._indices: dict[str, list[int]] = {}
        self._starts: dict[str, list[int]] = {}
        places = enumerate(diagnostic.place.start.offset for diagnostic in diagnostics)
        for index, start in sorted(places, key=lambda one: one[1]):
            for word in (diagnostics[index].rule, diagnostics[index].name):
                self._indices.setdefault(word, []).append(index)
                self._starts.setdefault(word, []).append(start)

    def suppressed_by(self, suppression: Suppression) -> Sequence[int]:
        """The indices of the findings that the suppression applies to."""
        starts = self._starts.get(suppression.rule, [])
        first = bisect_left(starts, suppression.start)
        last = bisect_left(starts, max(suppression.end, suppression.start + 1))
        return self._indices.get(suppression.rule, [])[first:last]


def _reason_of(suppression: Suppression) -> SuppressionReason:
    return SuppressionReason("in-source", suppression.reason, debt=suppression.debt)
