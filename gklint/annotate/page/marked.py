"""Text with marks → HTML: each run of characters in as many marks as cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.document import Cell
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage


class Numbered(NamedTuple):
    """A note by its number on the page, and the stretch of the source that it is about."""

    number: int
    severity: Severity
    start: int
    end: int


class Marking:
    """Writes the texts of a document, and remembers which notes have found their words."""

    def __init__(self, notes: Iterable[Numbered]) -> None:
        self._notes = sorted(notes, key=lambda note: (note.start, note.number))
        self.placed: set[int] = set()

    def passage(self, passage: Passage) -> str:
        """The HTML of a paragraph's text."""
        places = list(_places(passage))
        if not places:
            return escape(passage.text)
        first, last = places[0][0], places[-1][1]
        covered = {note.number: _covered_range(note, places) for note in self._between(first, last)}
        return self._written(passage.text, covered)

    def cell(self, cell: Cell) -> tuple[str, Severity | None]:
        """The HTML of a cell's text, and the highest severity of the findings about the cell as a whole."""
        start, end = cell.span.start, cell.span.end
        notes = self._between(start, end)
        own = cell.span.text == cell.text
        covered = {note.number: (max(note.start - start, 0), min(note.end, end) - start) for note in notes}
        if not own or not cell.text:
            covered = dict.fromkeys(covered, (0, len(cell.text)))
        gravest = min((note.severity for note in notes), key=SEVERITIES.index, default=None)
        return self._written(cell.text, covered), gravest

    def _between(self, start: int, end: int) -> list[Numbered]:
        """The notes about something between two places of the source."""
        return [
            note for note in self._notes if note.start < max(end, start + 1) and max(note.end, note.start + 1) > start
        ]

    def _written(self, text: str, covered: Mapping[int, tuple[int, int]]) -> str:
        whole = (0, len(text))
        stretches = {number: stretch if stretch[1] > stretch[0] else whole for number, stretch in covered.items()}
        bounds = sorted({0, len(text), *(bound for stretch in stretches.values() for bound in stretch)})
        made = [self._signs(stretches) if not text else ""]
        for start, end in pairwise(bounds):
            inside = [number for number, stretch in stretches.items() if stretch[0] <= start and end <= stretch[1]]
            ending = [number for number in inside if stretches[number][1] == end]
            made.append(self._run(text[start:end], inside, ending))
        return "".join(made)

    def _signs(self, covered: Iterable[int]) -> str:
        """The numbers of the notes on an empty cell."""
        numbers = list(covered)
        return self._run("", numbers, numbers) if numbers else ""

    def _run(self, text: str, inside: Sequence[int], ending: Sequence[int]) -> str:
        if not inside:
            return escape(text)
        severities = [note.severity for note in self._notes if note.number in inside]
        gravest = min(severities, key=SEVERITIES.index)
        new = [number for number in inside if number not in self.placed]
        self.placed.update(inside)
        id = f' id="m{new[0]}"' if new else ""
        signs = f' data-n="{" ".join(map(str, ending))}"' if ending else ""
        return f'<mark class="{gravest}"{id}{signs}>{escape(text)}</mark>'


def _places(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where each character of a passage stands in the source: for one that stands nowhere, where the last one ends."""
    at, end = 0, passage.pieces[0].start if passage.pieces else 0
    for piece in passage.pieces:
        yield from [(end, end)] * (piece.at - at)
        if piece.length == piece.extent:
            yield from ((place, place + 1) for place in range(piece.start, piece.start + piece.length))
        else:
            yield from [(piece.start, piece.start + piece.extent)] * piece.length
        at, end = piece.at + piece.length, piece.start + piece.extent
    yield from [(end, end)] * (len(passage.text) - at)


def _covered_range(note: Numbered, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The characters that a note is about; all of them when it is about a place between two."""
    inside = [at for at, (start, end) in enumerate(places) if start < note.end and end > note.start]
    return (inside[0], inside[-1] + 1) if inside else (0, len(places))
