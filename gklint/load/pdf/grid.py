"""The rulings of one table → its grid: two neighbouring places are one cell when no ruling parts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from gklint.load.pdf.rulings import Lattice
from gklint.load.pdf.shapes import Box, Fragment, GridCell, Ruling

_SLACK = 3.0  # points by which an upright ruling may stick out
_MOST_PLACES = 40_000


def grid_of(lattice: Lattice, page: int) -> Fragment | None:
    """The table that the rulings make; None when they make fewer than two cells."""
    columns = sorted({ruling.at for ruling in lattice.verticals})
    rows = sorted({ruling.at for ruling in lattice.horizontals})
    top, bottom = _open_ends(lattice.verticals, rows)
    edges = [*([top] if top is not None else []), *rows, *([bottom] if bottom is not None else [])]
    if len(columns) < 2 or len(edges) < 2 or len(columns) * len(edges) > _MOST_PLACES:
        return None
    cells = _cells(lattice, edges, columns, page)
    if sum(len(row) for row in cells) < 2:
        return None
    box = Box(columns[0], edges[0], columns[-1], edges[-1])
    return Fragment(page, box, tuple(columns), cells)


def _open_ends(verticals: Sequence[Ruling], rows: Sequence[float]) -> tuple[float | None, float | None]:
    """Where several upright rulings end beyond the first and the last level one: a row cut by the page's end."""
    above = [ruling.start for ruling in verticals if ruling.start < rows[0] - _SLACK]
    below = [ruling.end for ruling in verticals if ruling.end > rows[-1] + _SLACK]
    return (min(above) if len(above) > 1 else None), (max(below) if len(below) > 1 else None)


def _cells(
    lattice: Lattice, rows: Sequence[float], columns: Sequence[float], page: int
) -> tuple[tuple[GridCell, ...], ...]:
    """The cells row by row, each where it begins."""
    parted_right = _parting(lattice.verticals)
    parted_below = _parting(lattice.horizontals)
    taken: set[tuple[int, int]] = set()
    made: list[tuple[GridCell, ...]] = []
    for row in range(len(rows) - 1):
        of_row: list[GridCell] = []
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            width, height = 1, 1
            middle = (rows[row] + rows[row + 1]) / 2
            while column + width < len(columns) - 1 and (row, column + width) not in taken:
                if parted_right(columns[column + width], middle):
                    break
                width += 1
            while row + height < len(rows) - 1 and not any(
                parted_below(rows[row + height], (columns[at] + columns[at + 1]) / 2)
                for at in range(column, column + width)
            ):
                height += 1
            taken.update((row + down, column + right) for down in range(height) for right in range(width))
            box = Box(columns[column], rows[row], columns[column + width], rows[row + height])
            of_row.append(GridCell(row, column, height, width, page, box))
        made.append(tuple(of_row))
    return tuple(made)


def _parting(rulings: Sequence[Ruling]) -> Callable[[float, float], bool]:
    """Says whether a ruling at a coordinate covers a point along it."""
    by_place: dict[float, list[Ruling]] = {}
    for ruling in rulings:
        by_place.setdefault(ruling.at, []).append(ruling)
    return lambda at, point: any(ruling.start <= point <= ruling.end for ruling in by_place.get(at, ()))


def cell_finder(fragment: Fragment) -> Callable[[float, float], GridCell | None]:
    """Says which cell a point lies in."""
    lefts = fragment.edges
    by_column: dict[int, list[GridCell]] = {}
    for cell in (cell for row in fragment.rows for cell in row):
        for column in range(cell.column, cell.column + cell.width):
            by_column.setdefault(column, []).append(cell)
    tops = {column: [cell.box.top for cell in cells] for column, cells in by_column.items()}

    def find(x: float, y: float) -> GridCell | None:
        column = min(max(bisect_right(lefts, x) - 1, 0), len(lefts) - 2)
        if column not in by_column:
            return None
        return by_column[column][max(bisect_right(tops[column], y) - 1, 0)]

    return find
