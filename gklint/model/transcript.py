"""A report's paragraphs and tables with their source offsets, without the source: packed to some kB."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from gklint.model.document import Cell, Paragraph, Table
from gklint.model.light_classes import NamedTuple
from gklint.model.packing import pack, unpack
from gklint.model.redaction import redact
from gklint.model.report import Report, TableReading
from gklint.model.source import Passage, PassagePiece, Source, Span

MAX_LEVEL = 4


class TextBlock(NamedTuple):
    """A paragraph. `pieces` say where its characters stand in the source (see source.Piece).

    `role` is title, heading, body, note, signature or aside (a page header, a menu); `level` is 1 to 4 for headings,
    else 0.
    """

    text: str
    pieces: tuple[PassagePiece, ...]
    role: str
    level: int = 0

    @property
    def start(self) -> int:
        """The offset at which it begins in the source."""
        return min((piece.start for piece in self.pieces), default=0)

    @property
    def end(self) -> int:
        """The offset at which it ends in the source."""
        return max((piece.start + piece.extent for piece in self.pieces), default=0)


class GridCell(NamedTuple):
    """A cell. `start` and `end` are offsets in the source; `exact`: its text is the source between them.

    `head`: the text labels a row or a column of a statutory table.
    """

    text: str
    start: int
    end: int
    row: int
    column: int
    height: int
    width: int
    exact: bool
    head: bool


class GridBlock(NamedTuple):
    """A table, row by row; a merged cell stands once, where it begins. `name`: 表三, or empty for any other table."""

    name: str
    rows: tuple[tuple[GridCell, ...], ...]


Block = TextBlock | GridBlock


class Transcript(NamedTuple):
    """The blocks of a report in reading order, packed. Numbers of persons in them are starred."""

    packed: bytes

    @classmethod
    def of(cls, report: Report) -> Transcript:
        """The transcript of a report; of a file that is none, of whatever text it has."""
        return cls.holding(_blocks(report))

    @classmethod
    def holding(cls, blocks: Iterator[Block]) -> Transcript:
        """The transcript that has these blocks."""
        plain = [["p", *block] if isinstance(block, TextBlock) else ["t", *block] for block in blocks]
        from json import dumps  # imported here: few outputs show transcripts

        return cls(pack(dumps(plain, separators=(",", ":"))))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, unpacked."""
        from json import loads

        return tuple(_unpack(kind, rest) for kind, *rest in loads(unpack(self.packed)))


def _unpack(kind: str, rest: Sequence[Any]) -> Block:
    if kind == "t":
        name, rows = rest
        return GridBlock(name, tuple(tuple(GridCell(*cell) for cell in row) for row in rows))
    text, pieces, role, level = rest
    return TextBlock(text, tuple(PassagePiece(*piece) for piece in pieces), role, level)


def _blocks(report: Report) -> Iterator[Block]:
    roles = _Roles.of(report)
    heads = {(span.start, span.end) for span in _labels(report.tables)}
    for block in report.document.blocks:
        if isinstance(block, Table):
            yield _grid(block, report, heads)
        else:
            yield _text(block.passage, *roles.role(block))
    for aside in report.document.asides:
        yield _text(aside.passage, "aside", 0)


def _text(passage: Passage, role: str, level: int) -> TextBlock:
    return TextBlock(redact(passage.text), passage.pieces, role, level)


class _Roles(NamedTuple):
    """What stands where in a report, by rising offset: kinds of prose, and headings with their end and level."""

    prose: Sequence[tuple[int, int, str]]
    headings: Sequence[tuple[int, int, int]]

    @classmethod
    def of(cls, report: Report) -> _Roles:
        found = [part.heading for section in report.sections for part in section.walk() if part.heading is not None]
        headings = [(heading.passage.span(), min(heading.level, MAX_LEVEL)) for heading in found]
        prose = [(item.passage.span(), item.kind) for item in report.prose]
        return cls(
            sorted((span.start, span.end, kind) for span, kind in prose),
            sorted((span.start, span.end, level) for span, level in headings),
        )

    def role(self, block: Paragraph) -> tuple[str, int]:
        """What the paragraph is, and the level of a heading that fills it."""
        start, end = block.span.start, block.span.end
        at = bisect_left(self.headings, (start,))
        if at < len(self.headings) and self.headings[at][0] < end:
            _, stop, level = self.headings[at]
            return ("heading", level) if stop >= end else ("body", 0)
        at = bisect_left(self.prose, (end,)) - 1
        kind = self.prose[at][2] if at >= 0 and self.prose[at][1] > start else "body"
        return ("body" if kind == "heading" else kind), 0


def _labels(tables: Sequence[TableReading]) -> Iterator[Span]:
    for table in tables:
        yield from (span for _, span in table.headers)
        yield from (row.label_span for row in table.rows)


def _grid(table: Table, report: Report, heads: set[tuple[int, int]]) -> GridBlock:
    source = report.source
    readings = [one for one in report.tables if table.span.start <= one.span.start and one.span.end <= table.span.end]
    name = readings[0].form.name if readings else ""
    if table.rows_known:
        rows = [[_cell(cell, source, heads) for cell in row] for row in table.rows]
        return GridBlock(name, tuple(map(tuple, rows if table.ruled else _with_equal_widths(rows))))
    return GridBlock(name, tuple(_recognised_rows(table, readings, source, heads)))


def _cell(cell: Cell, source: Source, heads: set[tuple[int, int]]) -> GridCell:
    start, end = cell.span.start, cell.span.end
    exact = source.text[start:end] == cell.text
    head = bool(cell.text.strip()) and (start, end) in heads
    return GridCell(redact(cell.text), start, end, cell.row, cell.column, cell.height, cell.width, exact, head)


def _with_equal_widths(rows: Sequence[Sequence[GridCell]]) -> Iterator[list[GridCell]]:
    """The rows of a table without stated columns, made equally wide by widening the label."""
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        labels = [at for at, cell in enumerate(row) if cell.head]
        wide = labels[-1] if labels else len(row) - 1
        lack = width - len(row)
        yield [
            cell._replace(column=at + (lack if at > wide else 0), width=1 + (lack if at == wide else 0))
            for at, cell in enumerate(row)
        ]


def _recognised_rows(
    table: Table, readings: Sequence[TableReading], source: Source, heads: set[tuple[int, int]]
) -> Iterator[tuple[GridCell, ...]]:
    """The rows of a table whose cells stand one below the other, as they were recognised: a label, then its values.

    Other cells stand as many in a row as there is room for; the last cell of a row takes what is left of it.
    """
    rows = [row for reading in readings for row in reading.rows]
    row_at = {span.start: at for at, row in enumerate(rows) for span in (row.label_span, *(s for _, s in row.values))}
    width = max((1 + len(row.values) for row in rows), default=1)
    cells = sorted((cell for row in table.rows for cell in row), key=lambda cell: cell.span.start)
    number = 0
    for row, group in groupby(cells, lambda cell: _row_of(cell, row_at)):
        some = list(group)
        for first in range(0, len(some), len(some) if row is not None else width):
            part = some[first : first + (len(some) if row is not None else width)]
            placed = [cell._replace(row=number, column=column) for column, cell in enumerate(part)]
            placed[-1] = placed[-1]._replace(width=max(width - len(placed) + 1, 1))
            yield tuple(_cell(cell, source, heads) for cell in placed)
            number += 1


def _row_of(cell: Cell, row_at: Mapping[int, int]) -> int | None:
    """The recognised row whose label or value the cell is."""
    return next((row_at[at] for at in range(cell.span.start, cell.span.end + 1) if at in row_at), None)
