from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.check.equations import Equation, connected_groups
from gklint.check.localise import smallest_solutions
from gklint.model.form import Figure

A, B, C, D, E = ((name, None) for name in "abcde")


def equation(name: str, residual: int, **weights: int) -> Equation:
    return Equation(name, {(figure, None): weight for figure, weight in weights.items()}, residual)


def anything(figure: Figure, change: Fraction) -> bool:
    return change.denominator == 1


def test_nothing_wrong_nothing_found() -> None:
    assert smallest_solutions([equation("1", 0, a=1, b=-1)], anything) == []


def test_the_one_figure_in_all_failed_equations_and_no_other() -> None:
    rows = [equation("1", 2, a=1, b=1, c=-1), equation("2", 2, a=1, d=-1), equation("3", 0, b=1, e=-1)]
    assert smallest_solutions(rows, anything) == [{A: -2}]


def test_a_figure_must_mend_all_by_the_same_change() -> None:
    rows = [equation("1", 2, a=1, b=-1), equation("2", 3, a=1, c=-1)]
    assert {frozenset(found) for found in smallest_solutions(rows, anything)} == {
        frozenset({A, B}),
        frozenset({A, C}),
        frozenset({B, C}),
    }


def test_weights_count() -> None:
    rows = [equation("1", 4, a=2, b=-1), equation("2", -6, a=-3, c=1)]
    assert smallest_solutions(rows, anything) == [{A: -2}]
    assert smallest_solutions([equation("1", 3, a=2)], anything) == [], "no whole number mends it"


def test_two_figures_that_cancel_in_a_third_equation() -> None:
    rows = [
        equation("1", 1, a=1, c=1),
        equation("2", 1, b=1, d=1),
        equation("3", 0, a=1, b=-1),
        equation("4", 0, c=1, e=1),
    ]
    found = smallest_solutions([*rows, equation("5", 0, d=1, e=-1)], anything)
    assert found == [{A: -1, B: -1}]


def test_what_does_not_fit_is_no_solution() -> None:
    rows = [equation("1", 2, a=1, b=-1)]
    assert smallest_solutions(rows, lambda figure, change: change > 0) == [{B: 2}]


def test_too_many_errors_are_given_up() -> None:
    rows = [equation(str(at), 1, **{f"x{at}": 1}) for at in range(5)]
    assert smallest_solutions(rows, anything) == []


def test_connected_equations() -> None:
    rows = [equation("1", 0, a=1, b=1), equation("2", 0, c=1), equation("3", 0, d=1, e=1), equation("4", 0, b=1, d=1)]
    assert [[one.name for one in group] for group in connected_groups(rows)] == [["2"], ["1", "3", "4"]]


def by_brute_force(rows: list[Equation], span: int) -> list[dict[Figure, int]]:
    """All smallest sets of changes between -span and span, by trying every one."""
    figures = sorted({figure for row in rows for figure in row.weights}, key=str)
    changes = [change for change in range(-span, span + 1) if change]
    for size in range(1, 3):
        found = [
            dict(zip(chosen, by, strict=True))
            for chosen in combinations(figures, size)
            for by in product(changes, repeat=size)
            if all(
                row.residual
                + sum(row.weights.get(figure, 0) * change for figure, change in zip(chosen, by, strict=True))
                == 0
                for row in rows
            )
        ]
        if found:
            return found
    return []


@st.composite
def systems(draw: st.DrawFn) -> list[Equation]:
    """Some equations over five figures, one or two of which are wrong by up to 3."""
    weights = st.dictionaries(st.sampled_from("abcde"), st.sampled_from([1, -1]), min_size=1, max_size=4)
    wrong = draw(st.dictionaries(st.sampled_from("abcde"), st.integers(-3, 3).filter(bool), min_size=1, max_size=2))
    shapes = draw(st.lists(weights, min_size=1, max_size=6))
    return [
        equation(str(at), sum(weight * wrong.get(figure, 0) for figure, weight in shape.items()), **shape)
        for at, shape in enumerate(shapes)
    ]


@settings(max_examples=300, deadline=None)
@given(systems())
def test_the_same_as_by_brute_force(rows: list[Equation]) -> None:
    """Where two figures are changed by any amount there is no end of trying, so such systems are left out."""
    if not any(row.residual for row in rows):
        assert smallest_solutions(rows, anything) == []
        return
    fits = lambda figure, change: change.denominator == 1 and abs(change) <= 6  # noqa: E731
    found = [{figure: int(change) for figure, change in one.items()} for one in smallest_solutions(rows, fits, 2)]
    expected = by_brute_force(rows, 6)
    if len({frozenset(one) for one in expected}) == len(expected):  # each set with one change only
        assert sorted(map(sorted, map(dict.items, found))) == sorted(map(sorted, map(dict.items, expected)))
