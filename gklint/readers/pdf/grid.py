"""The rulings of one table → its grid: two neighbouring places are one cell when no ruling parts them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from gklint.readers.pdf.rulings import Lattice
from gklint.readers.pdf.shapes import Box, Fragment, PdfCell, Ruling

_SLACK = 3.0  # points by which an upright ruling may stick out
_MOST_PLACES = 40_000


def grid_of(lattice: Lattice, page: int) -> Fragment | None:
    """The table that the rulings make; None when they make fewer than two cells."""
    columns = _with_open_ends(sorted({ruling.at for ruling in lattice.verticals}), lattice.horizontals)
    edges = _with_open_ends(sorted({ruling.at for ruling in lattice.horizontals}), lattice.verticals)
    if len(columns) < 2 or len(edges) < 2 or len(columns) * len(edges) > _MOST_PLACES:
        return None
    cells = _cells(_GridPlaces(lattice, edges, columns), page)
    if sum(len(row) for row in cells) < 2:
        return None
    box = Box(columns[0], edges[0], columns[-1], edges[-1])
    return Fragment(page, box, tuple(columns), cells)


def _with_open_ends(edges: Sequence[float], crossing: Sequence[Ruling]) -> list[float]:
    """The edges, and one where several rulings across end beyond the first or the last.

    Rows are open where the page ends, and the outer columns of some tables have no ruling at their side.
    """
    before = [ruling.start for ruling in crossing if ruling.start < edges[0] - _SLACK]
    beyond = [ruling.end for ruling in crossing if ruling.end > edges[-1] + _SLACK]
    first = [min(before)] if len(before) > 1 else []
    last = [max(beyond)] if len(beyond) > 1 else []
    return [*first, *edges, *last]


class _GridPlaces:
    """The places between the rulings, and which of them are parted."""

    def __init__(self, lattice: Lattice, rows: Sequence[float], columns: Sequence[float]) -> None:
        self.rows, self.columns = rows, columns
        self._right = _separations(lattice.verticals, columns[1:], _middles(rows))
        self._below = _separations(lattice.horizontals, rows[1:], _middles(columns))

    def extent(self, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
        """Height and width of the cell that begins at a place."""
        right = column + 1
        while right < len(self.columns) - 1 and not self._right[right - 1][row] and (row, right) not in taken:
            right += 1
        below = row + 1
        while below < len(self.rows) - 1 and not any(self._below[below - 1][column:right]):
            below += 1
        return below - row, right - column

    def box(self, row: int, column: int, height: int, width: int) -> Box:
        return Box(self.columns[column], self.rows[row], self.columns[column + width], self.rows[row + height])


def _middles(edges: Sequence[float]) -> list[float]:
    return [(first + second) / 2 for first, second in pairwise(edges)]


def _separations(rulings: Sequence[Ruling], edges: Sequence[float], middles: Sequence[float]) -> list[bytearray]:
    """For each edge and each place along it, whether a ruling at the edge runs past the middle of the place."""
    parted = {edge: bytearray(len(middles)) for edge in edges}
    for ruling in rulings:
        if ruling.at in parted:
            first, last = bisect_left(middles, ruling.start), bisect_right(middles, ruling.end)
            parted[ruling.at][first:last] = b"\1" * (last - first)
    return list(parted.values())


def _cells(places: _GridPlaces, page: int) -> tuple[tuple[PdfCell, ...], ...]:
    """The cells row by row, each where it begins."""
    taken: set[tuple[int, int]] = set()
    made: list[tuple[PdfCell, ...]] = []
    for row in range(len(places.rows) - 1):
        of_row: list[PdfCell] = []
        for column in range(len(places.columns) - 1):
            if (row, column) not in taken:
                height, width = places.extent(row, column, taken)
                taken.update((row + down, column + right) for down in range(height) for right in range(width))
                box = places.box(row, column, height, width)
                of_row.append(PdfCell(row, column, height, width, page, box))
        made.append(tuple(of_row))
    return tuple(made)


def cell_finder(fragment: Fragment) -> Callable[[float, float], PdfCell | None]:
    """Says which cell a point lies in."""
    lefts = fragment.edges
    by_column: dict[int, list[PdfCell]] = {}
    for cell in (cell for row in fragment.rows for cell in row):
        for column in range(cell.column, cell.column + cell.width):
            by_column.setdefault(column, []).append(cell)
    tops = {column: [cell.box.top for cell in cells] for column, cells in by_column.items()}

    def find(x: float, y: float) -> PdfCell | None:
        column = min(max(bisect_right(lefts, x) - 1, 0), len(lefts) - 2)
        if column not in by_column:
            return None
        return by_column[column][max(bisect_right(tops[column], y) - 1, 0)]

    return find
