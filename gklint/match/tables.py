"""The statutory tables of a report: found by their labels, read row by row, each figure with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gklint.match.cell_values import CellKind, read_cell, read_figure
from gklint.match.label_folding import fold
from gklint.match.rejoined_rows import rejoin_rows
from gklint.match.row_alignment import align_groups
from gklint.match.row_groups import Group, Label, groups_in
from gklint.match.row_names import RowVocabulary, row_names, vocabulary
from gklint.match.sections import SectionRegion
from gklint.match.value_placement import CertainColumns, place
from gklint.model.document import Block, Cell, Table
from gklint.model.form import Figure, Form, FormRow, FormTable
from gklint.model.report import Fact, RowReading, TableReading
from gklint.model.source import Span, widest

_MOST_GROUPS = 600  # rows looked at in one section; a statutory table has 25
_FEWEST_TORN = 2  # groups that show the columns of a table to have run together
_FEWEST_ROWS = 3  # rows that make a table three or a second table
_new = tuple.__new__  # facts are made by the hundred for each report: this takes half the time of Fact(…)


class TablesRead(NamedTuple):
    """The tables found, second ones apart, and the blocks they took (indices)."""

    readings: tuple[TableReading, ...]
    surplus: tuple[TableReading, ...]
    consumed: frozenset[int]


@dataclass
class _TableMatch:
    """A table found in a region: which group is which row, and how far it reaches."""

    table: FormTable
    region: SectionRegion
    rows: dict[int, int]  # group → row
    groups: list[Group]

    @property
    def first(self) -> int:
        return min(self.rows)

    @property
    def last(self) -> int:
        return max(self.rows)


@dataclass
class _Lookup:
    """The groups of each region, made once."""

    blocks: Sequence[Block]
    words: RowVocabulary
    made: dict[int, list[Group]] = field(default_factory=dict)

    def groups(self, region: SectionRegion) -> list[Group]:
        if region.first not in self.made:
            found = groups_in(self.blocks, region.first, region.last, self.words)
            self.made[region.first] = found[:_MOST_GROUPS]
        return self.made[region.first]


def read_tables(blocks: Sequence[Block], regions: Sequence[SectionRegion], form: Form) -> TablesRead:
    """Find and read the form's tables: each in its own section first, else wherever it stands."""
    lookup = _Lookup(blocks, vocabulary(form))
    readings: list[TableReading] = []
    surplus: list[TableReading] = []
    consumed: set[int] = set()
    for table in form.tables:
        own = [region for region in regions if region.key == table.section]
        others = [region for region in regions if region.key != table.section]
        found = next(_search_regions(lookup, table, own), None) or next(_search_regions(lookup, table, others), None)
        if found is None:
            continue
        readings.append(_read(found))
        consumed |= _extent(blocks, found)
        for second in _seconds(found):
            surplus.append(_read(second))
            consumed |= _extent(blocks, second)
    return TablesRead(tuple(readings), tuple(surplus), frozenset(consumed))


def _search_regions(lookup: _Lookup, table: FormTable, regions: Iterable[SectionRegion]) -> Iterator[_TableMatch]:
    for region in regions:
        found = _find(table, region, lookup.groups(region))
        if found is not None:
            yield found


