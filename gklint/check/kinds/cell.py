"""The kind `cell`: what may stand in a value cell, by its text or by its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from gklint.check.arithmetic import UNDEFINED
from gklint.check.expression import Expression
from gklint.check.identity_subjects import figure_label
from gklint.check.kinds.forbid import Allowance, read_allowance
from gklint.check.kinds.identity import expression_at
from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.message_template import Message, display_value
from gklint.check.text_search import read_sought
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding
from gklint.model.form import Figure, Form, FormRow
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Fact, Report
from gklint.model.rule import FigureReference

_UNITS = ("count", "change", "money")
_TABLES = ("two", "three", "four")
IsWrong = Callable[[Fact], bool]


@dataclass(frozen=True, eq=False)
class _CellSelection:
    """Which cells: those of the named tables and units, and of the figures at or below the named concepts."""

    tables: tuple[str, ...]
    units: tuple[str, ...]
    stems: tuple[str, ...]

    def takes(self, row: FormRow, at: int) -> bool:
        concept = row.figures[at][0]
        below = any(concept == stem or concept.startswith(f"{stem}.") for stem in self.stems)
        return row.units[at] in self.units and (below or not self.stems)


@lru_cache(maxsize=256)
def _figures(selection: _CellSelection, form: Form) -> frozenset[Figure]:
    return frozenset(
        figure
        for table in form.tables
        if table.key in selection.tables
        for row in table.rows
        for at, figure in enumerate(row.figures)
        if selection.takes(row, at)
    )


def _build(keys: Keys, message: Message) -> Built:
    message.check_names(("text", "value", "label"))
    selection, is_wrong = _selection(keys), _is_wrong(keys)

    def check(report: Report, options: Allowance) -> Iterator[Finding]:
        if report.form is None:
            return
        figures = _figures(selection, report.form)
        for raw, facts in report.facts_by_text.items():
            first = next((fact for fact in facts if fact.figure in figures), None)
            if first is not None and raw and raw not in options.allow and is_wrong(first):
                chosen = [fact for fact in facts if fact.figure in figures]
                yield from (_finding(report.form, fact, message) for fact in chosen)

    mentioned = tuple(FigureReference((f"sum({stem})",), keys["figures"].place) for stem in selection.stems)
    return Built(check, read_allowance(keys), figures=mentioned)


def _finding(form: Form, fact: Fact, message: Message) -> Finding:
    label = figure_label(form, fact.figure)
    values = {"text": display_value(fact.raw), "value": display_value(fact.value), "label": label}
    return message.finding(values, fact.span, fact.key)


def _selection(keys: Keys) -> _CellSelection:
    def chosen(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        if name not in keys:
            return known
        items = [keys[name]] if keys[name].is_scalar else keys[name].sequence()
        return tuple(item.choice(known) for item in items)

    stems = tuple(keys["figures"].texts()) if "figures" in keys else ()
    return _CellSelection(chosen("tables", _TABLES), chosen("units", _UNITS), stems)


def _is_wrong(keys: Keys) -> IsWrong:
    """Blank cells are never wrong: they have a rule of their own."""
    node = keys["cell"]
    inner = node.mapping(("forbid", "require", "holds"))
    if len(inner) != 1:
        raise node.error("请写 forbid（不应有的文字）、require（应符合的式样）或 holds（value 应满足的条件）之一")
    if "holds" in inner:
        expression = expression_at(inner["holds"])
        if expression.terms != ("value",):
            raise inner["holds"].error("条件里只能用 value，例如 value >= 0")
        return _Values(expression).is_wrong
    pattern = read_sought(inner.get("forbid") or inner["require"])
    if "forbid" in inner:
        return lambda fact: pattern.regex.search(fact.raw) is not None
    return lambda fact: fact.value is not None and pattern.regex.fullmatch(fact.raw) is None


class _Values(NamedTuple):
    expression: Expression

    def is_wrong(self, fact: Fact) -> bool:
        try:
            return fact.value is not None and not self.expression.holds({"value": fact.value})
        except UNDEFINED:
            return False


KIND = RuleKind(
    "cell",
    Words("表格里的数字格：文字或数值应合的要求", "value cells: what their text or value must be"),
    ("cell", "tables", "units", "figures", "allow"),
    _build,
)
