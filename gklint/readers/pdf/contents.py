"""A page → what stands on it in reading order: lines of text, and the parts of tables with their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gklint.readers.pdf.grid import cell_finder, grid_of
from gklint.readers.pdf.level import level_lattices
from gklint.readers.pdf.lines import text_lines, written_in
from gklint.readers.pdf.rulings import lattices, united
from gklint.readers.pdf.shapes import Fragment, GridCell, Page, Piece, TextLine

Item = TextLine | Fragment
Place = tuple[int, int]  # row and column of a cell
_MOST_PADDING = 8.0  # points between the edge of a cell and its text


def contents(page: Page) -> list[Item]:
    """Lines and parts of tables from top to bottom."""
    ruled = lattices(page.horizontals, page.verticals)
    taken = {ruling for lattice in ruled for ruling in lattice.horizontals}
    free = [ruling for ruling in united(page.horizontals) if ruling not in taken]
    grids = [grid_of(lattice, page.number) for lattice in (*ruled, *level_lattices(free, page.pieces))]
    fragments = [grid for grid in grids if grid is not None]
    inside: list[list[Piece]] = [[] for _ in fragments]
    outside: list[Piece] = []
    for piece in page.pieces:
        holding = next((at for at, one in enumerate(fragments) if one.box.holds(piece.x, piece.y)), None)
        (outside if holding is None else inside[holding]).append(piece)
    items: list[Item] = [_filled(one, pieces) for one, pieces in zip(fragments, inside, strict=True)]
    items.extend(text_lines(page.number, outside))
    return sorted(items, key=lambda item: (item.box.top, item.box.left))


def _filled(fragment: Fragment, pieces: Sequence[Piece]) -> Fragment:
    """The grid with each character in the cell that holds its middle."""
    find = cell_finder(fragment)
    placed: dict[Place, list[Piece]] = {}
    least = _MOST_PADDING  # distance between the left edge of a cell and its text
    for piece in pieces:
        cell = find(piece.x, piece.y)
        if cell is not None:
            placed.setdefault(cell.place, []).append(piece)
            least = min(least, piece.left - cell.box.left)
    padding = 2 * max(least, 0.0)
    rows = [tuple(_written(cell, placed, padding) for cell in row) for row in fragment.rows]
    return fragment._replace(rows=tuple(rows))


def _written(cell: GridCell, placed: Mapping[Place, Sequence[Piece]], padding: float) -> GridCell:
    pieces = placed.get(cell.place)
    if pieces is None:
        return cell
    return GridCell(*cell[:-1], written_in(pieces, cell.box.right - cell.box.left - padding))
