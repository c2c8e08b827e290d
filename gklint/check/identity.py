"""Identities: what must hold between the figures of a report, laid out once for each form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gklint.check.arithmetic import UNDEFINED, Values
from gklint.check.expression import ComparedSides, Expression, terms_of
from gklint.check.identity_subjects import Over, Subject
from gklint.check.pattern import Pattern
from gklint.check.when import YEAR
from gklint.model.form import Figure, Form
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import PLACEHOLDERS, Number
from gklint.model.report import Fact, Report


class Term(NamedTuple):
    """A name of the expression with its figure, or for `sum(…)` the figures it adds up."""

    name: str
    figures: tuple[Figure, ...]


class Balance(NamedTuple):
    """constant + Σ weight × figure: left side minus right side of a linear comparison.

    The same once more by what is quick to add up: figures of weight 1 and of weight −1, and the `other` weights.
    """

    constant: int
    weights: tuple[tuple[Figure, int], ...]
    added: tuple[Figure, ...]
    taken: tuple[Figure, ...]
    other: tuple[tuple[Figure, int], ...]


class Instance(NamedTuple):
    """An identity for one party, row or group. `primary` is the figure a reader looks at first: the total."""

    subject: Subject
    terms: tuple[Term, ...]
    primary: Figure
    balance: Balance | None

    @property
    def key(self) -> str:
        """Stable name of its findings: party, concept or group; without `over` the primary concept."""
        return self.subject.key or self.primary[0]


class Failed(NamedTuple):
    """An instance that does not hold: its terms' values and the comparison that failed, if it is one."""

    instance: Instance
    values: Values
    comparison: ComparedSides | None


@dataclass(frozen=True, eq=False)
class Identity:
    """A declared identity. It is evaluated only where `when` holds; `unless` is matched against the cells' text.

    Blanks: inside a sum a blank counts 0, and a blank total is the sum of its addends. A blank that stands
    alone on one side makes the identity not assessable; so does a figure that is not assessable.
    """

    expression: Expression
    over: Over
    when: Expression | None = None
    unless: Pattern | None = None

    @property
    def relation(self) -> str | None:
        """The relation of a single comparison."""
        comparisons = self.expression.comparisons
        return comparisons[0].relation if len(comparisons) == 1 else None

    @property
    def is_conditional(self) -> bool:
        """Whether its evaluation depends on more than its figures."""
        return self.when is not None or self.unless is not None

    def failures(self, report: Report, tolerance: Number = 0) -> Iterator[Failed]:
        """Each instance that certainly does not hold, by more than `tolerance`."""
        if report.form is None:
            return
        amounts, relation = report.values, self.relation
        for instance in instances(self, report.form):
            try:
                balance = instance.balance
                if balance and relation and terms_of(relation, difference(balance, amounts), 0, tolerance):
                    continue
                failed = self._failure(instance, self._values(report, instance), tolerance)
            except (KeyError, *UNDEFINED):
                continue
            if failed is not None and not self._is_excused(report, failed):
                yield failed

    def is_judged(self, report: Report, instance: Instance) -> bool:
        """Whether it can be judged: the condition is met, every figure is assessable, none is excused."""
        try:
            values = self._values(report, instance)
            if self.when is not None and not self.when.holds(values):
                return False
        except (KeyError, *UNDEFINED):
            return False
        return all(_is_legible(fact) and not self._explains(fact) for fact in _facts(report, instance))

    def _values(self, report: Report, instance: Instance) -> Values:
        """The value of each name. Raises KeyError for one that is not assessable."""
        values = _values(instance.terms, report.values)
        if self.when is None or YEAR not in self.when.terms:
            return values
        if report.year is None:
            raise KeyError(YEAR)
        return {**values, YEAR: report.year}

    def _failure(self, instance: Instance, values: Values, tolerance: Number) -> Failed | None:
        if self.when is not None and not self.when.holds(values):
            return None
        for pair in self.expression.comparisons:
            if not terms_of(pair.relation, pair.left.evaluate(values), pair.right.evaluate(values), tolerance):
                return Failed(instance, values, pair)
        if self.expression.comparisons or self.expression.holds(values):
            return None
        return Failed(instance, values, None)

    def _is_excused(self, report: Report, failed: Failed) -> bool:
        """Whether a cell takes the ground away: a lone blank, words, or a text that `unless` matches."""
        if any(not _is_legible(fact) or self._explains(fact) for fact in _facts(report, failed.instance)):
            return True
        lone = [figures[0] for name, figures in failed.instance.terms if name in self.expression.alone]
        return any(report.facts[figure].value is None for figure in lone)

    def _explains(self, fact: Fact) -> bool:
        return self.unless is not None and self.unless.regex.search(fact.raw) is not None


