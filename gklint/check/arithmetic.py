"""Sums and products of figures: parsed with `ast`, made into closures once, with their weights where linear."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, DecimalException

from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Number

LONGEST_EXPRESSION = 1000
_DEEP = 90  # pairs of brackets that Python still reads
Values = Mapping[str, Number]  # term → value; a term is a name, `name@party`, or `sum(name)`
UNDEFINED = (ZeroDivisionError, DecimalException)  # division by a figure that is 0: nothing can be said
_FUNCTIONS: Mapping[str, Callable[..., Number]] = {"abs": abs, "min": min, "max": max}


class ExpressionError(Exception):
    """An expression that is not allowed. The text says what and where (the character counted from 1)."""


class Linear(NamedTuple):
    """constant + Σ weight × term."""

    constant: Number
    weights: Mapping[str, Number]

    def plus(self, other: Linear, sign: int = 1) -> Linear:
        """This and `sign` times the other."""
        weights = dict(self.weights)
        for term, weight in other.weights.items():
            weights[term] = weights.get(term, 0) + sign * weight
        return Linear(self.constant + sign * other.constant, weights)

    def times(self, factor: Number) -> Linear:
        return Linear(self.constant * factor, {term: weight * factor for term, weight in self.weights.items()})


class Side(NamedTuple):
    """An arithmetic expression. `linear` is None where figures are multiplied or divided, or in abs, min, max."""

    evaluate: Callable[[Values], Number]
    terms: tuple[str, ...]
    linear: Linear | None

    @property
    def single(self) -> str | None:
        """The term, when the side is one term and nothing else."""
        is_single = len(self.terms) == 1 and self.linear == Linear(0, {self.terms[0]: 1})
        return self.terms[0] if is_single else None

    @property
    def alone(self) -> str | None:
        """The name, when the side is one name and no sum."""
        return self.single if self.single and not self.single.startswith("sum(") else None


def parse_expression(text: str) -> ast.expr:
    """The tree of an expression. Raises ExpressionError."""
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionError(f"算式长{len(text)}字，最多{LONGEST_EXPRESSION}字")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        at = getattr(error, "offset", None)
        where = f"（第{at}字附近）" if at else ""
        raise ExpressionError(f"算式不合写法{where}；{_hint(text)}") from None


def _hint(text: str) -> str:
    """What is most probably wrong with an expression that cannot be read."""
    full_width = sorted(set(text) & set("＋－×÷＝（）＜＞≤≥≠，．＊／"))
    if full_width:
        return f"请改用半角符号（有 {' '.join(full_width)}）：+ - * / == != <= >= ( )"
    if text.count("(") != text.count(")"):
        return "括号没有成对"
    return "括号套得太深" if text.count("(") > _DEEP else "相等写作 =="


def node_error(node: ast.AST, what: str) -> ExpressionError:
    """The error for a node that may not stand where it stands."""
    return ExpressionError(f"{what}（第{getattr(node, 'col_offset', 0) + 1}字）")


def read_side(text: str) -> Side:
    """An arithmetic expression by itself. Raises ExpressionError."""
    return side_of(parse_expression(text))


def side_of(node: ast.expr) -> Side:
    if isinstance(node, ast.Constant):
        return _constant(node)
    if isinstance(node, ast.Name | ast.Attribute):
        return _term(name_of(node))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        sign = -1 if isinstance(node.op, ast.USub) else 1
        return _scale(side_of(node.operand), sign)
    if isinstance(node, ast.Call):
        return _call(node)
    if isinstance(node, ast.BinOp):
        return _binary(node)
    raise node_error(node, "算式里只能有表中各数的名称、数字、+ - * /、比较、and or not、sum abs min max 和括号")


def _constant(node: ast.Constant) -> Side:
    if type(node.value) not in (int, float):
        raise node_error(node, "算式里不能有文字")
    value: Number = node.value if isinstance(node.value, int) else Decimal(repr(node.value))
    if not -(10**15) < value < 10**15:
        raise node_error(node, "数字太大")
    return Side(lambda values: value, (), Linear(value, {}))


def _term(name: str) -> Side:
    return Side(operator.itemgetter(name), (name,), Linear(0, {name: 1}))


def name_of(node: ast.expr) -> str:
    """`requests.received` of the nodes that stand for it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    raise node_error(node, "这里应为表中某数的名称")


def _call(node: ast.Call) -> Side:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if node.keywords or not node.args:
        raise node_error(node, "函数的写法不对，例如 sum(outcome)")
    if name == "sum":
        if len(node.args) != 1:
            raise node_error(node, "sum 只能有一个名称，例如 sum(outcome)")
        return _term(f"sum({name_of(node.args[0])})")
    if name not in _FUNCTIONS or (name == "abs") is not (len(node.args) == 1):
        raise node_error(node, "可用的函数是 sum(名称)、abs(数)、min(数, 数…)、max(数, 数…)")
    function, sides = _FUNCTIONS[name], [side_of(argument) for argument in node.args]
    tests = [side.evaluate for side in sides]
    terms = once(term for side in sides for term in side.terms)
    return Side(lambda values: function(*(test(values) for test in tests)), terms, None)


def _binary(node: ast.BinOp) -> Side:
    if isinstance(node.op, ast.MatMult):
        return _of_party(node)
    left, right = side_of(node.left), side_of(node.right)
    if isinstance(node.op, ast.Add):
        return _add(left, right, operator.add, 1)
    if isinstance(node.op, ast.Sub):
        return _add(left, right, operator.sub, -1)
    if isinstance(node.op, ast.Mult):
        return _multiply(left, right)
    if isinstance(node.op, ast.Div):
        return _divide(left, right)
    raise node_error(node, "只能用 + - * /")


def _of_party(node: ast.BinOp) -> Side:
    """`requests.received@total`: a figure of table three in one column."""
    try:
        party = name_of(node.right)
        inner = side_of(node.left).single
        if inner is not None and "@" not in inner:
            return _term(f"{inner}@{party}")
    except ExpressionError:
        pass
    raise node_error(node, "@ 的左边是名称、右边是列名，例如 requests.received@total；前面有 - 或 * 时请加括号")


def _add(left: Side, right: Side, how: Callable[[Number, Number], Number], sign: int) -> Side:
    one, other = left.evaluate, right.evaluate
    linear = left.linear.plus(right.linear, sign) if left.linear and right.linear else None
    return Side(lambda values: how(one(values), other(values)), once((*left.terms, *right.terms)), linear)


def _multiply(left: Side, right: Side) -> Side:
    for side, factor in ((left, right), (right, left)):
        if not factor.terms:
            return _scale(side, factor.evaluate({}))
    one, other = left.evaluate, right.evaluate
    return Side(lambda values: one(values) * other(values), once((*left.terms, *right.terms)), None)


def _divide(left: Side, right: Side) -> Side:
    one, other = left.evaluate, right.evaluate
    if not right.terms and not other({}):
        raise ExpressionError("不能除以0")

    def evaluate(values: Values) -> Number:
        return Decimal(one(values)) / Decimal(other(values))

    return Side(evaluate, once((*left.terms, *right.terms)), None)


def _scale(side: Side, factor: Number) -> Side:
    inner = side.evaluate
    linear = side.linear.times(factor) if side.linear else None
    return Side(lambda values: inner(values) * factor, side.terms, linear)


def once(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms without repetition, in order."""
    return tuple(dict.fromkeys(terms))
