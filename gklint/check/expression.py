"""Expressions over figures, as declared rules write them: parsed with `ast`, a few kinds of node allowed, never run."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gklint.model.numerals import Number

Lookup = Callable[[str], Number | None]

_ARITHMETIC: Mapping[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
_COMPARISONS: Mapping[type[ast.cmpop], tuple[str, Callable[[Number, Number], bool]]] = {
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.GtE: (">=", operator.ge),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.Lt: ("<", operator.lt),
}
RELATIONS: Mapping[str, Callable[[Number, Number], bool]] = dict(_COMPARISONS.values())


class ExpressionError(ValueError):
    """An expression that cannot be used; the text says what is wrong with which part."""


Linear = dict[str, int]  # name → coefficient; the name "" holds the constant; `sum(x)` is the name "sum(x)"


@dataclass(frozen=True)
class Comparison:
    """`left relation right`, both sides linear in the figures they name."""

    text: str
    left: Linear
    relation: str
    right: Linear


def comparison(text: str) -> Comparison:
    """Parse one comparison of two linear sides. Raises ExpressionError."""
    node = _parsed(text)
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        raise ExpressionError(f"“{text}”应为一个比较式，如 a + b == c")
    relation = _COMPARISONS.get(type(node.ops[0]))
    if relation is None:
        raise ExpressionError(f"“{text}”只能用 == != >= <= > <")
    return Comparison(text, _linear(node.left), relation[0], _linear(node.comparators[0]))


@dataclass(frozen=True)
class Condition:
    """A condition over figures. `holds` is None when a figure it needs is not assessable."""

    text: str
    node: ast.expr
    names: tuple[str, ...]

    def holds(self, look: Lookup) -> bool | None:
        try:
            return bool(_value(self.node, look))
        except KeyError:
            return None


def condition(text: str) -> Condition:
    """Parse a condition: comparisons joined by and, or, not. Raises ExpressionError."""
    node = _parsed(text)
    names: list[str] = []
    _check(node, names)
    return Condition(text, node, tuple(dict.fromkeys(names)))


def _parsed(text: str) -> ast.expr:
    if len(text) > 2000:
        raise ExpressionError("算式过长")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"“{text}”不是合格的算式") from None


def _name(node: ast.expr) -> str | None:
    """`a.b.c` and `sum(a)` as a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        stem = _name(node.value)
        return None if stem is None else f"{stem}.{node.attr}"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
        inner = _name(node.args[0]) if len(node.args) == 1 and not node.keywords else None
        return None if inner is None else f"sum({inner})"
    return None


def _number(node: ast.expr) -> Number | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value if isinstance(node.value, int) else Decimal(str(node.value))
    return None


def _linear(node: ast.expr) -> Linear:
    name = _name(node)
    if name is not None:
        return {name: 1}
    number = _number(node)
    if isinstance(number, int):
        return {"": number}
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return {key: -value for key, value in _linear(node.operand).items()}
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = 1 if isinstance(node.op, ast.Add) else -1
        total = dict(_linear(node.left))
        for key, value in _linear(node.right).items():
            total[key] = total.get(key, 0) + sign * value
        return total
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _scaled(node)
    raise ExpressionError(f"“{ast.unparse(node)}”不可用：两边只能是数字和名称的加减，以及整数倍")


def _scaled(node: ast.BinOp) -> Linear:
    for factor, other in ((node.left, node.right), (node.right, node.left)):
        number = _number(factor)
        if isinstance(number, int):
            return {key: number * value for key, value in _linear(other).items()}
    raise ExpressionError(f"“{ast.unparse(node)}”不可用：相乘的一方应为整数")


def _check(node: ast.expr, names: list[str]) -> None:
    name = _name(node)
    if name is not None:
        names.append(name)
    elif isinstance(node, ast.Compare) and all(type(op) in _COMPARISONS for op in node.ops):
        for part in (node.left, *node.comparators):
            _check(part, names)
    elif isinstance(node, ast.BoolOp):
        for part in node.values:
            _check(part, names)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        _check(node.operand, names)
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        _check(node.left, names)
        _check(node.right, names)
    elif _number(node) is None:
        raise ExpressionError(f"“{ast.unparse(node)}”不可用")


def _value(node: ast.expr, look: Lookup) -> Number | bool:
    """The value of a checked node. Raises KeyError for a figure that is not assessable."""
    name = _name(node)
    if name is not None:
        value = look(name)
        if value is None:
            raise KeyError(name)
        return value
    if isinstance(node, ast.Compare):
        return _compared(node, look)
    if isinstance(node, ast.BoolOp):
        parts = (bool(_value(part, look)) for part in node.values)
        return all(parts) if isinstance(node.op, ast.And) else any(parts)
    if isinstance(node, ast.UnaryOp):
        value = _value(node.operand, look)
        return not value if isinstance(node.op, ast.Not) else -value
    if isinstance(node, ast.BinOp):
        return _ARITHMETIC[type(node.op)](_value(node.left, look), _value(node.right, look))
    number = _number(node)
    assert number is not None  # the parser let nothing else pass
    return number


def _compared(node: ast.Compare, look: Lookup) -> bool:
    values = [_value(part, look) for part in (node.left, *node.comparators)]
    pairs = zip(values, node.ops, values[1:], strict=False)
    return all(_COMPARISONS[type(op)][1](left, right) for left, op, right in pairs)
