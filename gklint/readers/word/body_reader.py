"""The body of a Word document → its text and blocks, in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from gklint.model.light_classes import NamedTuple
from gklint.model.source import Address
from gklint.readers.raised_text import STRUCK
from gklint.readers.word.drafts import Draft, DraftParagraph, WordCellDraft, WordTableDraft
from gklint.readers.word.edges import Edges, WordCell, is_revised, rows_of
from gklint.readers.word.names import BODY, PARAGRAPH, PARAGRAPH_PROPERTIES, TABLE, W
from gklint.readers.word.numbering import Numbering
from gklint.readers.word.package import WordPackage
from gklint.readers.word.paragraphs import ParagraphText, inner, paragraph_text
from gklint.readers.word.styles import Styles
from gklint.readers.word.text_writer import DocumentWriter

_DEEPEST = 30  # tables and text boxes within each other; hostile files nest them without end
_LONGEST_CELL = 300  # characters; a statutory label has at most a hundred
_FOREIGN = (W + "altChunk", W + "subDoc")
_COMMENT_START, _COMMENT_END = W + "commentRangeStart", W + "commentRangeEnd"


class WordLine(NamedTuple):
    """A line as written into the text from `start` to `end`; `at` is where it begins in what its paragraph says.

    Negative by as many characters as an automatic number before it has.
    """

    start: int
    end: int
    said: ParagraphText
    at: int


class BodyReader:
    """The walk over one document. `blocks` and `asides` are what it found, the rest what it met on the way."""

    def __init__(self, package: WordPackage, writer: DocumentWriter) -> None:
        self.blocks: list[Draft] = []
        self.asides: list[DraftParagraph] = []
        self.revised: list[int] = []  # where text with open changes begins
        self.hidden: list[int] = []
        self.struck: list[int] = []
        self.embedded: list[int] = []  # where workbooks and the like are shown
        self.foreign: list[int] = []  # where other files take a part of the text
        self.comments: dict[str, tuple[int, int]] = {}
        self.lines: list[WordLine] = []  # every line that was written, in order
        self.writer = writer
        self._properties = (("part", package.name),)
        self._styles, self._numbering = Styles(package.styles, package.unseen), Numbering(package.numbering)
        self._paragraphs = self._shown = self._boxes = 0
        self._tables: Counter[Address | None] = Counter()  # so far, by the place they stand in
        self._carried: list[ParagraphText] = []  # paragraphs whose end is deleted
        body = package.document.find(BODY)
        if body is not None:
            self.blocks = self._blocks_in(body, None, 0)
        for surround in package.surrounds:
            self._walk_aside(surround)

    def _blocks_in(self, parent: Element, place: Address | None, depth: int) -> list[Draft]:
        """The blocks in an element. `place` is the cell it stands in, if any."""
        found: list[Draft] = []
        for element in inner(parent):
            if self.writer.full:
                return found
            tag = element.tag
            if tag == PARAGRAPH:
                found += self._paragraph(element, place, depth)
            elif tag == TABLE:
                found += self._rest(place)
                if depth < _DEEPEST:
                    found += self._table(element, place, depth)
            elif tag in _FOREIGN:
                self.foreign.append(self.writer.at)
            elif tag == _COMMENT_START:
                self._mark(element.get(W + "id", ""), True, self.writer.at)
            elif tag == _COMMENT_END:
                self._mark(element.get(W + "id", ""), False, self.writer.at)
        return found + self._rest(place)

    def _rest(self, place: Address | None) -> list[DraftParagraph]:
        """The paragraphs whose end is deleted, when none follows that would go on with them."""
        if not self._carried:
            return []
        said, self._carried = _run_together(self._carried), []
        return self._lines(said, "", 0, place)

    def _walk_aside(self, surround: Element) -> None:
        name = {W + "hdr": "页眉", W + "ftr": "页脚"}.get(surround.tag, "脚注")
        place = Address(name, (("part", name),))
        for element in surround.iter(PARAGRAPH):
            self.asides += self._lines(paragraph_text(element, self._styles), "", 0, place)

    def _paragraph(self, element: Element, place: Address | None, depth: int) -> Sequence[Draft]:
        said = paragraph_text(element, self._styles)
        self._paragraphs += 1
        shape = self._styles.shape(element.find(PARAGRAPH_PROPERTIES))
        if said.runs_on:
            self._note(said)
            self._carried.append(said)
            return ()
        if self._carried:
            joined = _run_together([*self._carried, said])
            said.text, said.pieces = joined.text, joined.pieces
            self._carried = []
        number = ""
        if shape.list_id is not None and (said.text.strip() or not said.hidden):
            number = self._numbering.number(shape.list_id, shape.list_level or 0)
        level = shape.level if shape.level and shape.level <= 6 else 0
        lines = self._lines(said, number, level, place)
        if not said.boxes:
            return lines
        return [*lines, *(draft for box in said.boxes for draft in self._box(box, place, depth))]

    def _lines(self, said: ParagraphText, number: str, level: int, place: Address | None) -> list[DraftParagraph]:
        """Write what a paragraph says, line by line. What fills a cell and is struck out keeps its strokes."""
        if place is not None and place.table is not None and said.struck and not said.text.strip():
            said.text = said.struck.translate(STRUCK)
        if place is not None:
            self.writer.locate(place)
        elif number or said.text.strip():
            self._shown += 1
            properties = (("paragraph", self._paragraphs - 1), *self._properties)
            self.writer.locate(Address(f"第{self._shown}段", (("paragraph", str(self._shown)),), properties))
        self._note(said)
        if said.marks or said.references:
            self._place_comments(said, self.writer.at + len(number))
        found: list[DraftParagraph] = []
        at = -len(number)
        for text in (number + said.text).split("\n"):
            if line := self._line(text, level, said, at):
                found.append(line)
            at += len(text) + 1
        return found

    def _line(self, text: str, level: int, said: ParagraphText, at: int) -> DraftParagraph | None:
        start = self.writer.write(text)
        self.lines.append(WordLine(start, start + len(text), said, at))
        self.writer.end("\n")
        shown = text.strip()
        if not shown:
            return None
        start += text.find(shown)
        return DraftParagraph(start, start + len(shown), level)

    def _note(self, said: ParagraphText) -> None:
        if said.revised:
            self.revised.append(self.writer.at)
        if said.hidden:
            self.hidden.append(self.writer.at)
        if said.struck.strip():
            self.struck.append(self.writer.at)
        if said.embedded:
            self.embedded.append(self.writer.at)

    def _place_comments(self, said: ParagraphText, start: int) -> None:
        """Note where comments stand in a paragraph whose text begins at `start`.

        The sign of a comment stands behind its words: where no bounds are given, it is about the character before it.
        """
        for comment, begins, at in said.marks:
            self._mark(comment, begins, start + at)
        for comment, at in said.references:
            self.comments.setdefault(comment, (start + max(at - 1, 0), start + at))

    def _mark(self, comment: str, begins: bool, at: int) -> None:
        start, _ = self.comments.get(comment, (at, at))
        self.comments[comment] = (at, at) if begins else (start, max(start, at))

    def _box(self, box: Element, place: Address | None, depth: int) -> Sequence[Draft]:
        """A text box: what is laid over the page is no part of the text, unless it holds a table."""
        if depth >= _DEEPEST:
            return ()
        self._boxes += 1
        inside = self._blocks_in(box, place or Address("文本框", (("box", str(self._boxes)),)), depth + 1)
        if any(isinstance(draft, WordTableDraft) for draft in inside):
            return inside
        self.asides += [draft for draft in inside if isinstance(draft, DraftParagraph)]
        return ()

    def _table(self, element: Element, place: Address | None, depth: int) -> Sequence[Draft]:
        if is_revised(element):
            self.revised.append(self.writer.at)
        where = self._next_table(place)
        self.writer.locate(where)
        start, edges = self.writer.at, Edges(element)
        rows: list[list[WordCellDraft]] = []
        above: dict[int, WordCellDraft] = {}
        for row in rows_of(element):
            rows.append(self._row(edges.cells(row), len(rows), above, where, depth))
            if self.writer.full:
                break
        table = WordTableDraft(start, self.writer.at, rows)
        cells = [cell for row_cells in rows for cell in row_cells]
        return [block for cell in cells for block in cell.blocks] if _is_layout(cells) else [table]

    def _row(
        self, cells: Iterator[WordCell], row: int, above: dict[int, WordCellDraft], table: Address, depth: int
    ) -> list[WordCellDraft]:
        """Write a row. `above` are the cells that reach down, by column; it is kept up to date."""
        made: list[WordCellDraft] = []
        for cell in cells:
            if cell.joins_left and made:
                made[-1].width = cell.column + cell.width - made[-1].column
            elif cell.merge == "continue" and cell.column in above:
                above[cell.column].height = row + 1 - above[cell.column].row
            else:
                made.append(self._cell(cell, row, table, depth))
                if cell.merge:
                    above[cell.column] = made[-1]
                else:
                    above.pop(cell.column, None)
        self.writer.end("\n")
        return made

    def _cell(self, cell: WordCell, row: int, table: Address, depth: int) -> WordCellDraft:
        at, column = str(row + 1), str(cell.column + 1)
        parts = (*table.parts, ("row", at), ("cell", column))
        where = Address(f"{table.label} 第{at}行第{column}列", parts, self._properties, table)
        self.writer.locate(where)
        start = self.writer.at
        blocks = self._blocks_in(cell.element, where, depth + 1)
        draft = WordCellDraft(start, self.writer.at, row, cell.column, 1, cell.width, blocks)
        self.writer.end("\t")
        return draft

    def _next_table(self, place: Address | None) -> Address:
        """The address of the table that comes next in `place`."""
        self._tables[place] += 1
        number = self._tables[place]
        part = ("table", str(number))
        if place is None:
            return Address(f"第{number}个表", (part,))
        inner = "内表" if number == 1 else f"内第{number}个表"
        return Address(f"{place.label} {inner}", (*place.parts, part), (), place.table)


def _run_together(paragraphs: Sequence[ParagraphText]) -> ParagraphText:
    """Paragraphs whose ends are deleted, as the one they read as."""
    pieces = [piece for said in paragraphs for piece in said.pieces]
    return ParagraphText(paragraphs[-1].paragraph, "".join([said.text for said in paragraphs]), pieces)


def _is_layout(cells: list[WordCellDraft]) -> bool:
    """Whether a table lays out the page: it holds larger tables, long texts, or one thing only."""
    filled = own = nested = 0
    for cell in cells:
        filled += bool(cell.blocks)
        tables = [block for block in cell.blocks if isinstance(block, WordTableDraft)]
        own += not tables
        nested += sum(table.cells for table in tables)
    return filled < 2 or nested >= own or any(map(_is_long, cells))


def _is_long(cell: WordCellDraft) -> bool:
    """Whether a cell holds running text."""
    if cell.end - cell.start <= _LONGEST_CELL:
        return False
    return sum(block.end - block.start for block in cell.blocks if isinstance(block, DraftParagraph)) > _LONGEST_CELL
