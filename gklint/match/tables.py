"""The statutory tables of a report: found by their labels, read row by row, each figure with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gklint.match.cell_values import CellKind, read_cell, read_figure
from gklint.match.label_folding import fold
from gklint.match.row_alignment import align_groups
from gklint.match.row_groups import Group, groups_in
from gklint.match.row_names import RowVocabulary, row_names, vocabulary
from gklint.match.sections import SectionRegion
from gklint.match.table_rows import TableMatch, read_rows
from gklint.match.table_skeletons import (
    KnownLayout,
    Skeleton,
    TableFound,
    apply_layout,
    layout_of,
    numbered_blocks,
    skeleton_of,
)
from gklint.model.document import Block, Cell, Table
from gklint.model.form import Figure, Form, FormRow, FormTable
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.model.report import CellState, Fact, RowReading, TableReading

_MOST_GROUPS = 600  # rows looked at in one section; a statutory table has 25
_ZERO: tuple[Number | None, CellState] = (0, "number")  # what most cells hold
_FEWEST_ROWS = 3  # rows that make a table three or a second table
_new = tuple.__new__  # facts are made by the hundred for each report: this takes half the time of Fact(…)


class TablesRead(NamedTuple):
    """The tables found, second ones apart, and the blocks they took (indices)."""

    readings: tuple[TableReading, ...]
    surplus: tuple[TableReading, ...]
    consumed: frozenset[int]


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
    consumed: frozenset[int] = frozenset()
    for table in form.tables:
        own = [region for region in regions if region.key == table.section]
        others = [region for region in regions if region.key != table.section]
        every = (_read_region(lookup, table, region, form) for region in (*own, *others))
        found = next(filter(None, every), None)
        if found is not None:
            readings.append(found.readings[0])
            surplus.extend(found.readings[1:])
            consumed |= found.blocks
    return TablesRead(tuple(readings), tuple(surplus), consumed)


def _read_region(lookup: _Lookup, table: FormTable, region: SectionRegion, form: Form) -> TableFound | None:
    """The table in the region, by the layout of its skeleton where that tells all."""
    blocks = lookup.blocks[region.first : region.last]
    skeleton = skeleton_of(blocks)
    layout = _known_layout(skeleton, region.key, table, form) if skeleton is not None else None
    if layout is None:
        return _read_anew(lookup, table, region)
    return (apply_layout(layout, blocks, region.first) or _read_anew(lookup, table, region)) if layout.tables else None


@lru_cache(maxsize=256)
def _known_layout(skeleton: Skeleton, key: str | None, table: FormTable, form: Form) -> KnownLayout | None:
    """The layout of the table in a region with this skeleton, in the section `key`; None where each is read anew."""
    blocks = numbered_blocks(skeleton)
    found = _read_anew(_Lookup(blocks, vocabulary(form)), table, SectionRegion(key, 0, len(blocks)))
    return layout_of(found, blocks) if found is not None else KnownLayout()


def _read_anew(lookup: _Lookup, table: FormTable, region: SectionRegion) -> TableFound | None:
    """The table in the region, and further down once more, by aligning labels with the rows of the form."""
    found = _find(table, region, lookup.groups(region))
    if found is None:
        return None
    every = [found, *_seconds(found)]
    taken = [_extent(lookup.blocks, one) for one in every]
    return TableFound(tuple(read_rows(one) for one in every), frozenset().union(*taken))


def _find(table: FormTable, region: SectionRegion, groups: list[Group]) -> TableMatch | None:
    if len(table.rows) == 1 and not table.rows[0].label:
        return _find_single(table, region, groups)
    rows = align_groups(groups, table)
    enough = min(_FEWEST_ROWS, len(table.rows) // 2)
    return TableMatch(table, region, rows, groups) if len(rows) >= enough else None


def _find_single(table: FormTable, region: SectionRegion, groups: list[Group]) -> TableMatch | None:
    """Table four: the one row of values below the headers, perhaps cut into small tables side by side."""
    wanted = len(table.rows[0].figures)
    groups = list(groups)
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
        return TableMatch(table, region, {chosen: 0}, groups)
    if region.key != table.section:
        return None
    parts = [group for group in groups if len(group.nonblank) in (wanted // 3, 2 * wanted // 3)]
    if parts and sum(len(group.nonblank) for group in parts) == wanted:
        whole = Group(parts[0].block, parts[0].labels, [v for p in parts for v in p.nonblank], parts[0].before)
        return TableMatch(table, region, {0: 0}, [whole])
    given = [at for at, group in enumerate(groups) if group.nonblank]
    return TableMatch(table, region, {given[-1]: 0}, groups) if given else None


def _with_words(group: Group, wanted: int) -> Group | None:
    """A row of values that begins with words in place of one, so that these were taken for its label."""
    rest = [value for value in group.values if read_cell(value.text).kind is CellKind.VALUE]
    if not group.explicit or len(group.labels) + len(group.values) != wanted or 2 * len(rest) < wanted:
        return None
    words = [Cell(label.span, label.text, 0, 0) for label in group.labels]
    return Group(group.block, [], [*words, *group.values], group.before, group.carry, True, group.ruled)


def _seconds(found: TableMatch) -> Iterable[TableMatch]:
    """The same table again further down: own figures and a roll-up, or two reports in one file."""
    rest = [group for at, group in enumerate(found.groups) if at not in found.rows and group.values]
    if len(found.table.rows) == 1 or len(rest) < _FEWEST_ROWS:
        return
    rows = align_groups(rest, found.table)
    if len(rows) >= max(_FEWEST_ROWS, len(found.table.rows) // 2):
        yield TableMatch(found.table, found.region, rows, rest)


def _extent(blocks: Sequence[Block], found: TableMatch) -> set[int]:
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
        value, state = _ZERO if raw == "0" else read_figure(raw, unit)
        facts[figure] = _new(Fact, (*figure, value, raw, span, id, state))
