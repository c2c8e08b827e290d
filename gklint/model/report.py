"""A report as recognised: whose it is, for which year, its sections, prose and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal

from gklint.model.document import Document, Paragraph, Table
from gklint.model.form import Figure, Form, FormRow, FormTable, check_section
from gklint.model.frozen_dict import FrozenDict
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.narrative import Claim
from gklint.model.numerals import Number
from gklint.model.positions import Positions
from gklint.model.redaction import redact
from gklint.model.source import AddressParts, Passage, Source, Span

ReportKind = Literal["report", "unsupported", "not-a-report", "unreadable"]
CellState = Literal["number", "blank", "placeholder", "unreadable"]  # unreadable: words, or a number not certain


class Fact(NamedTuple):
    """One figure of a statutory table. `value` is None for a cell that holds no number: `state` says what it is.

    `raw` is the cell's text as written, without outer white space; `span` covers it (an empty span for
    a blank cell). `value` is in the unit of the concept: items, or 万元 for amounts of money.
    """

    concept: str
    party: str | None
    value: Number | None
    raw: str
    span: Span
    row: str  # row id of the form, e.g. r3.4.1
    state: CellState = "number"

    @property
    def figure(self) -> Figure:
        """Concept and party, by which `report.facts` holds it."""
        return self.concept, self.party

    @property
    def key(self) -> str:
        """Stable name: `outcome.disclosed@natural_person`, or the bare concept without party."""
        return f"{self.concept}@{self.party}" if self.party else self.concept


class RowReading(NamedTuple):
    """A row as found. `form` is None for a row the form does not have (a local row, a foreign row).

    `state`: placed (every figure certain), unplaced (too few values, columns unknown), surplus (more
    values than columns). `values` are the value cells in order: (raw, span).
    """

    form: FormRow | None
    label: str
    label_span: Span
    values: tuple[tuple[str, Span], ...]
    state: Literal["placed", "unplaced", "surplus"]
    span: Span


class TableReading(NamedTuple):
    """A statutory table as found, its rows in document order."""

    form: FormTable
    span: Span
    rows: tuple[RowReading, ...]
    headers: tuple[tuple[str, Span], ...]  # every cell text that is neither row label nor value

    def row(self, row_id: str) -> RowReading | None:
        """The row with that id of the form, as found; None when it is missing."""
        return next((row for row in self.rows if row.form is not None and row.form.id == row_id), None)

    @property
    def placed(self) -> tuple[RowReading, ...]:
        """The rows of the form whose every value is certain."""
        return tuple(row for row in self.rows if row.state == "placed" and row.form is not None)

    @property
    def missing(self) -> tuple[FormRow, ...]:
        """Rows of the form that were not found at all."""
        found = [row.form for row in self.rows if row.form is not None]
        there = {row.id for row in found} | {row.replaces for row in found}
        return tuple(row for row in self.form.rows if row.id not in there and not row.local)


class ValueCell(NamedTuple):
    """One value cell of a placed row: `column` counts the row's value cells from 0, `raw` has no outer white space."""

    table: TableReading
    row: RowReading
    column: int
    raw: str
    span: Span

    @property
    def figure(self) -> Figure | None:
        """The figure the cell states; None in a row the form does not have."""
        return self.row.form.figures[self.column] if self.row.form is not None else None

    @property
    def unit(self) -> str:
        """count, change or money, as the form says; count in a row the form does not have."""
        return self.row.form.units[self.column] if self.row.form is not None else "count"


class Heading(NamedTuple):
    """A heading. `ordinal` is what stands before the body as written (`四. `), `number` its value.

    `level`: 1 一、 · 2 （一） · 3 1. · 4 （1）. `body` excludes ordinal and any text that follows on the line; it is
    empty, and the passage the ordinal alone, where the number stands before a sentence (`2.全年收到申请5件。`).
    """

    passage: Passage
    ordinal: str
    number: int | None
    body: str
    level: int
    body_at: int = 0  # where the body begins in passage.text


class Prose(NamedTuple):
    """A paragraph of running text, wrapped lines joined.

    `kind`: body, heading, title, note (under a table), signature. `section` is a section key, `preamble`
    before section one, `end` after the last statutory section, or `title`. The number before a numbered
    sentence is no part of it.
    """

    passage: Passage
    section: str
    kind: Literal["body", "heading", "title", "note", "signature"] = "body"

    @property
    def text(self) -> str:
        """The text as the passage has it."""
        return self.passage.text


@dataclass(frozen=True, eq=False)
class Section:
    """A section of the tree. `key` is set for the statutory six (SECTION_KEYS), else None.

    `match`: canonical (the form's wording), variant (an accepted one), keyword (recognised by its
    meaning only). `children` are its sub-sections in order; `paragraphs` what stands directly in it.
    """

    key: str | None
    heading: Heading | None
    span: Span
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    children: tuple[Section, ...] = ()
    match: Literal["canonical", "variant", "keyword"] = "canonical"

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Masthead(NamedTuple):
    """Title, body and dates. Spans are where each was read; None when not in the text."""

    title: str | None = None
    title_passage: Passage | None = None
    organ: str | None = None
    year: int | None = None
    year_from: Literal["title", "period", "signature", "text", "path", "metadata"] | None = None
    title_year: int | None = None
    period: Passage | None = None  # the sentence part that states the statistics period
    period_years: tuple[int, int] | None = None
    signed: tuple[int, int, int] | None = None  # year, month, day of the signature line
    signed_span: Span | None = None
    path_year: int | None = None


