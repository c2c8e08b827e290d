"""The rows of a statutory table as found: each figure with its cell, and what cannot be placed for certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gklint.match.label_folding import fold
from gklint.match.rejoined_rows import rejoin_rows
from gklint.match.row_groups import Group, Label
from gklint.match.row_names import row_names
from gklint.match.sections import SectionRegion
from gklint.match.value_placement import CertainColumns, place
from gklint.model.document import Cell
from gklint.model.form import FormRow, FormTable
from gklint.model.report import RowReading, TableReading
from gklint.model.source import Span, widest

_FEWEST_TORN = 2  # groups that show the columns of a table to have run together


@dataclass
class TableMatch:
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


def read_rows(found: TableMatch) -> TableReading:
    """The table with its rows in reading order, each figure where it is certain to belong."""
    wanted = {at: len(found.table.rows[row].figures) for at, row in found.rows.items()}
    found = TableMatch(found.table, found.region, found.rows, rejoin_rows(found.groups, wanted))
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


def _columns(found: TableMatch, wanted: Mapping[int, int]) -> CertainColumns:
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


def _row_ids(found: TableMatch) -> set[str]:
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


def _rows_without_values(found: TableMatch, others: Sequence[Label], taken: set[str]) -> Iterable[RowReading]:
    """Rows whose label stands in a group before its own: their values were lost on the way to text."""
    names = row_names(found.table)
    for label in others:
        at = names.exact.get(fold(label.text), -1)
        if at >= 0 and found.table.rows[at].id not in taken and len(fold(label.text)) > 3:
            taken.add(found.table.rows[at].id)
            yield RowReading(found.table.rows[at], label.text, label.span, (), "unplaced", label.span)


def _foreign(found: TableMatch, at: int) -> Iterable[RowReading]:
    """A row between the form's rows that the form does not have, with as many values as its neighbour."""
    group = found.groups[at]
    if _is_part_of_label(group, found.table):
        return
    neighbour = found.table.rows[found.rows[max(index for index in found.rows if index < at)]]
    if group.labels and len(group.nonblank) == len(neighbour.figures):
        values = tuple(_trim(value) for value in group.nonblank)
        yield RowReading(None, group.last, _label_span(group), values, "placed", _span(group))


def _stand_above(found: TableMatch) -> bool:
    """Whether values seem to stand above the labels of their rows: as many as a row has, before the first label."""
    if found.first == 0:
        return False
    before, first = found.groups[found.first - 1], found.groups[found.first]
    wanted = len(found.table.rows[found.rows[found.first]].figures)
    return not (before.explicit or first.explicit) and len(before.nonblank) == wanted > 1


def _is_jumbled(found: TableMatch) -> bool:
    """Whether the columns of the table ran together on the way to text: values stand behind parts of labels."""
    torn = [
        group
        for at, group in enumerate(found.groups[found.first : found.last + 2], found.first)
        if at not in found.rows and group.nonblank and _is_part_of_label(group, found.table)
    ]
    return len(torn) >= _FEWEST_TORN


def _unplace_jumbled_rows(found: TableMatch, readings: Iterable[RowReading]) -> list[RowReading]:
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


def _doubtful_gaps(found: TableMatch, readings: list[RowReading]) -> list[RowReading]:
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
