"""Where in a report a place is, as people say it: 表三“（一）予以公开”行“总计”列; 一、总体情况，（二）依申请公开."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gklint.model.form import PARTY_LABELS
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
            row, column = (f"“{self.row}”行" if self.row else ""), (f"“{self.column}”列" if self.column else "")
            return f"{self.table}{row}{column}"
        return "，".join(filter(None, (self.section, *self.subsection)))


_NOWHERE = ReportPosition()


class _TextStretch(NamedTuple):
    """A stretch of the source, and what stands there."""

    start: int
    end: int
    position: ReportPosition


class Positions:
    """The positions of a report by offset: cells first, then the paragraphs and headings of sections."""

    def __init__(self, sections: Sequence[Section], tables: Sequence[TableReading]) -> None:
        headings = {section.key: _short(section.heading.passage.text) for section in sections if section.heading}
        self._cells = sorted(_cells(tables, headings))
        self._texts = sorted(stretch for section in sections for stretch in _texts(section, ()))
        self._cell_starts = [stretch.start for stretch in self._cells]
        self._text_starts = [stretch.start for stretch in self._texts]

    def at(self, offset: int) -> ReportPosition:
        """The position of an offset; an empty one outside of tables and sections."""
        found = _covering(self._cells, self._cell_starts, offset) or _covering(self._texts, self._text_starts, offset)
        return found.position if found is not None else _NOWHERE


def _covering(stretches: Sequence[_TextStretch], starts: Sequence[int], offset: int) -> _TextStretch | None:
    """The last stretch that begins at or before the offset, if it reaches it; of an empty one its place counts."""
    index = bisect_right(starts, offset) - 1
    if index < 0:
        return None
    found = stretches[index]
    return found if offset < max(found.end, found.start + 1) else None


def _cells(tables: Sequence[TableReading], headings: Mapping[str | None, str]) -> Iterator[_TextStretch]:
    """The headers, labels and values of the tables; `headings` are those of the sections by their key."""
    for table in tables:
        whole = ReportPosition(table.form.name, section=headings.get(table.form.section, ""))
        for _, span in table.headers:
            yield _TextStretch(span.start, span.end, whole)
        for row in table.rows:
            label = _short(f"{row.form.ordinal}{row.form.label}" if row.form is not None else row.label)
            of_row = whole._replace(row=label)
            yield _TextStretch(row.label_span.start, row.label_span.end, of_row)
            for at, (_, span) in enumerate(row.values):
                yield _TextStretch(span.start, span.end, of_row._replace(column=_column(row, at)))


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
        yield _TextStretch(span.start, span.end, ReportPosition("", "", "", names[0], names[1:]))
    if names:
        for number, paragraph in enumerate(section.paragraphs, 1):
            span = paragraph.span
            yield _TextStretch(span.start, span.end, ReportPosition("", "", "", names[0], names[1:], number))
    for inner in section.children:
        yield from _texts(inner, names)


def _short(text: str) -> str:
    plain = "".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"