@dataclass(frozen=True, eq=False)
class Report:
    """A recognised report: what rules read. Nothing in it can be changed.

    `facts` holds each placed figure by (concept, party), as `("requests.received", "total")`; party is None but in
    table three. A figure that could not be placed is absent.
    `sections` are the top-level sections as found, statutory ones keyed; `prose` every paragraph of
    running text; `form` is None for a file that is no report or has no recognisable form.
    """

    document: Document
    kind: ReportKind
    form: Form | None
    masthead: Masthead
    sections: tuple[Section, ...]
    tables: tuple[TableReading, ...]
    facts: Mapping[Figure, Fact]
    prose: tuple[Prose, ...]
    detected: Literal["2019", "2021", "mixed", "unknown"] = "unknown"  # by the marks in the tables
    form_marks: tuple[tuple[str, Span], ...] = ()  # (form id, place) of each mark found
    expected: str | None = None  # the form id for the year
    surplus_tables: tuple[TableReading, ...] = field(default=())  # a second table two, three or four
    # What people call a table (表二, …) by its address, where the file itself only counts its tables.
    table_names: Mapping[AddressParts, str] = field(default_factory=FrozenDict)
    narrative_reader: Callable[[Report], tuple[Claim, ...]] | None = None  # reads the claims when they are asked for

    @property
    def source(self) -> Source:
        """The text that was read, to which all spans point."""
        return self.document.source

    @cached_property
    def organ(self) -> str | None:
        """The body whose report it is, as the title or the signature names it; None when neither does."""
        organ = self.masthead.organ
        return redact(organ) if organ is not None else None

    @property
    def year(self) -> int | None:
        """The financial year (= calendar year) the report is for."""
        return self.masthead.year

    @property
    def whole(self) -> Span:
        """An empty span at the start of the text: the place of what is missing from the report."""
        return Span(self.source, 0, 0)

    @cached_property
    def body(self) -> Passage:
        """All prose, one paragraph a line: what text rules search once instead of paragraph by paragraph."""
        if not self.prose:
            return Passage.of(self.source, 0, 0)
        return Passage.joined([item.passage for item in self.prose], by="\n")

    @cached_property
    def positions(self) -> Positions:
        """Where in the report each place is, as people say it."""
        return Positions(self.sections, (*self.tables, *self.surplus_tables))

    @cached_property
    def _prose_starts(self) -> list[int]:
        starts, at = [], 0
        for item in self.prose:
            starts.append(at)
            at += len(item.text) + 1
        return starts

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the running text about figures, certain or not; read on first use."""
        return self.narrative_reader(self) if self.narrative_reader is not None else ()

    def prose_at(self, index: int) -> tuple[Prose, int]:
        """The paragraph that covers body.text[index], and where it begins in body.text."""
        which = bisect_right(self._prose_starts, index) - 1
        return self.prose[which], self._prose_starts[which]

    @cached_property
    def facts_by_text(self) -> Mapping[str, tuple[Fact, ...]]:
        """The figures by what is written in their cells: what depends on the text alone is judged once for all."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts.values():
            found.setdefault(fact.raw, []).append(fact)
        return FrozenDict({raw: tuple(facts) for raw, facts in found.items()})

    @cached_property
    def odd_cells(self) -> tuple[ValueCell, ...]:
        """The value cells that hold anything but a plain whole number: the few that rules about cells look at."""
        return tuple(
            ValueCell(table, row, column, raw, span)
            for table in self.tables
            for row in table.rows
            if row.state == "placed"
            for column, (raw, span) in enumerate(row.values)
            if raw != "0" and not (raw.isdigit() and raw.isascii() and raw[0] != "0")
        )

    def section(self, key: str) -> Section | None:
        """The first section with that key, if the report has it."""
        return next((section for section in self.sections if section.key == key), None)

    def prose_in(self, *keys: str) -> Iterator[Prose]:
        """Body paragraphs of the named sections (`preamble`, `overview`, …). Raises ValueError for any other name."""
        for key in keys:
            check_section(key, self.form)
        return (item for item in self.prose if item.section in keys and item.kind == "body")

    def table(self, key: str) -> TableReading | None:
        """The statutory table `two`, `three` or `four`; None when the report lacks it."""
        return next((table for table in self.tables if table.form.key == key), None)

    def fact(self, concept: str, party: str | None = None) -> Fact | None:
        """The figure, or None when the report lacks it or it could not be placed. `party` is for table three."""
        return self.facts.get((concept, party))

    @cached_property
    def values(self) -> Mapping[Figure, Number]:
        """`value` of every figure that is assessable."""
        found: dict[Figure, Number] = {
            figure: fact.value for figure, fact in self.facts.items() if fact.value is not None
        }
        for figure in self.facts if len(found) < len(self.facts) else ():
            derived = self.value(*figure) if figure not in found else None
            if derived is not None:
                found[figure] = derived
        return FrozenDict(found)

    def value(self, concept: str, party: str | None = None) -> Number | None:
        """The figure for sums: a blank addend counts 0, a blank total is its addends' sum (docs/domain/identities.md).

        None when the figure, or an addend it would be derived from, is not assessable.
        """
        fact = self.facts.get((concept, party))
        if fact is None:
            return None
        if fact.value is not None or fact.state == "unreadable":
            return fact.value
        if self.form is None:
            return 0
        addends = self.form.totals.get((concept, party))
        if addends is None:
            return 0
        total: Number = 0
        for figure in addends:
            part = self.value(*figure)
            if part is None:
                return None
            total += part
        return total
