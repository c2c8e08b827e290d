"""Where in a report a place is, as people say it: 表三“（一）予以公开”行“总计”列; 一、总体情况，（二）依申请公开."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from gklint.model.form import PARTY_LABELS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.quotation import beginning
from gklint.model.redaction import redact

if TYPE_CHECKING:
    from gklint.model.report import RowReading, Section, TableReading

_LONGEST = 40  # characters of a heading or a label in an address; longer ones are cut


class ReportPosition(NamedTuple):
    """A place within a report. Empty where it does not apply.

    `table` is what people call the table (表三), `row` the label of its row, `column` that of the column. `section` is
    the heading of the section, `subsection` those of the sub-sections in it down to the place, `paragraph` the number
    of the paragraph among those that stand right below the last of these headings.
    """

    table: str = ""
    row: str = ""
    column: str = ""
    section: str = ""
    subsection: tuple[str, ...] = ()
    paragraph: int | None = None

    def redacted(self) -> ReportPosition:
        """The same without numbers of persons in headings and labels."""
        table, row, column, section = map(redact, (self.table, self.row, self.column, self.section))
        return ReportPosition(table, row, column, section, tuple(map(redact, self.subsection)), self.paragraph)

    @property
    def label(self) -> str:
        """The position in one phrase; empty where nothing is known."""
        if self.table:
            row, column = (f"“{self.row}”行" if self.row else ""), (column_name(self.column) if self.column else "")
            return f"{self.table}{row}{column}"
        return "，".join(filter(None, (self.section, *self.subsection)))


def column_name(label: str) -> str:
    """`“总计”列`, `“行政复议”的“尚未审结”列`: a column, below the heading of its group where it has one."""
    group, _, column = label.rpartition("·")
    return f"“{group}”的“{column}”列" if group else f"“{column}”列"


_NOWHERE = ReportPosition()


_LONGEST_NAME = 40  # characters of a body's name
_STOPS = frozenset("。；，：、")
_SIGNING_DATE = lazy_pattern(r"\s*(?:[12]\d{3}|二[〇○零][一二三四五六七八九〇○零]{2})年\S{1,3}月\S{1,3}日\s*")
_START, _EXTENT = itemgetter(0), itemgetter(0, 1)

_CellStretch = tuple[int, int, "TableReading", "RowReading | None", int | None]
_TextStretch = tuple[int, int, tuple[str, ...], int | None]
_Stretch = TypeVar("_Stretch", bound="_CellStretch | _TextStretch")


class Positions:
    """The positions of a report by offset: cells first, then the paragraphs and headings of sections.

    Kept are stretches of the source, from start to end, with what stands there: of a cell its table, its row and the
    index of a value in it, of a text the headings it stands under and the number of the paragraph.
    """

    def __init__(self, sections: Sequence[Section], tables: Sequence[TableReading]) -> None:
        self._sections, self._tables = sections, tables
        self._cells_by_table: dict[int, Sequence[_CellStretch]] = {}

    @cached_property
    def _texts(self) -> Sequence[_TextStretch]:
        return sorted((stretch for section in self._sections for stretch in _texts(section, ())), key=_EXTENT)

    def at(self, offset: int) -> ReportPosition:
        """The position of an offset; an empty one outside of tables and sections."""
        for which, table in enumerate(self._tables):
            if table.span.start <= offset <= table.span.end:
                cell = _covering(self._cells(which), offset)
                if cell is not None:
                    return self._of_cell(*cell[2:])
        text = _covering(self._texts, offset)
        if text is not None:
            names, number = text[2:]
            return ReportPosition("", "", "", names[0], names[1:], number)
        return _NOWHERE

    def _cells(self, which: int) -> Sequence[_CellStretch]:
        """The stretches of a table, found once it is asked for."""
        if which not in self._cells_by_table:
            self._cells_by_table[which] = sorted(_cells(self._tables[which]), key=_EXTENT)
        return self._cells_by_table[which]

    def _of_cell(self, table: TableReading, row: RowReading | None, at: int | None) -> ReportPosition:
        own = (one.heading for one in reversed(self._sections) if one.key == table.form.section and one.heading)
        heading = next(own, None)
        whole = ReportPosition(table.form.name, section=_short(heading.passage.text) if heading is not None else "")
        if row is None:
            return whole
        label = _short(row.form.printed_name if row.form is not None else row.label)
        return whole._replace(row=label, column=_column(row, at) if at is not None else "")


def _covering(stretches: Sequence[_Stretch], offset: int) -> _Stretch | None:
    """The last stretch that begins at or before the offset, if it reaches it; of an empty one its place counts."""
    index = bisect_right(stretches, offset, key=_START) - 1
    if index < 0:
        return None
    start, end = stretches[index][:2]
    return stretches[index] if offset < max(end, start + 1) else None


def _cells(table: TableReading) -> Iterator[_CellStretch]:
    """The headers, labels and values of a table."""
    for _, (_, start, end) in table.headers:
        yield start, end, table, None, None
    for row in table.rows:
        yield row.label_span.start, row.label_span.end, table, row, None
        for at, (_, (_, start, end)) in enumerate(row.values):
            yield start, end, table, row, at


def _column(row: RowReading, at: int) -> str:
    """The label of the column in which a value stands; empty where that is not certain."""
    form = row.form
    if form is None or row.state != "placed":
        return ""
    party = form.figures[at][1]
    if party is not None:
        return PARTY_LABELS[party]
    return _short(form.headers[at]) if at < len(form.headers) else ""


def _texts(section: Section, outer: tuple[str, ...]) -> Iterator[_TextStretch]:
    """The heading of a section, its paragraphs, and the same of the sections in it."""
    heading = section.heading
    names = outer
    if heading is not None:
        names = (*outer, _short(heading.passage.text.strip()))
        span = heading.passage.span()
        yield span.start, span.end, names, None
    if names:
        below = [one.text for one in section.paragraphs[1:]] + [""]
        for number, (paragraph, after) in enumerate(zip(section.paragraphs, below, strict=False), 1):
            span = paragraph.span
            signs = _is_signature(paragraph.text, after)
            yield span.start, span.end, ("落款",) if signs else names, None if signs else number
    for inner in section.children:
        yield from _texts(inner, names)


def _is_signature(text: str, below: str) -> bool:
    """Whether a paragraph is a date alone, or a name alone above one: they stand under the whole report."""
    is_name = len(text.strip()) <= _LONGEST_NAME and not _STOPS & {*text}
    return _SIGNING_DATE.fullmatch(text) is not None or (is_name and _SIGNING_DATE.fullmatch(below) is not None)


def _short(text: str) -> str:
    plain = "".join(text.split())
    return beginning(plain, _LONGEST)
