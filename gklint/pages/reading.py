"""The report as it reads: its paragraphs and tables with every finding marked at its words or in its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gklint.model.bilingual import Language, Words
from gklint.model.source import PassagePiece
from gklint.model.transcript import Block, GridBlock, GridCell, TextBlock
from gklint.pages.finding_places import Marks, PlaceMark, covered_range
from gklint.pages.html import Html, element, join

_TABLE = Words("表格", "table")
_SHOULD_BE = Words("应为{}", "should be {}")
_TO_FINDING = Words("问题{}", "finding {}")
_RANK = ("error", "warning", "info")
_MOST_COLUMNS = 500  # of a row that is filled up
_SHORT = 12  # characters: a cell of fewer is marked as a whole


class ReportReading:
    """Writes the blocks of one report. `prefix` keeps its ids apart from those of other reports on the page;
    `level` is that of the report's own heading."""

    def __init__(self, prefix: str, language: Language, marks: Marks, level: int = 1) -> None:
        self._prefix = prefix
        self._language = language
        self._marks = marks
        self._first = level + 2
        self._level = level + 1
        self.marked: set[int] = set()  # numbers of findings that have an anchor in what was written

    def written(self, blocks: Sequence[Block]) -> Html:
        """All blocks; asides only where something is marked in them."""
        return join([self._block(block) for block in blocks])

    def _block(self, block: Block) -> Html | None:
        if isinstance(block, GridBlock):
            return self._table(block)
        if block.role == "aside" and not self._marks.within(block.start, block.end):
            return None
        inside = self._text(block)
        if block.role == "heading":
            return element(self._heading(block.level), inside)
        return element("p", inside, class_=block.role if block.role != "body" else None)

    def _heading(self, level: int) -> str:
        """Two levels below the report's own for 一、 and so on, never more than one below the heading before it."""
        self._level = min(self._first + level - 1, self._level + 1, 6)
        return f"h{self._level}"

    def _text(self, block: TextBlock) -> Html:
        """The paragraph with its marks; where marks overlap, each stretch carries all of them."""
        marks = self._marks.within(block.start, block.end)
        places = [(mark, covered_range(block.pieces, mark.start, mark.end)) for mark in marks]
        cuts = sorted({0, len(block.text), *(at for _, place in places for at in place)})
        parts: list[Html | str] = [self._empty([mark for mark, place in places if place == (0, 0)])]
        for start, end in pairwise(cuts):
            here = [mark for mark, (first, last) in places if first <= start and end <= last]
            blank = [mark for mark, (first, last) in places if first == last == end]
            text = block.text[start:end]
            parts.append(self._marked(text, here, [one for one, (_, last) in places if one in here and last == end]))
            parts.append(self._empty(blank))
        return join(parts)

    def _empty(self, marks: Sequence[PlaceMark]) -> Html | str:
        """A mark where something is missing between two characters."""
        return self._marked("\u2009", marks, marks) if marks else ""

    def _marked(self, text: str, marks: Sequence[PlaceMark], ending: Sequence[PlaceMark]) -> Html | str:
        if not marks:
            return text
        return element("mark", text, self._notes(ending), **self._attributes(marks))

    def _notes(self, marks: Sequence[PlaceMark]) -> Html:
        """What should stand here, and the numbers of the findings as links to them."""
        repair = next((mark.repair for mark in marks if mark.repair), "")
        said = element("ins", _SHOULD_BE.to(self._language).format(repair)) if repair else None
        numbers = sorted({mark.number for mark in marks if mark.main})
        links = [self._link(number) for number in numbers]
        return join([said, element("sup", links) if links else None])

    def _link(self, number: int) -> Html:
        name = _TO_FINDING.to(self._language).format(number)
        return element("a", str(number), href=f"#{self._prefix}f{number}", aria_label=name)

    def _attributes(self, marks: Sequence[PlaceMark]) -> dict[str, str | None]:
        """Class, the numbers of findings and of those it is a figure of, and the id of a finding marked first here."""
        main, beside = sorted({m.number for m in marks if m.main}), sorted({m.number for m in marks if not m.main})
        gravest = min((mark.severity for mark in marks if mark.main), key=_RANK.index, default="figure")
        new = [number for number in main if number not in self.marked]
        self.marked.update(main)
        return {
            "class_": gravest,
            "id": f"{self._prefix}m{new[0]}" if new else None,
            "data_main": " ".join(map(str, main)) or None,
            "data_figure": " ".join(map(str, beside)) or None,
        }

    def _table(self, table: GridBlock) -> Html:
        rows = [element("tr", self._row(cells)) for cells in _with_gaps(table.rows)]
        name = table.name or _TABLE.to(self._language)
        return element(
            "div", element("table", element("tbody", rows)), class_="table", tabindex=0, role="group", aria_label=name
        )

    def _row(self, cells: Sequence[GridCell | int]) -> Iterator[Html]:
        for cell in cells:
            if isinstance(cell, int):
                yield element("td", colspan=cell if cell > 1 else None)
            else:
                yield self._cell(cell)

    def _cell(self, cell: GridCell) -> Html:
        marks = self._marks.of_cell(cell)
        whole = not cell.exact or len(cell.text) < _SHORT or all(_fills(mark, cell) for mark in marks)
        inside = [cell.text, self._notes(marks)] if whole else self._text(_as_text(cell))
        spans = {
            "colspan": cell.width if cell.width > 1 else None,
            "rowspan": cell.height if cell.height > 1 else None,
        }
        numeric = "number" if _is_number(cell.text) and not cell.head else None
        more = self._attributes(marks) if marks and whole else {}
        classes = " ".join(one for one in (numeric, more.pop("class_", None)) if one) or None
        return element("th" if cell.head else "td", inside, class_=classes, **spans, **more)


def _fills(mark: PlaceMark, cell: GridCell) -> bool:
    return mark.start <= cell.start and cell.end <= mark.end


def _as_text(cell: GridCell) -> TextBlock:
    return TextBlock(cell.text, (PassagePiece(0, cell.start, len(cell.text), len(cell.text)),), "body")


def _is_number(text: str) -> bool:
    plain = text.strip().lstrip("+-−").replace(",", "").replace(".", "", 1)
    return plain.isdecimal()


def _with_gaps(rows: Sequence[Sequence[GridCell]]) -> Iterator[list[GridCell | int]]:
    """The cells of each row, with the widths of the gaps between them where a table has fewer cells than columns."""
    taken: dict[int, int] = {}  # column → rows that a cell from above still reaches down
    for cells in rows:
        filled: list[GridCell | int] = []
        at = 0
        reaching = {column for column, left in taken.items() if left > 0}
        for cell in cells:
            gap = sum(column not in reaching for column in range(at, min(cell.column, _MOST_COLUMNS)))
            if gap:
                filled.append(gap)
            filled.append(cell)
            at = cell.column + cell.width
        yield filled
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in cells:
            if cell.height > 1:
                columns = range(cell.column, cell.column + min(cell.width, _MOST_COLUMNS))
                taken.update(dict.fromkeys(columns, cell.height - 1))
