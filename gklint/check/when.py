"""The `when` of a rule, and values of expressions in a report as a whole: figures by name, and the year."""

from __future__ import annotations

from gklint.check.arithmetic import UNDEFINED, Side, Values
from gklint.check.expression import Expression
from gklint.check.identity_subjects import concept_figures
from gklint.model.file_place import FilePlace
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import Number
from gklint.model.report import Report
from gklint.model.rule import FigureReference

YEAR = "year"


@dataclass(frozen=True)
class Condition:
    """Holds when every name it uses is known and the expression is true."""

    expression: Expression

    def figures(self, place: FilePlace) -> tuple[FigureReference, ...]:
        """The names it uses; it is written at `place`."""
        return tuple(FigureReference((term,), place) for term in self.expression.terms if term != YEAR)

    def holds(self, report: Report) -> bool:
        values = values_of(report, self.expression.terms)
        try:
            return values is not None and self.expression.holds(values)
        except UNDEFINED:
            return False


def value_of(report: Report, side: Side) -> Number | None:
    """The value of an arithmetic expression; None when a figure is not assessable."""
    values = values_of(report, side.terms)
    try:
        return None if values is None else side.evaluate(values)
    except UNDEFINED:
        return None


def values_of(report: Report, terms: tuple[str, ...]) -> Values | None:
    """The value of each term; one of table three without party is its total. None when one is not assessable."""
    found: dict[str, Number] = {}
    for term in terms:
        value = report.year if term == YEAR else _amount(report, term)
        if value is None:
            return None
        found[term] = value
    return found


def _amount(report: Report, term: str) -> Number | None:
    figures = concept_figures(term, None, report.form) if report.form is not None else ()
    if not figures or any(figure not in report.values for figure in figures):
        return None
    return sum(report.values[figure] for figure in figures)
