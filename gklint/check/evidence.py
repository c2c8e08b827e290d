"""What a failed sum says by itself: figures that were filled in speak, cells left at 0 do not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gklint.check.equations import Equation
from gklint.check.localise import Change
from gklint.model.form import Figure
from gklint.model.report import Report

_WITNESSES = 2


def is_total_left_at_zero(report: Report, figure: Figure, items: int = 1) -> bool:
    """Whether the figure is a total that says 0 while figures stand in at least `items` of the cells it adds up."""
    addends = report.form.totals.get(figure, ()) if report.form is not None else ()
    fact = report.facts.get(figure)
    if fact is None or fact.value is None or fact.value != 0:
        return False
    return sum(report.values.get(addend, 0) > 0 for addend in addends) >= items


def discards_figure(report: Report, equations: Sequence[Equation], figure: Figure, change: Change) -> bool:
    """Whether the change sets the figure to 0 though too little speaks against it.

    A sum speaks when other figures than 0 stand in it: two of them are needed. That everything around a figure is 0 may
    as well mean that a total was not filled in; and a fraction was written by somebody who meant a figure.
    """
    to_zero = Fraction(report.values[figure]) + change == 0
    return to_zero and not _is_refuted(report, equations, figure)


def _is_refuted(report: Report, equations: Sequence[Equation], figure: Figure) -> bool:
    """Whether two sums with figures of their own say that 0 belongs there."""
    if Fraction(report.values[figure]).denominator != 1:
        return False
    speaking = sum(
        1
        for equation in equations
        if equation.residual
        and figure in equation.weights
        and any(report.values[other] for other in equation.weights if other != figure)
    )
    return speaking >= _WITNESSES