def _facts(report: Report, instance: Instance) -> Iterator[Fact]:
    return (report.facts[figure] for _, figures in instance.terms for figure in figures)


def _is_legible(fact: Fact) -> bool:
    """Whether the cell holds a number, nothing, or a placeholder for nothing."""
    return fact.value is not None or unicodedata.normalize("NFKC", fact.raw).strip() in PLACEHOLDERS | {""}


def difference(balance: Balance, amounts: Mapping[Figure, Number]) -> Number:
    """Left side minus right side. Raises KeyError for a figure that is not assessable."""
    amount = amounts.__getitem__
    total: Number = balance.constant + sum(map(amount, balance.added)) - sum(map(amount, balance.taken))
    for figure, weight in balance.other:
        total += weight * amount(figure)
    return total


def _values(terms: tuple[Term, ...], amounts: Mapping[Figure, Number]) -> Values:
    """The value of each term. Raises KeyError for a figure that is not assessable."""
    return {
        name: amounts[figures[0]] if len(figures) == 1 else sum(amounts[figure] for figure in figures)
        for name, figures in terms
    }


@lru_cache(maxsize=512)
def instances(identity: Identity, form: Form) -> tuple[Instance, ...]:
    """The identity for every party, row or group of the form that has all its figures."""
    found = (_instance(identity, subject, form) for subject in identity.over.subjects(form))
    return tuple(instance for instance in found if instance is not None)


def _instance(identity: Identity, subject: Subject, form: Form) -> Instance | None:
    names = dict.fromkeys((*identity.expression.terms, *(identity.when.terms if identity.when else ())))
    terms = tuple(Term(name, identity.over.figures(name, subject, form)) for name in names if name != YEAR)
    if not all(term.figures for term in terms):
        return None
    by_name = {term.name: term.figures for term in terms}
    return Instance(subject, terms, by_name[_primary(identity.expression)][0], _balance(identity.expression, by_name))


def _primary(expression: Expression) -> str:
    """The term a reader looks at first: one that stands alone on a side, else the first of the last side."""
    if not expression.comparisons:
        return expression.terms[0]
    pair = expression.comparisons[0]
    return pair.right.alone or pair.left.alone or (*pair.right.terms, *pair.left.terms)[0]


def _balance(expression: Expression, figures: Mapping[str, tuple[Figure, ...]]) -> Balance | None:
    """Left minus right, figure by figure, when the expression is a single linear comparison."""
    difference = expression.comparisons[0].difference if len(expression.comparisons) == 1 else None
    if difference is None:
        return None
    constant, weights = difference
    total: dict[Figure, int] = {}
    for name, weight in weights.items():
        for figure in figures[name]:
            total[figure] = total.get(figure, 0) + weight
    added, taken = (tuple(figure for figure, weight in total.items() if weight == one) for one in (1, -1))
    other = tuple((figure, weight) for figure, weight in total.items() if weight not in (-1, 0, 1))
    return Balance(constant, tuple((figure, weight) for figure, weight in total.items() if weight), added, taken, other)
