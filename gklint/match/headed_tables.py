"""Headings that stand in a row of a table (a whole report in one sheet or grid) → paragraphs between tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gklint.match.heading_wordings import Wordings
from gklint.match.headings import begins_like_top, top_ordinal
from gklint.model.document import Block, Cell, Paragraph, Table
from gklint.model.source import Passage, PassagePiece, widest


def split_at_headings(blocks: Iterable[Block], words: Wordings) -> Iterator[Block]:
    """The blocks, each table cut where a row is a statutory heading in one cell and nothing else."""
    for block in blocks:
        rows = _heading_rows(block, words) if isinstance(block, Table) else []
        if rows and isinstance(block, Table):
            yield from _cut(block, rows)
        else:
            yield block


def _heading_rows(table: Table, words: Wordings) -> list[int]:
    return [at for at, row in enumerate(table.rows) if row and _is_heading(row, words)]


def _is_heading(row: Sequence[Cell], words: Wordings) -> bool:
    text = ""
    for cell in row:
        if cell.text and not cell.text.isspace():
            if text or not begins_like_top(cell.text):
                return False
            text = cell.text
    ordinal = top_ordinal(text)
    return ordinal is not None and words.exact(text[ordinal.end :]) is not None


def _cut(table: Table, rows: Sequence[int]) -> Iterator[Block]:
    start = 0
    for at in rows:
        yield from _part(table, start, at)
        yield Paragraph(_passage(next(cell for cell in table.rows[at] if cell.text.strip())), joined=True)
        start = at + 1
    yield from _part(table, start, len(table.rows))


def _part(table: Table, first: int, last: int) -> Iterator[Table]:
    """The rows first ≤ index < last as a table of their own."""
    rows = [tuple(cell._replace(row=cell.row - first) for cell in row) for row in table.rows[first:last]]
    cells = [cell.span for row in rows for cell in row]
    if cells:
        yield table._replace(span=widest(cells), rows=tuple(rows))


def _passage(cell: Cell) -> Passage:
    text = cell.text.strip()
    source, start, end = cell.span
    found = source.text.find(text, start, end)
    if found >= 0:
        return Passage.of(source, found, found + len(text))
    return Passage(source, text, (PassagePiece(0, start, len(text), end - start),))
