from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.check.arithmetic import ExpressionError, read_side
from gklint.check.expression import read_expression, terms_of


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a.b + c == 5", True),
        ("a.b + c != 5", False),
        ("2 * a.b - c / 2 > 2.4", True),
        ("-a.b <= c <= 3", True),
        ("a.b < c < 2", False),
        ("not a.b == c or a.b > 100", True),
        ("(a.b == 0) == (c == 0)", True),
        ("(a.b == 0) != (c == 3)", True),
        ("abs(c - 7) == 4 and min(a.b, c, 1) == 1 and max(a.b, c) == c", True),
        ("sum(a) >= 4", True),
        ("a.b@total == 9", True),
        ("sum(a)@total - a.b@total == 1", True),
    ],
)
def test_evaluates(text: str, holds: bool) -> None:
    values = {"a.b": 2, "c": 3, "sum(a)": 4, "a.b@total": 9, "sum(a)@total": 10}
    assert read_expression(text).holds(values) is holds


def test_decimals_are_exact() -> None:
    assert read_expression("a + 0.1 == 0.3").holds({"a": Decimal("0.2")})
    assert read_side("a / 3").evaluate({"a": 1}) == Decimal(1) / Decimal(3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a +",
        "a",
        "a + b",
        "a = b",
        "a == 'b'",
        "a == True",
        "a == None",
        "a == 1j",
        "a == 10 ** 9",
        "a == b ** 2",
        "a == b // 2",
        "a == b % 2",
        "a == b[0]",
        "a == f(b)",
        "a == sum(b, c)",
        "a == sum(b + c)",
        "a == abs(b, c)",
        "a == min(b)",
        "a == max(b, key=c)",
        "a == [b for b in c][0]",
        "a == (lambda: 1)()",
        "a.__class__() == 1",
        "'a'.join == b",
        "a is b",
        "a in b",
        "(a == b) < (c == d)",
        "(a == b) == (c == d) == (e == f)",
        "(a == b) + 1 == 2",
        "1 == 1",
        "a if b else c",
        "a == (b := 3)",
        "a@b@c == 1",
        "-a@total == 1",
        "a == 99999999999999999999",
        "(" * 400 + "a" + ")" * 400 + " == 1",
        "not " * 240 + "a == 1",
        "a == 1 " + "+ 1" * 400,
    ],
)
def test_refuses(text: str) -> None:
    try:
        read_expression(text)
    except ExpressionError as error:
        assert str(error)
    else:
        # Deep but harmless nesting may be within what Python's parser takes.
        assert text.startswith(("(((", "not not"))


def test_an_error_names_the_place() -> None:
    with pytest.raises(ExpressionError, match=r"第6字"):
        read_expression("a == 'text'")
    with pytest.raises(ExpressionError, match="=="):
        read_expression("a = b")


def test_terms_in_order_and_once() -> None:
    assert read_expression("b + a == b + sum(c) + a@total").terms == ("b", "a", "sum(c)", "a@total")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b == c", (0, {"a": 1, "b": 1, "c": -1})),
        ("2 * (a - b) + 3 == c * 3 - 1", (4, {"a": 2, "b": -2, "c": -3})),
        ("a + b - a == c", (0, {"b": 1, "c": -1})),
        ("a * b == c", None),
        ("a / 2 == c", None),
        ("abs(a) == c", None),
        ("0.5 * a == c", None),
        ("a >= c", (0, {"a": 1, "c": -1})),
    ],
)
def test_linear_comparisons_show_their_weights(text: str, expected: object) -> None:
    assert read_expression(text).comparisons[0].difference == expected


def test_names_that_stand_alone() -> None:
    assert read_expression("a + b == c").alone == {"c"}
    assert read_expression("sum(a) == c").alone == {"c"}
    assert read_expression("(a == 0) == (b == 0)").alone == {"a", "b"}
    assert read_expression("a + b >= 0").alone == frozenset()


@pytest.mark.parametrize(
    ("relation", "left", "right", "tolerance", "expected"),
    [
        ("==", 5, 6, 0, False),
        ("==", 5, 6, 1, True),
        ("!=", 5, 6, 1, False),
        (">=", 5, 6, 1, True),
        (">=", 4, 6, 1, False),
        ("<=", 7, 6, 1, True),
        ("<", 8, 6, 1, False),
        ("==", Decimal("0.1"), 0, Decimal("0.1"), True),
    ],
)
def test_within(relation: str, left: int, right: int, tolerance: int, expected: bool) -> None:
    assert terms_of(relation, left, right, tolerance) is expected


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(-99, 99)), min_size=1, max_size=6))
def test_weights_give_the_same_value_as_the_closure(terms: list[tuple[int, int]]) -> None:
    text = " + ".join(f"{weight} * x{at}" for at, (weight, _) in enumerate(terms))
    values = {f"x{at}": value for at, (_, value) in enumerate(terms)}
    side = read_side(text)
    assert side.linear is not None
    by_weights = sum(weight * values[name] for name, weight in side.linear.weights.items())
    assert side.evaluate(values) == by_weights == sum(weight * value for weight, value in terms)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        expression = read_expression(text)
    except ExpressionError:
        return
    assert expression.terms
