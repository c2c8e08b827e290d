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

    Two failed sums are needed, and other figures than 0 in one of them or in a sum that holds beside them. That
    everything around a figure is 0 may as well mean that its totals were not filled in; and a fraction was written by
    somebody who meant a figure.
    """
    to_zero = Fraction(report.values[figure]) + change == 0
    return to_zero and not _is_refuted(report, equations, figure)


def _is_refuted(report: Report, equations: Sequence[Equation], figure: Figure) -> bool:
    """Whether two failed sums say that 0 belongs there, and figures of their own or of sums that hold bear them out."""
    if Fraction(report.values[figure]).denominator != 1:
        return False
    failed = [equation for equation in equations if equation.residual and figure in equation.weights]
    others = {other for equation in failed for other in equation.weights if other != figure}
    holding = [one for one in equations if not one.residual and not others.isdisjoint(one.weights)]
    borne_out = others.union(*(one.weights for one in holding))
    return len(failed) >= _WITNESSES and any(report.values[other] for other in borne_out)
