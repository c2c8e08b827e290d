"""The linear equalities of a report, figure by figure: what the search for the wrong figure works on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gklint.check.identity import Identity, Instance, difference, instances
from gklint.model.form import Figure
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number
from gklint.model.products import JudgedIdentity
from gklint.model.report import Report
from gklint.model.rule import Rule


class Equation(NamedTuple):
    """Σ weight × figure + … = 0; `residual` is its actual value. `name` is rule:key of its finding."""

    name: str
    weights: Mapping[Figure, int]
    residual: Number


def equations_of(report: Report, rules: Iterable[Rule]) -> Iterator[Equation]:
    """Every linear equality of the rules that can be judged in this report, whether it holds or not."""
    if report.form is None:
        return
    valueless = frozenset(figure for figure, fact in report.facts.items() if fact.value is None)
    for rule in rules:
        identity = rule.identity
        if isinstance(identity, Identity) and rule.applies(report):
            for instance in instances(identity, report.form):
                weights = _weights(report, identity, instance, valueless)
                if weights and instance.balance is not None:
                    residual = difference(instance.balance, report.values)
                    yield Equation(f"{rule.id}:{instance.key}", weights, residual)


def judged_identities(report: Report, rules: Iterable[Rule]) -> Iterator[JudgedIdentity]:
    """Every linear equality of the rules that can be judged in this report, as a product of the run."""
    for equation in equations_of(report, rules):
        yield JudgedIdentity(equation.name, tuple(equation.weights), equation.residual == 0)


def _weights(
    report: Report, identity: Identity, instance: Instance, valueless: frozenset[Figure]
) -> Mapping[Figure, int]:
    """The weight of each figure; empty when the instance cannot be judged, or its total is blank."""
    weights = dict(instance.balance.weights) if instance.balance is not None else {}
    if not weights.keys() <= report.values.keys():
        return {}
    if identity.is_conditional or not valueless.isdisjoint(weights):
        return _expand_blank_totals(report, weights, valueless) if identity.is_judged(report, instance) else {}
    return weights


def _expand_blank_totals(
    report: Report, weights: Mapping[Figure, int], valueless: frozenset[Figure]
) -> Mapping[Figure, int]:
    """The weights with each blank total replaced by the addends its value rests on."""
    assert report.form is not None
    stated: dict[Figure, int] = {}
    waiting = list(weights.items())
    while waiting:
        figure, weight = waiting.pop()
        addends = report.form.totals.get(figure) if figure in valueless else None
        if addends is None:
            stated[figure] = stated.get(figure, 0) + weight
        else:
            waiting.extend((addend, weight) for addend in addends)
    return {figure: weight for figure, weight in stated.items() if weight}


def connected_groups(equations: Sequence[Equation]) -> list[list[Equation]]:
    """The equations in groups that share no figure, each in the order given."""
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
