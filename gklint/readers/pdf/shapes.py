"""What a page is made of, in points from its upper left corner as a person holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

WIDE = lazy_pattern("[\u2e80-\uffef]")  # characters as wide as they are high


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class TextPiece(NamedTuple):
    """Characters side by side with their baseline, left and right edge, and height."""

    text: str
    left: float
    right: float
    baseline: float
    size: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of the characters: a third of their height above the baseline."""
        return self.baseline - self.size / 3

    def widths(self) -> Iterator[float]:
        """About how wide each character is."""
        units = len(self.text) + len(WIDE.findall(self.text))
        for text in self.text:
            yield (self.right - self.left) * (2 if WIDE.match(text) else 1) / units


class Ruling(NamedTuple):
    """A straight line: at `at` (y of a horizontal, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float


class PdfPage(NamedTuple):
    """A page. `number` counts from 1; `pictures` says that it holds any; `texts` and `shapes` are how many objects of
    text and how many other objects it draws, `unseen` how many pieces of text nobody sees on it."""

    number: int
    width: float
    height: float
    pieces: tuple[TextPiece, ...]
    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    pictures: bool = False
    texts: int = 0
    shapes: int = 0
    unseen: int = 0


class Written(NamedTuple):
    """What is written in a cell, the first and the last line of it, and the width that its lines have."""

    text: str = ""
    first: Sequence[TextPiece] = ()
    last: Sequence[TextPiece] = ()
    width: float = 0.0


class PdfCell(NamedTuple):
    """A cell of a grid, rows and columns from 0, with its place on its page and what is written in it."""

    row: int
    column: int
    height: int
    width: int
    page: int
    box: Box
    written: Written = Written()

    @property
    def text(self) -> str:
        return self.written.text

    @property
    def place(self) -> tuple[int, int]:
        return self.row, self.column


class Fragment(NamedTuple):
    """The part of a table that stands on one page. `edges` are the x of its columns' bounds."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: tuple[tuple[PdfCell, ...], ...]


class TextLine(NamedTuple):
    """A line of text outside tables."""

    page: int
    box: Box
    text: str
    size: float  # height of its characters
