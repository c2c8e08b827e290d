"""Cells laid out by tabs or pipes, put together as a table, and the evidence that it is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gklint.model.document import Cell, Table
from gklint.model.source import Source, Span
from gklint.readers.line_kinds import is_value

Rows = Sequence[Sequence[Cell]]

_BLANKS = " \t\r\n\f\v"  # what layouts put round a cell; U+3000 and the like are the office's own
_new = tuple.__new__  # cells are made by the hundred for each report: this takes half the time of Span(…)


def cell_at(source: Source, start: int, raw: str, row: int, column: int) -> Cell:
    """The cell whose `raw` text begins at `start`, without the blanks of the layout round it."""
    text, blanks = _trim(raw)
    start += blanks
    return _new(Cell, (_new(Span, (source, start, start + len(text))), text, row, column, 1, 1))


def cells_at(source: Source, start: int, raws: Iterable[str], row: int, column: int = 0) -> list[Cell]:
    """The cells of a line, of which the first begins at `start`, each with one sign behind it; `column` is its own."""
    cells = []
    for number, raw in enumerate(raws, column):
        text, blanks = _trim(raw)
        begin = start + blanks
        cells.append(_new(Cell, (_new(Span, (source, begin, begin + len(text))), text, row, number, 1, 1)))
        start += len(raw) + 1
    return cells


@lru_cache(maxsize=4096)
def _trim(raw: str) -> tuple[str, int]:
    """The text without the blanks round it, and how many stand before it; most cells hold one of a few figures."""
    text = raw.strip(_BLANKS)
    return text, raw.find(text) if text else len(raw.rstrip(" "))


def continue_cell(cell: Cell, rest: Cell) -> Cell:
    """The cell with `rest`, which stands further down, as its next line."""
    if not cell.text:
        return rest._replace(row=cell.row, column=cell.column)
    span = Span(cell.span.source, cell.span.start, rest.span.end)
    return cell._replace(span=span, text=f"{cell.text}\n{rest.text}")


def are_tabular(rows: Rows) -> bool:
    """Whether these rows are a table, not lines that happen to hold tabs or pipes.

    One row with two values is enough, or two rows with two cells of any text.
    """
    full = 0
    for row in rows:
        given = [cell.text for cell in row if cell.text]
        if len(given) > 1:
            full += 1
            if full > 1 or sum(map(is_value, given)) > 1:
                return True
    return False


def table_of_rows(rows: Rows) -> Table:
    """The table with these rows."""
    return Table(_extent(rows), tuple(map(tuple, rows)), rows_known=True)


def table_of_cells(rows: Rows) -> Table:
    """The table whose cells are certain but not its rows: one row in reading order.

    Empty cells are left out, since nobody can tell where they belong.
    """
    given = [cell for row in rows for cell in row if cell.text]
    cells = tuple(cell._replace(row=0, column=column) for column, cell in enumerate(given))
    return Table(_extent(rows), (cells,), rows_known=False)


def _extent(rows: Rows) -> Span:
    first, last = rows[0][0].span, rows[-1][-1].span
    return Span(first.source, first.start, last.end)
