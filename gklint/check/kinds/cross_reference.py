"""The kind `cross_reference`: a figure stated in the text must be one of the figures of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.check.arithmetic import ExpressionError, Side, read_side
from gklint.check.identity_subjects import concept_figures, figure_label
from gklint.check.kinds.forbid import Allowance, read_allowance
from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, search_for
from gklint.check.message_template import Message, display_value
from gklint.check.scope import section_label
from gklint.check.text_search import Hit, Search, read_sought, read_texts
from gklint.check.when import value_of
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.diagnostic import Finding, Related
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import Count, Number, counts_in
from gklint.model.report import Report
from gklint.model.rule import FigureReference
from gklint.model.source import Span

_WITHIN = 15  # code points between the words and the number
_NUMBER = 16  # code points that a number and its unit may take
_STOP = lazy_pattern("[。；！？，：:,;\n]")


class _StatedNumber(NamedTuple):
    """A number stated in the text, and where."""

    number: Count
    span: Span
    text: str
    section: str


class _Mentions(NamedTuple):
    """How a figure is stated: a number with one of `units` soon after the text searched for."""

    search: Search
    within: int
    units: tuple[str, ...]

    def exact_numbers(self, report: Report, allow: tuple[str, ...]) -> Iterator[_StatedNumber]:
        """The exact numbers; approximate ones and years are passed over."""
        for hit in self.search.hits(report, allow):
            count = self._number_after(hit)
            if count is not None:
                passage, start = hit.stretch.passage, hit.match.end()
                span = passage.span(start + count.start, start + count.end)
                yield _StatedNumber(
                    count, span, passage.text[start + count.start : start + count.end], hit.stretch.section
                )

    def _number_after(self, hit: Hit) -> Count | None:
        start = hit.match.end()
        text = hit.stretch.passage.text[start : start + self.within + _NUMBER]
        stop = _STOP.search(text)
        first = next(counts_in(text[: stop.start()] if stop else text), None)
        if first is None or first.start > self.within or first.approximate or first.year:
            return None
        return first if not self.units or first.unit in self.units else None


def _build(keys: Keys, message: Message) -> Built:
    mentions = _mentions(keys)
    if "equals" not in keys:
        raise keys["cross_reference"].error("缺少“equals”：正文的数应等于表中哪个数")
    node = keys["equals"]
    items = [node] if node.is_scalar else node.sequence()
    sides = [_side(item) for item in items]
    if not sides:
        raise node.error("至少写表中的一个数")
    message.check_names(("text", "number", "expected", "section"))

    def check(report: Report, options: Allowance) -> Iterator[Finding]:
        told = list(mentions.exact_numbers(report, options.allow))
        if told:
            admissible = [value for side in sides if (value := value_of(report, side)) is not None]
            if len(admissible) == len(sides) and not any(one.number.value in admissible for one in told):
                yield _finding(report, told, sides, admissible, message)

    mentioned = (
        FigureReference((term,), item.place) for item, side in zip(items, sides, strict=True) for term in side.terms
    )
    return Built(check, read_allowance(keys), figures=tuple(mentioned))


def _finding(
    report: Report, told: list[_StatedNumber], sides: list[Side], admissible: list[Number], message: Message
) -> Finding:
    """One finding for the quantity: at its first mention, with the other mentions and the cells beside it."""
    first, *others = told
    expected = list(dict.fromkeys(str(value) for value in admissible))
    values = {
        "text": display_value(first.text),
        "number": display_value(first.number.value),
        "expected": Words("或".join(expected), " or ".join(expected)),
        "section": section_label(report, first.section),
    }
    related = [Related(Words(f"另一处：{one.text}", f"another: {one.text}"), one.span) for one in others]
    related += _cells(report, sides[0])
    return message.finding(values, first.span, sides[0].terms[0], related=tuple(related))


def _cells(report: Report, side: Side) -> Iterator[Related]:
    assert report.form is not None  # there are figures
    for term in side.terms:
        for figure in concept_figures(term, None, report.form)[:1]:
            fact, label = report.facts[figure], figure_label(report.form, figure)
            yield Related(Words(f"{label.zh} {fact.raw}", f"{label.en} {fact.raw}"), fact.span)


def _mentions(keys: Keys) -> _Mentions:
    inner = keys["cross_reference"].mapping(("after", "within", "unit"), required=("after",))
    within = inner["within"].integer(least=0) if "within" in inner else _WITHIN
    units = read_texts(inner["unit"]) if "unit" in inner else ()
    return _Mentions(search_for(keys, read_sought(inner["after"])), within, units)


def _side(node: Node) -> Side:
    try:
        side = read_side(node.text())
    except ExpressionError as error:
        raise node.error(str(error)) from None
    if not side.terms:
        raise node.error("算式里没有表中的数")
    return side


KIND = RuleKind(
    "cross_reference",
    Words("正文里的数应与表中的数一致", "a figure told in the text must be one of the tables' figures"),
    ("cross_reference", "equals", *TEXT_KEYS, "allow"),
    _build,
)
