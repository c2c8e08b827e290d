"""A page → what stands on it in reading order: lines of text, and the parts of tables with their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gklint.readers.pdf.grid import cell_finder, grid_of
from gklint.readers.pdf.lines import text_lines, written_in
from gklint.readers.pdf.rulings import lattices
from gklint.readers.pdf.shapes import Char, Fragment, GridCell, Page, TextLine

Item = TextLine | Fragment
Place = tuple[int, int]  # row and column of a cell
_MOST_PADDING = 8.0  # points between the edge of a cell and its text


def contents(page: Page) -> list[Item]:
    """Lines and parts of tables from top to bottom."""
    grids = [grid_of(lattice, page.number) for lattice in lattices(page.horizontals, page.verticals)]
    fragments = [grid for grid in grids if grid is not None]
    inside: list[list[Char]] = [[] for _ in fragments]
    outside: list[Char] = []
    for char in page.chars:
        holding = next((at for at, one in enumerate(fragments) if one.box.holds(char.x, char.y)), None)
        (outside if holding is None else inside[holding]).append(char)
    items: list[Item] = [_filled(one, chars) for one, chars in zip(fragments, inside, strict=True)]
    items.extend(text_lines(page.number, outside))
    return sorted(items, key=lambda item: (item.box.top, item.box.left))


def _filled(fragment: Fragment, chars: Sequence[Char]) -> Fragment:
    """The grid with each character in the cell that holds its middle."""
    find = cell_finder(fragment)
    placed: dict[Place, list[Char]] = {}
    least = _MOST_PADDING  # distance between the left edge of a cell and its text
    for char in chars:
        cell = find(char.x, char.y)
        if cell is not None:
            placed.setdefault((cell.row, cell.column), []).append(char)
            least = min(least, char.left - cell.box.left)
    rows = [tuple(_written(cell, placed, max(least, 0.0)) for cell in row) for row in fragment.rows]
    return fragment._replace(rows=tuple(rows))


def _written(cell: GridCell, placed: Mapping[Place, Sequence[Char]], padding: float) -> GridCell:
    chars = placed.get((cell.row, cell.column))
    return cell if chars is None else cell._replace(written=written_in(chars, cell.box, padding))
