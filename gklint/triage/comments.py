"""The findings of one file, with those set aside that a comment in the file speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gklint.model.diagnostic import Aside, Diagnostic
from gklint.model.outcome import FileOutcome
from gklint.model.suppression import Suppression
from gklint.triage.useless import Rulebook, useless_suppression


def by_comments(one: FileOutcome, book: Rulebook) -> Iterator[Diagnostic]:
    """Every finding, marked where a comment sets it aside, and one for each comment that sets nothing aside."""
    used: set[int] = set()
    for diagnostic in one.diagnostics:
        speaking = [index for index, said in enumerate(one.suppressions) if _speaks_of(said, diagnostic)]
        used.update(speaking)
        yield replace(diagnostic, aside=_aside(one.suppressions[speaking[0]])) if speaking else diagnostic
    for index, suppression in enumerate(one.suppressions):
        if index not in used:
            useless = useless_suppression(suppression, book, one.record.organ, one.record.year)
            if useless is not None:
                yield useless


def _speaks_of(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    named = suppression.rule in (diagnostic.rule, diagnostic.name)
    return named and suppression.start <= diagnostic.place.start.offset < max(suppression.end, suppression.start + 1)


def _aside(suppression: Suppression) -> Aside:
    return Aside("in-source", suppression.reason, debt=suppression.debt)
