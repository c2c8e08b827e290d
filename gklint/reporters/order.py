"""The orders findings are written in; every reporter sorts for itself, so that the order they came in never shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter

from gklint.model.diagnostic import SEVERITIES, Diagnostic
from gklint.model.outcome import FileRecord, Outcome, StoredSequence

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


_PLACE = attrgetter("sort_key")
_PATH = attrgetter("path")


def by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, then by place in it."""
    return sorted(diagnostics, key=_PLACE)


def each_by_place(*found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The same for all of `found`, one after another: of a sequence outside memory each is there in its turn only."""
    return merge(*(one if isinstance(one, StoredSequence) else by_place(one) for one in found), key=_PLACE)


def files_by_path(outcome: Outcome) -> Iterable[FileRecord]:
    """The files of the run by path."""
    return outcome.files if isinstance(outcome.files, StoredSequence) else sorted(outcome.files, key=_PATH)


class FilesInStep:
    """The files of a run beside something else that goes by path."""

    def __init__(self, outcome: Outcome) -> None:
        self._files = groupby(files_by_path(outcome), key=_PATH)
        self._reached: tuple[str, FileRecord | None] = "", None

    def at(self, path: str) -> FileRecord | None:
        """The file at the path, which is not before that of the last call; None where the run has none there."""
        while self._reached[0] < path and (group := next(self._files, None)) is not None:
            self._reached = group[0], [*group[1]][-1]
        return self._reached[1] if self._reached[0] == path else None


class FindingsInStep:
    """The findings that stand, beside something else that goes by path."""

    def __init__(self, outcome: Outcome) -> None:
        self._found = groupby(each_by_place(outcome.diagnostics), key=attrgetter("place.path"))
        self._reached: tuple[str, list[Diagnostic]] = "", []

    def at(self, path: str) -> list[Diagnostic]:
        """The findings in the file at the path, which is not before that of the last call."""
        while self._reached[0] < path and (group := next(self._found, None)) is not None:
            self._reached = group[0], [*group[1]]
        return self._reached[1] if self._reached[0] == path else []


def gravity(diagnostic: Diagnostic) -> int:
    """0 for errors, then warnings, then infos."""
    return _RANK[diagnostic.severity]


def gravest_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors, warnings, infos, each by file and place: what comes first survives where a host cuts the list."""
    return sorted(by_place(diagnostics), key=gravity)
