"""Blocks as written into the text of a Word file: offsets only, until the text is complete and can be their source."""

from __future__ import annotations

from dataclasses import dataclass, field

from gklint.model.document import Cell, Paragraph, Table
from gklint.model.source import Passage, Source, Span

_BLANKS = " \t\r\n\f\v"


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph, or one line of it; without outer blanks, never empty."""

    start: int
    end: int
    level: int = 0

    def block(self, source: Source) -> Paragraph:
        return Paragraph(Passage.of(source, self.start, self.end), self.level, joined=True)


@dataclass(slots=True)
class WordCellDraft:
    """A cell: the text it takes, its place in the grid, and the blocks in it."""

    start: int
    end: int
    row: int
    column: int
    height: int
    width: int
    blocks: list[DraftParagraph | WordTableDraft] = field(default_factory=list)

    def cell(self, source: Source) -> Cell:
        text = source.text[self.start : self.end].strip(_BLANKS)
        start = source.text.find(text, self.start, self.end)
        return Cell(Span(source, start, start + len(text)), text, self.row, self.column, self.height, self.width)


@dataclass(slots=True)
class WordTableDraft:
    """A table of cells, each where it begins."""

    start: int
    end: int
    rows: list[list[WordCellDraft]]

    @property
    def cells(self) -> int:
        return sum(map(len, self.rows))

    def block(self, source: Source) -> Table:
        rows = tuple(tuple(cell.cell(source) for cell in row) for row in self.rows)
        return Table(Span(source, self.start, self.end), rows, ruled=True)


Draft = DraftParagraph | WordTableDraft
