"""The kind `identity`: what must hold between figures of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gklint.check.expression import Expression, ExpressionError, read_expression
from gklint.check.identity import Failed, Identity
from gklint.check.identity_subjects import FigureGroups, Once, Over, Parties, Rows, figure_label
from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.message_template import Message, display_value
from gklint.check.pattern import read_pattern
from gklint.check.when import YEAR
from gklint.model.bilingual import Words
from gklint.model.declaration import Node, suggest
from gklint.model.diagnostic import FailedIdentity, Finding, Operand, Related
from gklint.model.form import PARTIES, PARTY_LABELS, Figure
from gklint.model.light_data_classes import dataclass
from gklint.model.numerals import Number
from gklint.model.report import Report
from gklint.model.rule import FigureReference


@dataclass(frozen=True)
class Margin:
    """`tolerance`: by how much the two sides may differ."""

    tolerance: float = 0


def _build(keys: Keys, message: Message) -> Built:
    identity = read_identity(keys)
    compared = ("left", "right", "difference") if identity.expression.comparisons else ()
    message.check_names((*identity.over.values, *compared, *identity.expression.terms, *_when_terms(identity)))
    tolerance = _tolerance(keys)

    def check(report: Report, options: Margin) -> Iterator[Finding]:
        margin = Decimal(repr(options.tolerance)) if options.tolerance else 0
        for failed in identity.failures(report, margin):
            yield _finding(report, identity, failed, message)

    localisable = identity if identity.relation == "==" and not tolerance else None
    return Built(check, Margin(tolerance), identity=localisable, figures=tuple(_figures(identity, keys)))


def _when_terms(identity: Identity) -> tuple[str, ...]:
    return identity.when.terms if identity.when is not None else ()


def _figures(identity: Identity, keys: Keys) -> Iterator[FigureReference]:
    """The names it uses; of the groups some form must have each name in one, and each group by one name."""
    places = dict.fromkeys(_when_terms(identity), keys["when"].place) if "when" in keys else {}
    places |= dict.fromkeys(identity.expression.terms, keys["identity"].place)
    terms = [term for term in places if term != YEAR]
    if isinstance(identity.over, FigureGroups):
        over = identity.over
        yield from (
            FigureReference(tuple(over.replaced_figures(term, stem) for stem in over.stems), places[term])
            for term in terms
        )
        yield from (
            FigureReference(tuple(over.replaced_figures(term, stem) for term in terms), keys["over"].place)
            for stem in over.stems
        )
    elif not isinstance(identity.over, Rows):
        yield from (FigureReference((term,), places[term]) for term in terms)


def _tolerance(keys: Keys) -> float:
    if "tolerance" not in keys:
        return 0
    value = keys["tolerance"].value()
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**9:
        raise keys["tolerance"].error("应为不小于0的数")
    return value


def read_identity(keys: Keys) -> Identity:
    """The identity of a rule file's keys. Raises DeclarationError."""
    over = _over(keys)
    expression = expression_at(keys["identity"])
    when = expression_at(keys["when"]) if "when" in keys else None
    if YEAR in expression.terms:
        raise keys["identity"].error("year 不是表中的数，只能用在 when 里")
    unless = read_pattern(keys["unless"]) if "unless" in keys else None
    if isinstance(over, Rows):
        for name in (*expression.terms, *(when.terms if when else ())):
            if name not in (*PARTIES, YEAR):
                raise keys["identity"].error(f"over: rows 时名称应为列名，没有“{name}”{suggest(name, PARTIES)}")
    if isinstance(over, FigureGroups) and not any(
        over.replaced_figures(name, "\0") != name for name in expression.terms
    ):
        raise keys["identity"].error(f"算式里没有用到代称“{over.placeholder}”")
    return Identity(expression, over, when, unless)


def expression_at(node: Node) -> Expression:
    """The condition written at `node`. Raises DeclarationError."""
    try:
        return read_expression(node.text())
    except ExpressionError as error:
        raise node.error(str(error)) from None


