"""A statutory form as data: its sections, and its tables row by row down to the figures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from gklint.model.bilingual import Words
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_data_classes import dataclass

PARTIES = ("natural_person", "business", "research", "charity", "legal_service", "other", "total")
PARTY_LABELS = dict(
    zip(PARTIES, ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"), strict=True)
)
_REMARK = lazy_pattern(r"（[^（）]{8,}）$")  # behind a row's label: （区分处理的，只计这一情形，不计其他情形）
# What people call the tables, by key.
TABLE_NAMES = {"two": "表二", "three": "表三", "four": "表四"}
# The six statutory sections, in order.
SECTION_KEYS = ("overview", "disclosure", "requests", "review", "problems", "other")
PROSE_SECTIONS = ("title", "preamble", *SECTION_KEYS, "end")

Figure = tuple[str, str | None]  # (concept, party); party only in table three


@dataclass(frozen=True)
class FormSection:
    """One of the six statutory sections. `variants` are known wordings of the heading's body, `accepted` right ones."""

    key: str
    number: int
    heading: str
    variants: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormRow:
    """A data row: `label` as the form prints it, and the figures of its value cells in order.

    `ordinal` is the printed number in front (`（一）`, `3.`, `一、`), `group` the label that spans the
    row from the left (`（三）不予公开`), `block` the block label of table two (`第二十条第（一）项`).
    """

    id: str
    label: str
    figures: tuple[Figure, ...]
    ordinal: str = ""
    variants: tuple[str, ...] = ()
    old_labels: tuple[str, ...] = ()  # labels of another form, recognised and reported (GK113)
    group: str = ""
    block: str = ""
    headers: tuple[str, ...] = ()  # statutory header of each value column
    header_variants: tuple[tuple[str, ...], ...] = ()
    column_units: tuple[str, ...] = ()
    local: bool = False  # recognised, but not a row of this form (GK114 says so)
    replaces: str = ""  # id of the row that is not missing when this one is there

    @cached_property
    def printed_name(self) -> str:
        """Number and label as the form prints them, without its remark in brackets: `3.其他`."""
        return f"{self.ordinal}{_REMARK.sub('', self.label)}"

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The unit of each figure: count, change (may be negative) or money (万元)."""
        return self.column_units or ("count",) * len(self.figures)


@dataclass(frozen=True, eq=False)
class FormTable:
    """A statutory table. `key` is two, three or four; `section` the section it stands in."""

    key: str
    title: Words
    section: str
    rows: tuple[FormRow, ...]
    marks: tuple[str, ...] = ()  # texts that only this table of this form has
    spanning: tuple[str, ...] = ()  # labels without values: groups, blocks, header cells

    @property
    def name(self) -> str:
        """What people call it, whatever its heading in the form: `表三`."""
        return TABLE_NAMES[self.key]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the table, row by row."""
        return tuple(figure for row in self.rows for figure in row.figures)


@dataclass(frozen=True, eq=False)
class Form:
    """A form: `id` (2019, 2021 or a package's), the years it is for, its sections and tables.

    `totals` maps a figure to the figures whose sum it is by the form's own definition; `leaves` lists
    the concepts that make up a total concept (`outcome` → every outcome but the total).
    """

    id: str
    base: str  # the national form it is or extends: 2019 or 2021
    title: Words
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[FormSection, ...]
    tables: tuple[FormTable, ...]
    labels: tuple[tuple[str, str], ...] = ()  # (concept, label)

    def table(self, key: str) -> FormTable:
        """The table `two`, `three` or `four`."""
        return next(table for table in self.tables if table.key == key)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the form, table by table."""
        return tuple(figure for table in self.tables for figure in table.figures)

    @cached_property
    def places(self) -> dict[Figure, int]:
        """Where each figure stands in `figures`."""
        return {figure: at for at, figure in enumerate(self.figures)}

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """Every concept of the form once, in the form's order."""
        return tuple(dict.fromkeys(concept for table in self.tables for concept, _ in table.figures))

    @cached_property
    def rows_by_concept(self) -> Mapping[str, FormRow]:
        """The row in which each concept stands."""
        return FrozenDict({concept: row for table in self.tables for row in table.rows for concept, _ in row.figures})

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The outcomes of table three that add up to outcome.total."""
        return tuple(c for c in self.concepts if c.startswith("outcome.") and c != "outcome.total")

    @cached_property
    def totals(self) -> Mapping[Figure, tuple[Figure, ...]]:
        """Each figure that the form defines as a sum, with its addends; a row total before a column total."""
        sums: dict[Figure, tuple[Figure, ...]] = {}
        for concept, party in self.table("three").figures:
            if party == "total":
                sums[concept, party] = tuple((concept, other) for other in PARTIES[:-1])
            elif concept == "outcome.total":
                sums[concept, party] = tuple((leaf, party) for leaf in self.leaves)
        for concept, _ in self.table("four").figures:
            stem, _, last = concept.rpartition(".")
            if last == "total":
                parts = ("upheld", "corrected", "other", "pending")
                sums[concept, None] = tuple((f"{stem}.{part}", None) for part in parts)
        return FrozenDict(sums)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(self.labels)

    def label(self, concept: str) -> str:
        """What people call the concept: the row's label, or column and row in tables two and four."""
        return self._labels.get(concept, concept)


def check_section(key: str, form: Form | None) -> None:
    """Raise ValueError, which names the key that may be meant, when no section of a report is called `key`."""
    if key in PROSE_SECTIONS:
        return
    plain = "".join(key.split()).lstrip("一二三四五六七、")
    titles = {one.key: one.heading for one in form.sections} if form is not None else {}
    meant = next((known for known, title in titles.items() if plain and (plain in title or title in plain)), None)
    hint = f"“{titles[meant]}”的键是 {meant}（use {meant!r}）；" if meant else ""
    raise ValueError(f"没有名为“{key}”的部分（no such section）；{hint}可用：{'、'.join(PROSE_SECTIONS)}")
