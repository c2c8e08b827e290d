"""Which figure is most probably wrong, and which findings are one mistake; both per finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction

from gklint.check.digit_errors import digit_error
from gklint.check.equations import Equation, connected_groups, equations_of
from gklint.check.evidence import discards_figure, is_total_left_at_zero
from gklint.check.identity_subjects import cell_label
from gklint.check.localise import Change, Solution, smallest_solutions
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Place, Repair, StatedFigure
from gklint.model.form import PARTIES, Figure
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import Number
from gklint.model.report import Report
from gklint.model.rule import Rule

_WITNESSES = 2
_ITEMS = 2  # filled in beside a total of 0: one alone may have slipped into the wrong group


_OF_A_ROW = Words(
    "请先改正所指出的一行；该行改正后，本条即可消除，不必另改。", "Correct the row told; then this sum holds."
)


@dataclass(frozen=True)
class Diagnosis:
    """For findings by name (rule:key): the repair that resolves each, the cause that several share, advice of its own.

    `advice` is given to a sum that holds once several figures are corrected, each of which has a repair.
    """

    repairs: Mapping[str, Repair] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    advice: Mapping[str, Words] = field(default_factory=dict)


def diagnose(
    report: Report,
    rules: Sequence[Rule],
    names: Sequence[str],
    claims: Mapping[str, StatedFigure] | None = None,
    rows: Mapping[str, str] | None = None,
) -> Diagnosis:
    """The diagnosis of the findings `names`, from all linear equalities that `rules` declare.

    `claims` are what other findings (by name) say the text states: among solutions of one size those that agree
    with the text are kept, and the text is a witness like a failed sum. `rows` names, by concept, findings that explain
    a row as a whole: what fails because of that row shares their cause, and has no repair beside their advice.
    """
    told = claims or {}
    repairs: dict[str, Repair] = {}
    causes: dict[str, str] = {}
    explained: dict[str, str] = {}
    advice: dict[str, Words] = {}
    for group in connected_groups(list(equations_of(report, rules))):
        if any(equation.residual for equation in group):
            solutions = _borne_out(report, smallest_solutions(group, _Limits(report).fits), told)
            solutions = _solutions_that_keep_figures(report, group, solutions)
            causes |= _causes(group, solutions, names)
            joined = _joined_causes(group, solutions, names, rows or {})
            explained |= joined
            advice |= dict.fromkeys(joined, _OF_A_ROW)
            certain = dict(_certain(report, group, solutions, told))
            advice |= _advice_on_sums_of(report, group, certain, solutions)
            for figure, change in certain.items():
                resolved = (
                    *_findings_resolved(group, solutions, figure, names),
                    *_claims_met(report, figure, change, told),
                )
                repair = _repair(report, figure, change, resolved)
                repairs |= {name: repairs.get(name, repair) for name in repair.resolves}
    repairs = {name: repair for name, repair in repairs.items() if name not in explained}
    causes |= explained | {name: name for name in explained.values()}
    return Diagnosis(_with_swaps(repairs), causes, {name: one for name, one in advice.items() if name not in repairs})


def _advice_on_sums_of(
    report: Report, group: Sequence[Equation], certain: Mapping[Figure, Change], solutions: Sequence[Solution]
) -> Mapping[str, Words]:
    """For each failed sum that several certain corrections mend together: that nothing else is to be changed there."""
    advice = {}
    for equation in group:
        wrong = sorted(certain.keys() & equation.weights.keys(), key=lambda figure: report.facts[figure].span.start)
        mended = all(set(wrong) == one.keys() & equation.weights.keys() for one in solutions)
        if equation.residual and len(wrong) > 1 and mended and report.form is not None:
            labels = [cell_label(report.form, figure) for figure in wrong]
            zh, en = "；".join(one.zh for one in labels), "; ".join(one.en for one in labels)
            advice[equation.name] = Words(
                f"请先改正已指出的{len(wrong)}格（{zh}）；都改正后，本条即可消除，不必另改。",
                f"Correct the {len(wrong)} figures told ({en}); then this sum holds.",
            )
    return advice


def _joined_causes(
    group: Sequence[Equation], solutions: Sequence[Solution], names: Sequence[str], rows: Mapping[str, str]
) -> Mapping[str, str]:
    """The failed sums that are mended within one of the rows, each with the finding about that row.

    Where too much is wrong for a solution: all of them, when each holds a figure of the same row.
    """
    failed = [equation for equation in group if equation.residual and equation.name in names]
    solutions = [
        one for one in solutions if len(row := {figure[0] for figure in one}) == 1 and row <= rows.keys()
    ] or solutions
    found = {}
    for equation in failed:
        if solutions:
            mended = {figure[0] for solution in solutions for figure in solution if figure in equation.weights}
        else:
            shared = [{concept for concept, _ in one.weights} & rows.keys() for one in failed]
            mended = set.intersection(*shared)
        if len(mended) == 1 and not mended.isdisjoint(rows):
            found[equation.name] = rows[mended.pop()]
    return found


class _Limits:
    """What a corrected figure may be: a whole number, and not negative unless it is a change."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def fits(self, figure: Figure, change: Change) -> bool:
        assert self.report.form is not None
        row = self.report.form.rows_by_concept[figure[0]]
        unit = row.units[row.figures.index(figure)]
        value = Fraction(self.report.values[figure]) + change
        return (value >= 0 or unit == "change") and (unit == "money" or value.denominator == 1)


