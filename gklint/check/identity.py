"""The identity kind: sums that must hold over the figures of a report, worked out once for each form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from gklint.check.expression import RELATIONS, Comparison, Condition, Linear
from gklint.model.diagnostic import Operand
from gklint.model.form import PARTIES, PARTY_LABELS, Figure, Form
from gklint.model.numerals import Number
from gklint.model.report import Report
from gklint.model.words import Words

Over = Literal["nothing", "parties", "rows", "group"]


class Term(NamedTuple):
    """A figure with its coefficient, and the name it has in the rule."""

    name: str
    figure: Figure
    coefficient: int


class Instance(NamedTuple):
    """The identity for one party, one row or one group. `primary` is the figure a reader looks at first."""

    key: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    constants: tuple[int, int]
    primary: Figure
    subject: Words  # the row or party it speaks of

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*self.left, *self.right)


class Failed(NamedTuple):
    """An instance that does not hold, with the two values."""

    instance: Instance
    left: Number
    right: Number


@dataclass(frozen=True, eq=False)
class Identity:
    """A declared identity. `group` names the placeholder and what it stands for, with over: {group: [...]}."""

    comparison: Comparison
    over: Over = "nothing"
    group: tuple[str, tuple[str, ...]] = ("", ())
    when: Condition | None = None
    tolerance: int = 0

    @property
    def is_equality(self) -> bool:
        return self.comparison.relation == "==" and not self.tolerance

    def failures(self, report: Report) -> Iterator[Failed]:
        """Each instance that does not hold. One with a figure that is not assessable is passed over."""
        if report.form is None:
            return
        values = report.values
        holds = RELATIONS[self.comparison.relation]
        for instance in instances(self, report.form):
            try:
                left = _side(instance.left, values, instance.constants[0])
                right = _side(instance.right, values, instance.constants[1])
            except KeyError:
                continue
            difference: Number = left - right
            if holds(left, right) or (self.tolerance and abs(difference) <= self.tolerance):
                continue
            if not self._excused(report, instance):
                yield Failed(instance, left, right)

    def _excused(self, report: Report, instance: Instance) -> bool:
        """A blank total raises no sum error of its own; a condition that is not certainly met excuses too."""
        fact = report.facts[instance.primary]
        if self.comparison.relation == "==" and fact.value is None:
            return True
        if self.when is None:
            return False
        names = {term.name: term.figure for term in instance.terms}
        return not self.when.holds(lambda name: report.value(*_figure_of(name, names, instance)))


def _figure_of(name: str, names: Mapping[str, Figure], instance: Instance) -> Figure:
    party = instance.primary[1]
    return names.get(name, (name, party))


def _side(terms: Sequence[Term], values: Mapping[Figure, Number], constant: int) -> Number:
    total: Number = constant
    for _, figure, coefficient in terms:
        total += coefficient * values[figure]
    return total


@lru_cache(maxsize=256)
def instances(identity: Identity, form: Form) -> tuple[Instance, ...]:
    """The identity for every party, row or group of the form that has all its figures."""
    return tuple(instance for instance in _instances(identity, form) if instance is not None)


def _instances(identity: Identity, form: Form) -> Iterator[Instance | None]:
    known = {figure for table in form.tables for figure in table.figures}
    if identity.over == "parties":
        for party in PARTIES:
            yield _instance(identity, _Names(form, party=party), known, Words(PARTY_LABELS[party], party))
    elif identity.over == "rows":
        for concept in dict.fromkeys(concept for concept, _ in form.table("three").figures):
            yield _instance(identity, _Names(form, concept=concept), known, Words(form.label(concept), concept))
    elif identity.over == "group":
        placeholder, members = identity.group
        for member in members:
            label = form.label(f"{member}.total").rpartition("·")[0] or form.label(member)
            yield _instance(identity, _Names(form, stem=(placeholder, member)), known, Words(label, member))
    else:
        yield _instance(identity, _Names(form), known, Words(""))


@dataclass(frozen=True)
class _Names:
    """How the names of a rule become figures: concepts of one party, parties of one concept, or below one stem."""

    form: Form
    party: str | None = None
    concept: str = ""
    stem: tuple[str, str] = ("", "")

    @property
    def key(self) -> str:
        return self.party or self.concept or self.stem[1]

    def figure(self, name: str) -> Figure:
        if self.concept:
            return self.concept, name
        placeholder, member = self.stem
        whole = member + name.removeprefix(placeholder) if placeholder else name
        return whole, self.party

    def terms(self, side: Linear) -> Iterator[Term]:
        """The side's figures; `sum(x)` becomes every leaf below x."""
        for name, coefficient in side.items():
            if name.startswith("sum("):
                stem = name[4:-1]
                leaves = [c for c in self.form.concepts if c.startswith(stem + ".") and not c.endswith(".total")]
                yield from (Term(name, self.figure(leaf), coefficient) for leaf in leaves)
            elif name:
                yield Term(name, self.figure(name), coefficient)


def _instance(identity: Identity, names: _Names, known: set[Figure], subject: Words) -> Instance | None:
    compared = identity.comparison
    left, right = tuple(names.terms(compared.left)), tuple(names.terms(compared.right))
    terms = (*left, *right)
    if not terms or any(term.figure not in known for term in terms):
        return None
    constants = compared.left.get("", 0), compared.right.get("", 0)
    primary = right[-1].figure if len(right) == 1 else terms[0].figure
    return Instance(names.key or terms[0].figure[0], left, right, constants, primary, subject)


def operands(report: Report, failed: Failed, over: Over) -> Iterator[Operand]:
    """The figures of a failed instance as people know them, left side first."""
    assert report.form is not None
    for terms, sign in ((failed.instance.left, 1), (failed.instance.right, -1)):
        for term in terms:
            concept, party = term.figure
            label = PARTY_LABELS[party] if over == "rows" and party else report.form.label(concept)
            fact = report.facts[term.figure]
            span = fact.span if fact.value is not None else None
            yield Operand(concept, party, Words(label, party or concept), report.values[term.figure],
                          sign * term.coefficient, span)  # fmt: skip
