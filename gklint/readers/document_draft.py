"""A text that is made while reading (xlsx, pdf): what is written down, and the document it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from gklint.model.bilingual import Words
from gklint.model.document import Block, Cell, Document, Note, Paragraph, Table
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Address, Passage, Source, Span
from gklint.readers.limits import cut


class DraftCell(NamedTuple):
    """A cell before the text has a place for it. `row` and `column` count from 0 within its table."""

    text: str
    row: int
    column: int
    height: int
    width: int
    address: Address


DraftRows = Sequence[Sequence[DraftCell]]
_Placed = tuple[DraftCell, int]  # a cell and where it begins


class _DraftLine(NamedTuple):
    start: int
    end: int
    aside: bool
    joined: bool


class _Remark(NamedTuple):
    kind: str
    words: Words
    key: str
    help: Words | None
    at: int


class Draft:
    """Writes paragraphs a line each and tables a row a line, cells parted by tabs. Stops at the limits."""

    def __init__(self, path: str, format: str, options: ReaderOptions) -> None:
        self.path = path
        self.format = format
        self.options = options
        self.full = False
        self._texts: list[str] = []
        self._length = 0
        self._cells = 0
        self._addresses: list[tuple[int, Address]] = []
        self._lines: list[_DraftLine | list[list[_Placed]]] = []
        self._remarks: list[_Remark] = []

    @property
    def is_empty(self) -> bool:
        return not self._lines

    def line(
        self, text: str, address: Address, *, joined: bool = False, aside: bool = False, indented: bool = False
    ) -> None:
        """Write a paragraph; blanks round it are left out, a blank one altogether."""
        text = text.strip()
        if not text or not self._has_room(1, len(text)):
            return
        if indented:
            self._write("\u3000\u3000")
        self._mark(address)
        start = self._length
        self._write(_on_one_line(text))
        self._lines.append(_DraftLine(start, self._length, aside, joined))
        self._write("\n")

    def table(self, rows: DraftRows) -> None:
        """Write a table. Rows in which no cell begins are left out; so is a table that does not fit, as a whole."""
        count = sum(len(row) for row in rows)
        if not count or not self._has_room(count, sum(len(cell.text) + 1 for row in rows for cell in row)):
            return
        self._lines.append([self._row(row) for row in _without_empty(rows)])

    def note(self, kind: str, words: Words, key: str, help: Words | None = None) -> None:
        """Note something that was met at the place that is written next."""
        self._remarks.append(_Remark(kind, words, key, help, self._length))

    def document(self) -> Document:
        """The document of what was written."""
        source = Source(self.path, "".join(self._texts), self.format, addresses=tuple(self._addresses))
        blocks: list[Block] = []
        asides: list[Paragraph] = []
        for item in self._lines:
            if isinstance(item, _DraftLine):
                paragraph = Paragraph(Passage.of(source, item.start, item.end), joined=item.joined)
                (asides if item.aside else blocks).append(paragraph)
            else:
                blocks.append(_table(source, item))
        notes = tuple(self._notes(source))
        return Document(source, tuple(blocks), (*notes, cut(source)) if self.full else notes, tuple(asides))

    def _notes(self, source: Source) -> Iterable[Note]:
        for remark in self._remarks:
            at = min(remark.at, len(source.text))
            yield Note(remark.kind, remark.words, Span(source, at, at), remark.key, remark.help)

    def _row(self, row: Sequence[DraftCell]) -> list[_Placed]:
        """Write a row, and say where each cell begins."""
        placed: list[_Placed] = []
        for cell in row:
            if placed:
                self._write("\t")
            self._mark(cell.address)
            placed.append((cell, self._length))
            self._write(_on_one_line(cell.text))
        self._write("\n")
        return placed

    def _mark(self, address: Address) -> None:
        if not self._addresses or self._addresses[-1][1] != address:
            self._addresses.append((self._length, address))

    def _write(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def _has_room(self, cells: int, characters: int) -> bool:
        self._cells += cells
        if self._cells > self.options.max_cells or self._length + characters > self.options.max_text:
            self.full = True
        return not self.full


def _without_empty(rows: DraftRows) -> DraftRows:
    """The rows in which a cell begins, counted anew; cells over the others are so much less tall."""
    if all(rows):
        return rows
    before = list(accumulate((bool(row) for row in rows), initial=0))  # rows that stay, above each row
    return [
        [cell._replace(row=before[at], height=before[min(at + cell.height, len(rows))] - before[at]) for cell in row]
        for at, row in enumerate(rows)
        if row
    ]


def _on_one_line(text: str) -> str:
    """The text with a blank for each line end, so that a cell or paragraph keeps its length and its line."""
    return text.replace("\n", " ").replace("\r", " ")


def _table(source: Source, rows: list[list[_Placed]]) -> Table:
    made = tuple(
        tuple(
            Cell(Span(source, at, at + len(cell.text)), cell.text, cell.row, cell.column, cell.height, cell.width)
            for cell, at in row
        )
        for row in rows
    )
    return Table(Span(source, made[0][0].span.start, made[-1][-1].span.end), made, ruled=True)
