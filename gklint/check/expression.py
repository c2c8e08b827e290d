"""Expressions of rule files that are true or false: comparisons of figures, `and`, `or`, `not`, as closures."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gklint.check.arithmetic import ExpressionError as ExpressionError
from gklint.check.arithmetic import Side, Values, node_error, once, parse_expression, side_of
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number


class ComparedSides(NamedTuple):
    left: Side
    relation: str
    right: Side

    @property
    def difference(self) -> tuple[int, Mapping[str, int]] | None:
        """Left minus right as a whole constant and whole weights of the terms; None when it is not linear so."""
        if self.left.linear is None or self.right.linear is None:
            return None
        constant, weights = self.left.linear.plus(self.right.linear, -1)
        if any(number != int(number) for number in (constant, *weights.values())):
            return None
        return int(constant), {term: int(weight) for term, weight in weights.items() if weight}


class Expression(NamedTuple):
    """A condition. `comparisons` are its pairs when it is one comparison or a chain, else empty.

    `alone` are the terms that stand by themselves on a side of some comparison in it.
    """

    text: str
    terms: tuple[str, ...]
    holds: Callable[[Values], bool]
    comparisons: tuple[ComparedSides, ...]
    alone: frozenset[str]


RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SYMBOLS = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def terms_of(relation: str, left: Number, right: Number, tolerance: Number) -> bool:
    """Whether the relation holds, give or take `tolerance`."""
    if not tolerance:
        return RELATIONS[relation](left, right)
    if relation in ("==", "!="):
        apart = left - right
        return (-tolerance <= apart <= tolerance) is (relation == "==")
    return left <= right + tolerance if relation in ("<", "<=") else left >= right - tolerance


def read_expression(text: str) -> Expression:
    """The condition a text states. Raises ExpressionError."""
    tree = parse_expression(text)
    try:
        return _condition(tree)
    except RecursionError:
        raise ExpressionError("算式的括号套得太深") from None


def _condition(node: ast.expr) -> Expression:
    if isinstance(node, ast.Compare):
        return _comparison(node)
    if isinstance(node, ast.BoolOp):
        parts = [_condition(value) for value in node.values]
        return _join(node, parts, all if isinstance(node.op, ast.And) else any)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        part = _condition(node.operand)
        return part._replace(text=ast.unparse(node), holds=lambda values: not part.holds(values), comparisons=())
    raise node_error(node, "这里应为比较，例如 甲 + 乙 == 丙")


def _join(node: ast.expr, parts: Sequence[Expression], how: Callable[[Iterable[bool]], bool]) -> Expression:
    tests = [part.holds for part in parts]
    terms = once(term for part in parts for term in part.terms)
    alone = frozenset[str]().union(*(part.alone for part in parts))
    return Expression(ast.unparse(node), terms, lambda values: how(test(values) for test in tests), (), alone)


def _comparison(node: ast.Compare) -> Expression:
    operands = [node.left, *node.comparators]
    relations = [_relation(node, each) for each in node.ops]
    if any(_is_condition(operand) for operand in operands):
        return _equivalence(node, operands, relations)
    sides = [side_of(operand) for operand in operands]
    pairs = tuple(ComparedSides(*pair) for pair in zip(sides, relations, sides[1:], strict=False))
    terms = once(term for side in sides for term in side.terms)
    if not terms:
        raise node_error(node, "算式里没有表中的数")
    alone = frozenset(term for side in sides if (term := side.alone))
    return Expression(ast.unparse(node), terms, _all_hold(pairs), pairs, alone)


def _all_hold(pairs: Sequence[ComparedSides]) -> Callable[[Values], bool]:
    def holds(values: Values) -> bool:
        return all(
            RELATIONS[relation](left.evaluate(values), right.evaluate(values)) for left, relation, right in pairs
        )

    return holds


def _equivalence(node: ast.Compare, operands: Sequence[ast.expr], relations: Sequence[str]) -> Expression:
    """`(a == 0) == (b == 0)`: both or neither."""
    if len(relations) != 1 or relations[0] not in ("==", "!="):
        raise node_error(node, "两个条件之间只能用 == 或 !=")
    one, other = (_condition(operand) for operand in operands)
    same = RELATIONS[relations[0]]
    whole = _join(node, (one, other), all)
    return whole._replace(holds=lambda values: same(one.holds(values), other.holds(values)))


def _is_condition(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare | ast.BoolOp) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    )


def _relation(node: ast.Compare, relation: ast.cmpop) -> str:
    symbol = _SYMBOLS.get(type(relation))
    if symbol is None:
        raise node_error(node, f"比较只能用 {' '.join(RELATIONS)}")
    return symbol
