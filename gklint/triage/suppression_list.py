"""Marks the findings of a run that the suppression list suppresses."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from gklint.model.diagnostic import Diagnostic, SuppressionReason
from gklint.model.file_patterns import FilePatterns
from gklint.model.light_classes import NamedTuple
from gklint.model.suppression import ListedSuppression, SuppressionSources
from gklint.triage.unused_suppressions import Rulebook, unused_list_entry


class _ListEntry(NamedTuple):
    """An entry of the list with the files of the run it applies to."""

    entry: ListedSuppression
    files: frozenset[str]

    def suppresses(self, diagnostic: Diagnostic) -> bool:
        """Whether it is for this finding of its rule."""
        return diagnostic.place.path in self.files and self.entry.key in (None, diagnostic.key)


class ListMarker:
    """Marks findings, file after file, and knows afterwards which entries have suppressed nothing.

    `paths` are all files of the run: an entry for a file that was not checked now is not held to be useless.
    """

    def __init__(self, paths: Iterable[str], sources: SuppressionSources, book: Rulebook) -> None:
        below = {path: _below(path, sources.root) for path in paths} if sources.entries else {}
        self._entries = [_ListEntry(one, _files(one, below)) for one in sources.entries]
        self._standing = _by_rule(one for one in self._entries if not one.entry.expired(sources.today))
        self._used: set[ListedSuppression] = set()
        self._today, self._book = sources.today, book

    def mark(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Every finding, marked where an entry suppresses it."""
        if not self._entries:
            yield from diagnostics
            return
        for diagnostic in diagnostics:
            matching = _matching(diagnostic, self._standing)
            self._used.update(matching)
            marked = matching and diagnostic.suppression is None
            yield replace(diagnostic, suppression=_reason_of(matching[0])) if marked else diagnostic

    def unused(self) -> Iterator[Diagnostic]:
        """A finding for each entry that suppressed none of those that were marked."""
        for entry in self._entries:
            if entry.entry not in self._used:
                yield from _unused_finding(entry, self._today, self._book)


def _by_rule(entries: Iterable[_ListEntry]) -> dict[str, list[_ListEntry]]:
    """The entries by the id or name of their rule, as written."""
    found: dict[str, list[_ListEntry]] = {}
    for entry in entries:
        found.setdefault(entry.entry.rule, []).append(entry)
    return found


def _matching(diagnostic: Diagnostic, standing: Mapping[str, Sequence[_ListEntry]]) -> list[ListedSuppression]:
    named = (*standing.get(diagnostic.rule, ()), *standing.get(diagnostic.name, ()))
    return [one.entry for one in named if one.suppresses(diagnostic)]


def _unused_finding(entry: _ListEntry, today: date | None, book: Rulebook) -> Iterator[Diagnostic]:
    expired = entry.entry.expired(today)
    unused = unused_list_entry(entry.entry, book, expired) if _is_assessable(entry, expired, book) else None
    if unused is not None:
        yield unused


def _is_assessable(entry: _ListEntry, expired: bool, book: Rulebook) -> bool:
    """Whether the run can tell that the entry is useless."""
    id = book.ids.get(entry.entry.rule)
    return id is None or expired or any(id in book.asked.get(path, ()) for path in entry.files)


def _files(entry: ListedSuppression, below: dict[str, str]) -> frozenset[str]:
    patterns = FilePatterns([entry.file])
    return frozenset(path for path, name in below.items() if patterns.names(name))


def _below(path: str, root: Path) -> str:
    """The file as seen from `root`; as it is called where it lies elsewhere."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  without `..`, links not followed
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else path


def _reason_of(one: ListedSuppression) -> SuppressionReason:
    return SuppressionReason("external", one.reason, one.by)
