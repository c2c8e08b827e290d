"""A page → what stands on it in reading order: lines of text, and the parts of tables with their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gklint.readers.pdf.grid import cell_finder, grid_of
from gklint.readers.pdf.lines import text_in_cell, text_lines
from gklint.readers.pdf.row_ruled_tables import level_lattices
from gklint.readers.pdf.rulings import lattices, unite_rulings
from gklint.readers.pdf.shapes import Fragment, PdfCell, PdfPage, TextLine, TextPiece
from gklint.readers.pdf.text_columns import columns_apart

Item = TextLine | Fragment
Place = tuple[int, int]  # row and column of a cell
_ONE_COLUMN = 2  # edges
_MOST_PADDING = 8.0  # points between the edge of a cell and its text


def contents(page: PdfPage) -> list[Item]:
    """Lines and parts of tables from top to bottom, columns of text one after the other."""
    fragments = _fragments(page)
    inside: list[list[TextPiece]] = [[] for _ in fragments]
    outside: list[TextPiece] = []
    for piece in page.pieces:
        holding = next((at for at, one in enumerate(fragments) if one.box.holds(piece.x, piece.y)), None)
        (outside if holding is None else inside[holding]).append(piece)
    items: list[Item] = [_fill_grid(one, pieces) for one, pieces in zip(fragments, inside, strict=True)]
    columns, rest = columns_apart(outside, [one.box for one in fragments], page.height)
    items.extend(text_lines(page.number, rest))
    placed = [((item.box.top, 0, item.box.left), item) for item in items]
    for at, column in enumerate(columns):
        placed += [((column.top, at, line.box.top), line) for line in text_lines(page.number, column.pieces)]
    return [item for _, item in sorted(placed, key=_by_place)]


def _by_place(placed: tuple[tuple[float, int, float], Item]) -> tuple[float, int, float]:
    return placed[0]


def _fragments(page: PdfPage) -> list[Fragment]:
    """The grids that rulings make. A frame with rulings between its rows only has no columns drawn."""
    drawn = [(lattice, grid_of(lattice, page.number)) for lattice in lattices(page.horizontals, page.verticals)]
    ruled = [(lattice, grid) for lattice, grid in drawn if grid is not None and len(grid.edges) > _ONE_COLUMN]
    taken = {ruling for lattice, _ in ruled for ruling in lattice.horizontals}
    free = [ruling for ruling in unite_rulings(page.horizontals) if ruling not in taken]
    level = [grid_of(lattice, page.number) for lattice in level_lattices(free, page.pieces)]
    return [*(grid for _, grid in ruled), *(grid for grid in level if grid is not None)]


def _fill_grid(fragment: Fragment, pieces: Sequence[TextPiece]) -> Fragment:
    """The grid with each character in the cell that holds its middle."""
    find = cell_finder(fragment)
    placed: dict[Place, list[TextPiece]] = {}
    least = _MOST_PADDING  # distance between the left edge of a cell and its text
    for piece in pieces:
        cell = find(piece.x, piece.y)
        if cell is not None:
            placed.setdefault(cell.place, []).append(piece)
            least = min(least, piece.left - cell.box.left)
    padding = 2 * max(least, 0.0)
    rows = [tuple(_write_cell(cell, placed, padding) for cell in row) for row in fragment.rows]
    return fragment._replace(rows=tuple(rows))


def _write_cell(cell: PdfCell, placed: Mapping[Place, Sequence[TextPiece]], padding: float) -> PdfCell:
    pieces = placed.get(cell.place)
    if pieces is None:
        return cell
    return PdfCell(*cell[:-1], text_in_cell(pieces, cell.box.right - cell.box.left - padding))