def _claims_met(report: Report, figure: Figure, change: Change, claims: Mapping[str, StatedFigure]) -> tuple[str, ...]:
    """The findings whose claim is met by the correction."""
    corrected = Fraction(report.values[figure]) + change
    return tuple(name for name, claim in claims.items() if claim.figure == figure and claim.value == corrected)


def _borne_out(report: Report, solutions: Sequence[Solution], claims: Mapping[str, StatedFigure]) -> Sequence[Solution]:
    """The solutions that the text agrees with, if it agrees with any."""
    agreeing = [one for one in solutions if any(_claims_met(report, *correction, claims) for correction in one.items())]
    return agreeing or solutions


def _solutions_that_keep_figures(
    report: Report, group: Sequence[Equation], solutions: Sequence[Solution]
) -> Sequence[Solution]:
    """The solutions that discard no figure without proof, if there are any."""
    keeping = [
        one for one in solutions if not any(discards_figure(report, group, *correction) for correction in one.items())
    ]
    return keeping or solutions


def _certain(
    report: Report, group: Sequence[Equation], solutions: Sequence[Solution], claims: Mapping[str, StatedFigure]
) -> Iterator[tuple[Figure, Change]]:
    """The corrections that every solution makes, as far as at least two failed equations bear witness to them.

    One equation alone would point to its total merely because no addend can become negative; that its total was left
    at 0 while several addends were filled in is the second witness. Of figures that stand in equations together, or
    that change by the same amount, all are named or none: one corrected alone would leave an error, or make one.
    """
    if solutions:
        first, *others = solutions
        violated = [equation for equation in group if equation.residual]
        sure = set()
        for figure, change in first.items():
            witnesses = sum(1 for equation in violated if figure in equation.weights)
            witnesses += bool(_claims_met(report, figure, change, claims))
            witnesses += is_total_left_at_zero(report, figure, _ITEMS)
            agreed = all(other.get(figure) == change for other in others)
            if witnesses >= _WITNESSES and agreed and not discards_figure(report, group, figure, change):
                sure.add(figure)
        heads = _blocks(group, first)
        half = {heads[figure] for figure in first if figure not in sure}
        moved = {abs(change) for figure, change in first.items() if figure not in sure}  # too much here, missing there
        half |= {heads[figure] for figure in first if abs(first[figure]) in moved}
        yield from ((figure, change) for figure, change in first.items() if heads[figure] not in half)


