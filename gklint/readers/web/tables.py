"""A table as drafted → a table of cells, or, when it only lays out the page, the items in it."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.document import Cell, Table
from gklint.model.source import Span, widest
from gklint.readers.grid import Extent, Placing, placings
from gklint.readers.web.items import DraftCell, DraftTable, Item
from gklint.readers.web.lifting import Runs

_LONGEST_CELL = 300  # characters; a statutory label has at most a hundred


def items_of(draft: DraftTable, runs: Runs, place: Item) -> list[Item]:
    """What the table adds to the page; `place` says where in it."""
    cells = [cell for row in draft.rows for cell in row.cells]
    table = None if _holds_larger(cells) else _table(draft, runs)
    if table is None or _is_long(table):
        return [item for cell in cells for item in cell.items]
    return [place._replace(content=table)]


def _holds_larger(cells: list[DraftCell]) -> bool:
    """Whether the table is there for what is in one of its cells: one thing only, or larger tables."""
    filled = own = nested = 0
    for cell in cells:
        filled += bool(cell.items)
        inner = [item.content for item in cell.items if isinstance(item.content, Table)]
        own += not inner
        nested += sum(len(row) for table in inner for row in table.rows)
    return filled < 2 or nested >= own


def _is_long(table: Table) -> bool:
    """Whether a cell holds running text: such a table lays out a page."""
    return any(len(cell.text) > _LONGEST_CELL for row in table.rows for cell in row)


def _table(draft: DraftTable, runs: Runs) -> Table:
    rows = [row.cells for row in draft.rows if not row.is_helper]
    placed = placings([[Extent(cell.height, cell.width) for cell in row] for row in rows])
    made = [
        tuple(_cell(cell, runs, at, placing) for cell, placing in zip(cells, of_row, strict=True))
        for at, (cells, of_row) in enumerate(zip(rows, placed, strict=True))
    ]
    if len(made) > 1 and _is_empty(made[-1]) and _has_figures(made[-2]):
        made.pop()  # the helper row of a word processor; a row of blank figures has a label, or headings above it
    start = min((cell.span.start for row in made for cell in row), default=draft.at)
    end = max((cell.span.end for row in made for cell in row), default=draft.at)
    return Table(Span(runs.source, start, end), tuple(made), ruled=True)


def _is_empty(row: tuple[Cell, ...]) -> bool:
    return not any(cell.text.strip() for cell in row)


def _has_figures(row: tuple[Cell, ...]) -> bool:
    return any(cell.text.strip().isdigit() for cell in row)


def _cell(cell: DraftCell, runs: Runs, row: int, placing: Placing) -> Cell:
    if len(cell.items) == 1 and isinstance(draft := cell.items[0].content, str) and not cell.items[0].hidden:
        plain = runs.plain(draft)
        if plain is not None:
            return Cell(plain, plain.text, row, *placing)
    lines = [line for item in cell.items for line in _lines(item, runs)]
    if not lines:
        return Cell(Span(runs.source, cell.at, cell.at), "", row, *placing)
    span = widest(span for _, span in lines)
    return Cell(span, "\n".join(text for text, _ in lines), row, *placing)


def _lines(item: Item, runs: Runs) -> Iterator[tuple[str, Span]]:
    """The lines that a person sees of something in a cell."""
    if item.hidden:
        return
    if isinstance(item.content, Table):
        for cell in (cell for row in item.content.rows for cell in row if cell.text):
            yield cell.text, cell.span
    elif passage := runs.lift(item.content):
        yield passage.text, passage.span()
