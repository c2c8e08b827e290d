"""What a page is made of, in points from its upper left corner as a person holds it."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Char(NamedTuple):
    """A character with its baseline, its left and right edge, and its height."""

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
        """The middle of the character: a third of its height above the baseline."""
        return self.baseline - self.size / 3


class Ruling(NamedTuple):
    """A straight line: at `at` (y of a horizontal, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """A page. `number` counts from 1; `pictures` says that it holds any."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]
    pictures: bool = False


class Written(NamedTuple):
    """What is written in a cell. `room` is left behind the last line; `lead` is what its first characters take."""

    text: str = ""
    room: float = 0.0
    lead: float = 0.0


class GridCell(NamedTuple):
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


class Fragment(NamedTuple):
    """The part of a table that stands on one page. `edges` are the x of its columns' bounds."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]


class TextLine(NamedTuple):
    """A line of text outside tables."""

    page: int
    box: Box
    text: str
    size: float  # height of its characters
