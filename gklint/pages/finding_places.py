"""Where findings and their figures stand in the blocks of a transcript."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from gklint.model.diagnostic import SEVERITIES, Diagnostic, Place
from gklint.model.light_classes import NamedTuple
from gklint.model.source import PassagePiece
from gklint.model.transcript import Block, GridBlock, GridCell


class PlaceMark(NamedTuple):
    """A stretch of the source that belongs to the finding with this number; `main`: it is the finding's own place.

    `repair` is what should stand there, where that is known.
    """

    start: int
    end: int
    number: int
    severity: str
    main: bool
    repair: str = ""


class Marks:
    """The marks of a report by rising offset."""

    def __init__(self, marks: Sequence[PlaceMark], blocks: Sequence[Block]) -> None:
        self._marks = sorted(marks)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        grids = (block for block in blocks if isinstance(block, GridBlock))
        self._cells = {(cell.start, cell.end) for grid in grids for row in grid.rows for cell in row}

    def within(self, start: int, end: int) -> list[PlaceMark]:
        """The marks that reach into source[start:end], or stand empty in it."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        return [mark for mark in self._marks[first:last] if _overlap(mark, start, end)]

    def of_cell(self, cell: GridCell) -> list[PlaceMark]:
        """The marks of a cell. One that is exactly another cell, a blank one beside this, is not of this cell."""
        here = (cell.start, cell.end)
        found = self.within(cell.start, cell.end)
        return [mark for mark in found if mark[:2] == here or mark.start < mark.end or mark[:2] not in self._cells]


def _overlap(mark: PlaceMark, start: int, end: int) -> bool:
    if mark.start == mark.end:
        return start <= mark.start <= end
    return mark.start < max(end, start + 1) and mark.end > start


def covered_range(pieces: Sequence[PassagePiece], start: int, end: int) -> tuple[int, int]:
    """The characters of a passage with these pieces that stand at source[start:end]; an empty range where none do."""
    first, last = -1, -1
    for piece in pieces:
        low, high = max(piece.start, start), min(piece.start + piece.extent, end)
        if low < high or (start == end and low <= high):
            even = piece.length == piece.extent
            begin = piece.at + (low - piece.start if even else 0)
            stop = piece.at + (high - piece.start if even else piece.length)
            first, last = (begin if first < 0 else min(first, begin)), max(last, stop)
    return (first, last) if first >= 0 else (0, 0)


def number_findings(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings in the order of their numbers: errors first, each with those of the same cause, then by place."""
    rank = {severity: at for at, severity in enumerate(SEVERITIES)}
    by_place = sorted(diagnostics, key=lambda one: (rank[one.severity], one.sort_key))
    groups: dict[str, list[Diagnostic]] = {}
    for at, one in enumerate(by_place):
        groups.setdefault(one.cause or f"\0{at}", []).append(one)
    return [one for group in groups.values() for one in group]


def marks_of(diagnostics: Sequence[Diagnostic]) -> Iterator[PlaceMark]:
    """The marks of findings numbered from 1: each its own place, and the places of its figures in the same file."""
    repairs = _repairs(diagnostics)
    for number, one in enumerate(diagnostics, 1):
        path, own = one.place.path, _bounds(one.place)
        if own != (0, 0):
            yield PlaceMark(*own, number, one.severity, True, repairs.pop(own, ""))
        for place in figures_of(one):
            if place.path == path and _bounds(place) not in (own, (0, 0)):
                yield PlaceMark(*_bounds(place), number, one.severity, False, repairs.pop(_bounds(place), ""))


def _bounds(place: Place) -> tuple[int, int]:
    return place.start.offset, place.end.offset


def _repairs(diagnostics: Sequence[Diagnostic]) -> dict[tuple[int, int], str]:
    """What should stand at each place of a figure most probably wrong."""
    found = (one.repair for one in diagnostics if one.repair is not None)
    return {_bounds(repair.place): f"{repair.expected}" for repair in found if repair.place is not None}


def figures_of(diagnostic: Diagnostic) -> Iterator[Place]:
    """The places that belong to a finding besides its own: addends, the other of two statements, the suspect figure."""
    operands = diagnostic.tally.operands if diagnostic.tally is not None else ()
    repaired = diagnostic.repair.place if diagnostic.repair is not None else None
    places = (*(one.place for one in operands), *(one.place for one in diagnostic.related), repaired)
    yield from {(place.path, *_bounds(place)): place for place in places if place is not None}.values()
