"""What an identity is evaluated for: each party, each row of table three, each group, or the report once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from gklint.model.bilingual import Words
from gklint.model.form import PARTIES, PARTY_LABELS, Figure, Form
from gklint.model.light_classes import NamedTuple
from gklint.model.positions import column_name


class Subject(NamedTuple):
    """One party, row or group: its name in the form, empty when there is none, and what people call it."""

    key: str
    label: Words


class Over(Protocol):
    """How the names of an expression become figures. `values` are what messages may call the subject."""

    @property
    def values(self) -> tuple[str, ...]: ...

    def subjects(self, form: Form) -> Iterator[Subject]: ...

    def figures(self, name: str, subject: Subject, form: Form) -> tuple[Figure, ...]:
        """The figure that `name` means for this subject; the leaves for `sum(…)`; nothing if the form lacks it."""
        ...


class Once:
    """The report once: names are concepts; one of table three without party means its total column."""

    values: tuple[str, ...] = ()

    def subjects(self, form: Form) -> Iterator[Subject]:
        yield Subject("", Words(""))

    def figures(self, name: str, subject: Subject, form: Form) -> tuple[Figure, ...]:
        return concept_figures(name, None, form)


class Parties:
    """Each column of table three: names are concepts, taken for the party unless they name another."""

    values = ("subject", "party")

    def subjects(self, form: Form) -> Iterator[Subject]:
        for party in PARTIES:
            yield Subject(party, Words(PARTY_LABELS[party], in_english(party)))

    def figures(self, name: str, subject: Subject, form: Form) -> tuple[Figure, ...]:
        return concept_figures(name, subject.key, form)


class Rows:
    """Each row of table three: names are parties."""

    values = ("subject", "row")

    def subjects(self, form: Form) -> Iterator[Subject]:
        for concept in dict.fromkeys(concept for concept, _ in form.table("three").figures):
            yield Subject(concept, concept_label(form, concept))

    def figures(self, name: str, subject: Subject, form: Form) -> tuple[Figure, ...]:
        return ((subject.key, name),)


class FigureGroups:
    """Each of several groups: a name that begins with the placeholder means the concept below the group."""

    def __init__(self, placeholder: str, stems: tuple[str, ...]) -> None:
        self.placeholder, self.stems = placeholder, stems
        self.values: tuple[str, ...] = ("subject", placeholder)

    def subjects(self, form: Form) -> Iterator[Subject]:
        for stem in self.stems:
            below = [concept for concept in form.concepts if concept.startswith(f"{stem}.")]
            label = form.label(below[0]).rpartition("·")[0] if below else stem
            yield Subject(stem, Words(label or stem, in_english(stem)))

    def figures(self, name: str, subject: Subject, form: Form) -> tuple[Figure, ...]:
        return concept_figures(self.replaced_figures(name, subject.key), None, form)

    def replaced_figures(self, name: str, stem: str) -> str:
        inner = name.removeprefix("sum(")
        head, dot, rest = inner.partition(".")
        whole = f"{stem}{dot}{rest}" if head == self.placeholder else inner
        return name[: len(name) - len(inner)] + whole


def concept_figures(name: str, party: str | None, form: Form) -> tuple[Figure, ...]:
    """The figures of `concept`, `concept@party` or `sum(stem)`, the latter two also together; empty if unknown."""
    name, _, named = name.partition("@")
    wanted = named or party
    if name.startswith("sum("):
        leaves = [_figure(leaf, wanted, form) for leaf in leaves_below(name[4:-1], form)]
        return tuple(leaf for leaf in leaves if leaf is not None)
    figure = _figure(name, wanted, form)
    return (figure,) if figure is not None else ()


def _figure(concept: str, party: str | None, form: Form) -> Figure | None:
    row = form.rows_by_concept.get(concept)
    if row is None:
        return None
    wanted = (concept, party) if party else next(figure for figure in reversed(row.figures) if figure[0] == concept)
    return wanted if wanted in row.figures else None


def leaves_below(stem: str, form: Form) -> list[str]:
    """The concept itself, or the concepts below it, without totals."""
    return [
        concept
        for concept in form.concepts
        if (concept == stem or concept.startswith(f"{stem}.")) and not concept.endswith(".total")
    ]


def concept_label(form: Form, concept: str) -> Words:
    """A row of table three with its number, `1.本机关不掌握相关政府信息`; elsewhere row and column."""
    row = form.rows_by_concept.get(concept)
    if row is None or len(row.figures) < 2 or row.figures[0][1] is None:
        return Words(form.label(concept), in_english(concept))
    return Words(row.printed_name, in_english(concept))


def figure_label(form: Form, figure: Figure) -> Words:
    """What people call a figure: row and column."""
    concept, party = figure
    label = concept_label(form, concept)
    if party is None:
        return label
    return Words(f"{label.zh}·{PARTY_LABELS.get(party, party)}", f"{label.en}, {in_english(party)}")


def cell_label(form: Form, figure: Figure) -> Words:
    """Where people find a figure: 表三“（一）予以公开”行“总计”列."""
    concept, party = figure
    label = figure_label(form, figure)
    table = next(table.name for table in form.tables if figure in table.figures)
    if party is not None:
        return Words(f"{table}“{concept_label(form, concept).zh}”行“{PARTY_LABELS.get(party, party)}”列", label.en)
    row, _, column = label.zh.rpartition("·")
    if table == "表四" or not row:
        return Words(f"{table}{column_name(label.zh)}", label.en)
    return Words(f"{table}“{row}”行“{column}”列", label.en)


def in_english(name: str) -> str:
    """`requests.carried_in` as words."""
    return name.replace(".", " ").replace("_", " ")
