"""The linear equalities of a report, figure by figure: what the search for the wrong figure works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gklint.check.identity import Balance, Identity, Instance, instances
from gklint.model.form import Figure
from gklint.model.numerals import Number
from gklint.model.report import Report
from gklint.model.rule import Rule


class Equation(NamedTuple):
    """Σ weight × figure + … = 0; `residual` is what it comes to instead. `name` is rule:key of its finding."""

    name: str
    weights: Mapping[Figure, int]
    residual: Number


def equations_of(report: Report, rules: Iterable[Rule]) -> Iterator[Equation]:
    """Every linear equality of the rules that can be judged in this report, whether it holds or not."""
    if report.form is None:
        return
    for rule in rules:
        identity = rule.identity
        if isinstance(identity, Identity) and rule.applies(report):
            for instance in instances(identity, report.form):
                if instance.balance is not None and identity.is_judged(report, instance):
                    yield from _equation(report, f"{rule.id}:{instance.key}", instance, instance.balance)


def _equation(report: Report, name: str, instance: Instance, balance: Balance) -> Iterator[Equation]:
    """The equation, unless nothing is left of it because its total is blank and so derived."""
    weights: dict[Figure, int] = {}
    residual: Number = balance.constant
    for figure, weight in balance.weights:
        residual += weight * report.values[figure]
        for stated in _stated(report, figure):
            weights[stated] = weights.get(stated, 0) + weight
    kept = {figure: weight for figure, weight in weights.items() if weight}
    if kept:
        yield Equation(name, kept, residual)


def _stated(report: Report, figure: Figure) -> Iterator[Figure]:
    """The figures a value rests on: itself, or for a blank total its addends."""
    assert report.form is not None
    addends = report.form.totals.get(figure) if report.facts[figure].value is None else None
    if addends is None:
        yield figure
    else:
        for addend in addends:
            yield from _stated(report, addend)


def connected(equations: Sequence[Equation]) -> list[list[Equation]]:
    """The equations in groups that share no figure, each group and the groups in the order given."""
    group_of: dict[Figure, int] = {}
    groups: dict[int, list[Equation]] = {}
    for number, equation in enumerate(equations):
        met = sorted({group_of[figure] for figure in equation.weights if figure in group_of})
        merged = [member for group in met for member in groups.pop(group)] + [equation]
        home = met[0] if met else number
        groups[home] = merged
        for member in merged if len(met) > 1 else [equation]:
            group_of.update(dict.fromkeys(member.weights, home))
    return list(groups.values())