def _over(keys: Keys) -> Over:
    if "over" not in keys:
        return Once()
    node = keys["over"]
    if node.is_scalar:
        return Parties() if node.choice(("parties", "rows")) == "parties" else Rows()
    members = list(node.items())
    if len(members) != 1:
        raise node.error("应写一个代称和它所代表的各组，如 {group: [review, litigation.direct]}")
    placeholder, stems = members[0]
    return FigureGroups(placeholder, tuple(stems.texts()))


def _finding(report: Report, identity: Identity, failed: Failed, message: Message) -> Finding:
    instance = failed.instance
    operands = tuple(_operands(report, identity, failed))
    tally = _tally(operands, failed)
    related = tuple(
        Related(Words(f"{operand.label.zh} {operand.value}", f"{operand.label.en} {operand.value}"), operand.span)
        for operand in operands
        if operand.span is not None and operand.figure != instance.primary
    )
    values, span = _message_values(report, identity, failed, tally), report.facts[instance.primary].span
    more = {"help": help} if (help := _fill_in(tally)) is not None else {}
    return message.finding(values, span, instance.key, related=related, tally=tally, **more)


def _fill_in(tally: FailedIdentity | None) -> Words | None:
    """What to do where a total says 0 though its items add up to something: nobody has filled it in."""
    if tally is None or tally.relation != "==" or tally.right != 0 or tally.left <= 0:
        return None
    totals = [operand for operand in tally.operands if operand.coefficient < 0]
    if len(totals) != 1 or any(operand.value < 0 or operand.value % 1 for operand in tally.operands):
        return None  # items that are no counts have to be corrected first
    name = totals[0].label
    return Words(
        f"请在“{name.zh.replace('·', '”的“')}”一格补填各项之和{tally.left}；如有哪一项填错，请先改正该项。",
        f"Fill in the sum, {tally.left}, for {name.to('en')}; if one of the items is wrong, correct that first.",
    )


def _tally(operands: tuple[Operand, ...], failed: Failed) -> FailedIdentity | None:
    pair = failed.comparison
    if pair is None:
        return None
    return FailedIdentity(
        operands, pair.left.evaluate(failed.values), pair.right.evaluate(failed.values), pair.relation
    )


def _operands(report: Report, identity: Identity, failed: Failed) -> Iterator[Operand]:
    """The figures of the identity as people know them, in the order written; addends of a sum that are 0 left out."""
    weights = dict(failed.instance.balance.weights) if failed.instance.balance else {}
    wanted = dict.fromkeys(
        figure for name, figures in failed.instance.terms if name in identity.expression.terms for figure in figures
    )
    for figure in wanted:
        fact = report.facts[figure]
        span = fact.span if fact.value is not None else None
        label = _label(report, identity.over, figure)
        yield Operand(*figure, label, report.values[figure], weights.get(figure, 0), span)


def _label(report: Report, over: Over, figure: Figure) -> Words:
    """The part of the label that differs within one identity: the party within a row, the row within a column."""
    assert report.form is not None
    concept, party = figure
    if isinstance(over, Rows) and party is not None:
        return Words(PARTY_LABELS[party], party.replace("_", " "))
    return figure_label(report.form, (concept, None if isinstance(over, Parties) else party))


def _message_values(
    report: Report, identity: Identity, failed: Failed, tally: FailedIdentity | None
) -> Mapping[str, Words]:
    values = {name: _value_words(report, figures, failed.values[name]) for name, figures in failed.instance.terms}
    values |= {YEAR: display_value(failed.values[YEAR])} if YEAR in failed.values else {}
    values |= dict.fromkeys(identity.over.values, failed.instance.subject.label)
    if tally is not None:
        values |= {
            "left": display_value(tally.left),
            "right": display_value(tally.right),
            "difference": display_value(abs(tally.difference)),
        }
    return values


def _value_words(report: Report, figures: tuple[Figure, ...], value: Number) -> Words:
    """A value, with the remark that its cell is blank."""
    if len(figures) == 1 and report.facts[figures[0]].value is None:
        return Words(f"{value}（空白）", f"{value} (blank)")
    return display_value(value)


KIND = RuleKind(
    "identity",
    Words("表中各数之间应成立的关系", "what must hold between figures of the tables"),
    ("identity", "over", "when", "tolerance", "unless"),
    _build,
)
