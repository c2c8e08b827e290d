"""The smallest set of figures whose correction makes all equations hold (error localisation, Fellegi and Holt 1976).

A set of figures can repair the equations when the linear system that it leaves can be solved. Each figure
chosen is eliminated with a violated equation that holds it; what remains violated needs another figure. As a
violated row, of the original system or of a reduced one, must hold a figure of every solution, trying the
figures of one such row in turn finds all solutions of a size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from gklint.check.equations import Equation
from gklint.model.form import Figure
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number

MOST_CELLS = 3
MOST_STEPS = 2000
Change = Fraction
Solution = Mapping[Figure, Change]
Fits = Callable[[Figure, Change], bool]  # whether the figure may be changed by so much


class _EquationRow(NamedTuple):
    weights: Mapping[Figure, int]
    residual: Number


class _Choice(NamedTuple):
    """A figure chosen, and the row that determines its change."""

    figure: Figure
    row: _EquationRow


class _TooLongError(Exception):
    """More steps than allowed."""


def smallest_solutions(equations: Sequence[Equation], fits: Fits, most: int = MOST_CELLS) -> list[Solution]:
    """All solutions of the smallest size that has any, up to `most` figures.

    Empty when there is none, or when looking for them all would take too long: then nothing is certain.
    """
    rows = [_EquationRow(equation.weights, equation.residual) for equation in equations]
    violated = sum(1 for row in rows if row.residual)
    reach = _reach(equations)
    for size in range(1, most + 1):
        if violated > size * reach:
            continue
        try:
            found = list(_SolutionSearch(fits).solutions(rows, size, (), frozenset()))
        except _TooLongError:
            return []
        if found:
            return found
    return []


def _reach(equations: Sequence[Equation]) -> int:
    """In how many equations one figure stands at most."""
    counts: dict[Figure, int] = {}
    for equation in equations:
        for figure in equation.weights:
            counts[figure] = counts.get(figure, 0) + 1
    return max(counts.values(), default=0)


class _SolutionSearch:
    def __init__(self, fits: Fits) -> None:
        self.fits = fits
        self.steps = 0

    def solutions(
        self, rows: Sequence[_EquationRow], size: int, chosen: tuple[_Choice, ...], closed: frozenset[Figure]
    ) -> Iterator[Solution]:
        """Solutions of exactly `size` further figures, none of them in `closed`."""
        self._step()
        violated = [row for row in rows if row.residual]
        if size == 1:
            yield from self._last(rows, violated, chosen, closed)
            return
        if not violated:  # a smaller size would have done
            return
        row = min(violated, key=lambda row: len(row.weights))
        for figure in sorted(row.weights.keys() - closed, key=_order):
            closed |= {figure}
            reduced = [_eliminate(other, figure, row) for other in rows if other is not row]
            yield from self.solutions(reduced, size - 1, (*chosen, _Choice(figure, row)), closed)

    def _last(
        self,
        rows: Sequence[_EquationRow],
        violated: Sequence[_EquationRow],
        chosen: tuple[_Choice, ...],
        closed: frozenset[Figure],
    ) -> Iterator[Solution]:
        """The figures that stand in every violated row and in no other, with the same change for all."""
        if not violated:
            return
        candidates = set(violated[0].weights).intersection(*(row.weights for row in violated[1:])) - closed
        for figure in sorted(candidates, key=_order):
            self._step()
            if any(figure in row.weights for row in rows if not row.residual):
                continue
            if len({Fraction(row.residual) / row.weights[figure] for row in violated}) == 1:
                solution = self._assignment((*chosen, _Choice(figure, violated[0])))
                if solution is not None:
                    yield solution

    def _assignment(self, chosen: tuple[_Choice, ...]) -> Solution | None:
        """The changes, from the last choice to the first; None when one is nothing, no whole number or not allowed."""
        changes: dict[Figure, Change] = {}
        for figure, row in reversed(chosen):
            rest = Fraction(row.residual) + sum(row.weights.get(other, 0) * by for other, by in changes.items())
            change = -rest / row.weights[figure]
            if not change or not self.fits(figure, change):
                return None
            changes[figure] = change
        return changes

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError


def _order(figure: Figure) -> tuple[str, str]:
    return figure[0], figure[1] or ""


def _eliminate(row: _EquationRow, figure: Figure, by: _EquationRow) -> _EquationRow:
    """The row without the figure, by adding a multiple of the row that determines it."""
    weight = row.weights.get(figure)
    if weight is None:
        return row
    pivot = by.weights[figure]
    weights = {other: pivot * value for other, value in row.weights.items()}
    for other, value in by.weights.items():
        weights[other] = weights.get(other, 0) - weight * value
    kept = {other: value for other, value in weights.items() if value}
    return _EquationRow(kept, pivot * row.residual - weight * by.residual)