def _find(table: FormTable, region: SectionRegion, groups: list[Group]) -> _TableMatch | None:
    if len(table.rows) == 1 and not table.rows[0].label:
        return _find_single(table, region, groups)
    rows = align_groups(groups, table)
    enough = min(_FEWEST_ROWS, len(table.rows) // 2)
    return _TableMatch(table, region, rows, groups) if len(rows) >= enough else None


def _find_single(table: FormTable, region: SectionRegion, groups: list[Group]) -> _TableMatch | None:
    """Table four: the one row of values below the headers, perhaps cut into small tables side by side."""
    wanted = len(table.rows[0].figures)
    headers = {fold(text) for text in table.spanning}
    full: list[int] = []
    for at, group in enumerate(groups):
        texts = {fold(label.text) for label in (*group.before, *group.labels)}
        below = any(text in headers for text in texts) or region.key == table.section
        if below and (len(group.nonblank) == wanted or (group.explicit and len(group.values) >= wanted)):
            full.append(at)
        elif below and (whole := _with_words(group, wanted)) is not None:
            groups[at] = whole
            full.append(at)
    if full:  # a blank row above the values is no row of values, unless there is no other
        chosen = next((at for at in full if groups[at].nonblank), full[0])
        return _TableMatch(table, region, {chosen: 0}, groups)
    if region.key != table.section:
        return None
    parts = [group for group in groups if len(group.nonblank) in (wanted // 3, 2 * wanted // 3)]
    if parts and sum(len(group.nonblank) for group in parts) == wanted:
        whole = Group(parts[0].block, parts[0].labels, [v for p in parts for v in p.nonblank], parts[0].before)
        return _TableMatch(table, region, {0: 0}, [whole])
    given = [at for at, group in enumerate(groups) if group.nonblank]
    return _TableMatch(table, region, {given[-1]: 0}, groups) if given else None


def _with_words(group: Group, wanted: int) -> Group | None:
    """A row of values that begins with words in place of one, so that these were taken for its label."""
    rest = [value for value in group.values if read_cell(value.text).kind is CellKind.VALUE]
    if not group.explicit or len(group.labels) + len(group.values) != wanted or 2 * len(rest) < wanted:
        return None
    words = [Cell(label.span, label.text, 0, 0) for label in group.labels]
    return Group(group.block, [], [*words, *group.values], group.before, group.carry, True, group.ruled)


def _seconds(found: _TableMatch) -> Iterable[_TableMatch]:
    """The same table again further down: own figures and a roll-up, or two reports in one file."""
    rest = [group for at, group in enumerate(found.groups) if at not in found.rows and group.values]
    if len(found.table.rows) == 1 or len(rest) < _FEWEST_ROWS:
        return
    rows = align_groups(rest, found.table)
    if len(rows) >= max(_FEWEST_ROWS, len(found.table.rows) // 2):
        yield _TableMatch(found.table, found.region, rows, rest)


def _read(found: _TableMatch) -> TableReading:
    wanted = {at: len(found.table.rows[row].figures) for at, row in found.rows.items()}
    found = _TableMatch(found.table, found.region, found.rows, rejoin_rows(found.groups, wanted))
    columns = _columns(found, wanted)
    readings: list[RowReading] = []
    headers: list[Label] = []
    taken = _row_ids(found)
    for at in range(found.first, found.last + 1):
        group = found.groups[at]
        others = (*group.before, *group.labels[:-1])
        headers.extend(others)
        if at in found.rows:
            row = found.table.rows[found.rows[at]]
            if others:
                readings.extend(_rows_without_values(found, others, taken))
            readings.append(_row(group, row, columns))
        else:
            readings.extend(_foreign(found, at))
    readings = _unplace_jumbled_rows(found, readings) if _is_jumbled(found) else _doubtful_gaps(found, readings)
    if _stand_above(found):
        readings = [reading._replace(state="unplaced") for reading in readings if reading.form is not None]
    spans = [reading.span for reading in readings] + [label.span for label in headers]
    return TableReading(found.table, widest(spans), tuple(readings), tuple((h.text, h.span) for h in headers))


def _columns(found: _TableMatch, wanted: Mapping[int, int]) -> CertainColumns:
    """Where values stand in this table; not determined when every row is complete, since nothing needs it then."""
    columns = CertainColumns()
    if all(len(found.groups[at].nonblank) == len(found.groups[at].values) == count for at, count in wanted.items()):
        return columns
    for at in range(found.first, found.last + 1):
        if at in wanted:
            columns.learn(found.groups[at], wanted[at])
        else:
            columns.learn_spanning(found.groups[at])
    return columns


def _row_ids(found: _TableMatch) -> set[str]:
    """Ids of the rows found, and of those they stand for."""
    there = [found.table.rows[row] for row in found.rows.values()]
    return {row.id for row in there} | {row.replaces for row in there}


def _row(group: Group, row: FormRow, columns: CertainColumns) -> RowReading:
    placed = place(group, len(row.figures), columns)
    values = tuple([(cell[1], cell[0]) if cell[1].isalnum() else _trim(cell) for cell in placed.values])
    return RowReading(row, group.last, _label_span(group), values, placed.state, _span(group))


def _trim(value: Cell) -> tuple[str, Span]:
    """Raw text and span of a cell without outer blanks."""
    span, written = value[:2]
    text = written.strip()
    if text != written and span.end - span.start == len(written):
        start = span.start + len(written) - len(written.lstrip())
        span = Span(span.source, start, start + len(text))
    return text, span


def _label_span(group: Group) -> Span:
    return group.labels[-1].span if group.labels else _span(group)


def _span(group: Group) -> Span:
    ends = [items[at] for items in (group.labels, group.values) if items for at in (0, -1)]
    return widest([one.span for one in ends])


def _rows_without_values(found: _TableMatch, others: Sequence[Label], taken: set[str]) -> Iterable[RowReading]:
    """Rows whose label stands in a group before its own: their values were lost on the way to text."""
    names = row_names(found.table)
    for label in others:
        at = names.exact.get(fold(label.text), -1)
        if at >= 0 and found.table.rows[at].id not in taken and len(fold(label.text)) > 3:
            taken.add(found.table.rows[at].id)
            yield RowReading(found.table.rows[at], label.text, label.span, (), "unplaced", label.span)


def _foreign(found: _TableMatch, at: int) -> Iterable[RowReading]:
    """A row between the form's rows that the form does not have, with as many values as its neighbour."""
    group = found.groups[at]
    if _is_part_of_label(group, found.table):
        return
    neighbour = found.table.rows[found.rows[max(index for index in found.rows if index < at)]]
    if group.labels and len(group.nonblank) == len(neighbour.figures):
        values = tuple(_trim(value) for value in group.nonblank)
        yield RowReading(None, group.last, _label_span(group), values, "placed", _span(group))


def _stand_above(found: _TableMatch) -> bool:
    """Whether values seem to stand above the labels of their rows: as many as a row has, before the first label."""
    if found.first == 0:
        return False
    before, first = found.groups[found.first - 1], found.groups[found.first]
    wanted = len(found.table.rows[found.rows[found.first]].figures)
    return not (before.explicit or first.explicit) and len(before.nonblank) == wanted > 1


def _is_jumbled(found: _TableMatch) -> bool:
    """Whether the columns of the table ran together on the way to text: values stand behind parts of labels."""
    torn = [
        group
        for at, group in enumerate(found.groups[found.first : found.last + 2], found.first)
        if at not in found.rows and group.nonblank and _is_part_of_label(group, found.table)
    ]
    return len(torn) >= _FEWEST_TORN


def _unplace_jumbled_rows(found: _TableMatch, readings: Iterable[RowReading]) -> list[RowReading]:
    """The rows of a table whose columns ran together: one that was not found is there, but not assessable.

    What seems to be a row that the form does not have, or to hold too many values, is two rows in one.
    """
    kept = [
        row._replace(state="unplaced") if row.state == "surplus" else row for row in readings if row.form is not None
    ]
    seen = {row.form.id for row in kept if row.form is not None}
    place = widest(_span(found.groups[at]) for at in found.rows)
    lost = [row for row in found.table.rows if row.id not in seen and not row.local]
    return [*kept, *(RowReading(row, "", place, (), "unplaced", place) for row in lost)]


def _is_part_of_label(group: Group, table: FormTable) -> bool:
    """Whether what stands before the values is made of the form's own words, in text without certain rows."""
    return bool(group.labels) and not group.explicit and row_names(table).characters.issuperset(group.own)


def _doubtful_gaps(found: _TableMatch, readings: list[RowReading]) -> list[RowReading]:
    """Values without any label: a row of the form that seems missing may be them, so it is not assessable."""
    bare = [
        group
        for at, group in enumerate(found.groups[found.first : found.last + 1], found.first)
        if at not in found.rows and group.nonblank and (not group.labels or _is_part_of_label(group, found.table))
    ]
    seen = {reading.form.id for reading in readings if reading.form is not None}
    gaps = [row for row in found.table.rows if row.id not in seen and not row.local]
    for row, group in zip(gaps, bare, strict=False):
        values = tuple(_trim(value) for value in group.nonblank)
        readings.append(RowReading(row, "", _span(group), values, "unplaced", _span(group)))
    return readings


def _extent(blocks: Sequence[Block], found: _TableMatch) -> set[int]:
    """The blocks the table takes: from its first header to its last value."""
    last = found.groups[found.last].block
    characters = row_names(found.table).characters
    taken: set[int] = set()
    for index in range(found.region.first, min(last + 2, found.region.last)):
        block = blocks[index]
        if isinstance(block, Table):
            if index <= last:
                taken.add(index)
        elif _is_table_line(block.text, characters, inside=index <= last):
            taken.add(index)
    return taken


def _is_table_line(text: str, characters: frozenset[str], inside: bool) -> bool:
    """Whether a line is made of the table's own labels and of numbers; after the table, of a label's rest."""
    if "。" in text or len(text) > 120:
        return False
    plain = fold(text)
    return characters.issuperset(plain) and (inside or len(plain) > 3)


def facts_of(readings: Sequence[TableReading]) -> Mapping[Figure, Fact]:
    """Each placed figure by (concept, party)."""
    facts: dict[Figure, Fact] = {}
    for reading in readings:
        for row in reading.rows:
            if row.form is not None and row.state == "placed":
                _add_facts(facts, row, row.form)
    return facts


def _add_facts(facts: dict[Figure, Fact], row: RowReading, form: FormRow) -> None:
    id = form.id
    for figure, unit, (raw, span) in zip(form.figures, form.units, row.values, strict=True):
        value, state = read_figure(raw, unit)
        facts[figure] = _new(Fact, (*figure, value, raw, span, id, state))