def _findings_resolved(
    group: Sequence[Equation], solutions: Sequence[Solution], figure: Figure, names: Sequence[str]
) -> tuple[str, ...]:
    """The findings that vanish when this figure alone is corrected."""
    return tuple(
        equation.name
        for equation in group
        if equation.residual
        and equation.name in names
        and figure in equation.weights
        and all(solution.keys() & equation.weights.keys() == {figure} for solution in solutions)
    )


def _repair(report: Report, figure: Figure, change: Change, resolves: tuple[str, ...]) -> Repair:
    assert report.form is not None
    fact = report.facts[figure]
    expected = _number(Fraction(report.values[figure]) + change)
    label = cell_label(report.form, figure)
    reason = _reason(report, figure, expected)
    place = Place.of(fact.span, report.table_names, report.positions)
    return Repair(*figure, label, fact.value, expected, resolves, place, reason)


def _reason(report: Report, figure: Figure, expected: Number) -> Words | None:
    """How the mistake may have come about."""
    if is_total_left_at_zero(report, figure):
        return Words("各项有数，总计仍为0", "its items are filled in, the total is still 0")
    return digit_error(report.facts[figure].value, expected) or _neighbour(report, figure)


def _number(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)


def _neighbour(report: Report, figure: Figure) -> Words | None:
    """Whether the wrong value stands in a neighbouring cell too, not 0: the eye slipped to the next row or column."""
    assert report.form is not None
    concept, party = figure
    value = report.values[figure]
    if not value or party is None:
        return None
    rows, column = list(report.form.table("three").rows), PARTIES.index(party)
    at = next(index for index, row in enumerate(rows) if row.figures[0][0] == concept)
    near_rows = [rows[index].figures[0][0] for index in (at - 1, at + 1) if 0 <= index < len(rows)]
    near_columns = [PARTIES[index] for index in (column - 1, column + 1) if 0 <= index < len(PARTIES)]
    if any(report.values.get((near, party)) == value for near in near_rows):
        return Words(
            "与上一行或下一行同列的数相同，可能看错行", "same as in the next row: the wrong row may have been read"
        )
    if any(report.values.get((concept, near)) == value for near in near_columns):
        return Words("与左右相邻的数相同，可能看错列", "same as the next cell: the wrong column may have been read")
    return None


def _with_swaps(repairs: Mapping[str, Repair]) -> Mapping[str, Repair]:
    """The repairs; two figures that exchange their values are described as swapped."""
    swaps = {(repair.found, repair.expected) for repair in repairs.values()}
    return {
        name: repair._replace(reason=Words("与另一格的数互换了", "exchanged with another figure"))
        if (repair.expected, repair.found) in swaps
        else repair
        for name, repair in repairs.items()
    }


def _causes(group: Sequence[Equation], solutions: Sequence[Solution], names: Sequence[str]) -> Mapping[str, str]:
    """Findings that every solution explains together have one cause, named by the first of them."""
    violated = [equation for equation in group if equation.residual and equation.name in names]
    blocks: dict[tuple[Figure, ...], list[str]] = {}
    if solutions:
        heads = [_blocks(group, solution) for solution in solutions]
        for equation in violated:
            key = tuple(next(head[figure] for figure in equation.weights if figure in head) for head in heads)
            blocks.setdefault(key, []).append(equation.name)
    return {name: min(block) for block in blocks.values() if len(block) > 1 for name in block}


def _blocks(group: Sequence[Equation], solution: Solution) -> Mapping[Figure, Figure]:
    """Each figure of the solution with the head of those that stand in equations together."""
    head = {figure: figure for figure in solution}
    for equation in group:
        together = [figure for figure in solution if figure in equation.weights]
        for figure in together[1:]:
            old, new = head[figure], head[together[0]]
            head = {member: new if its == old else its for member, its in head.items()}
    return head
