"""The directives of a report as the stretches of its text in which they set findings aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gklint.model.diagnostic import Place, Severity
from gklint.model.directive import Directive, directives_in
from gklint.model.document import Document
from gklint.model.suppression import Suppression


def suppressions(document: Document, asked: Collection[str], severity: Severity | None) -> tuple[Suppression, ...]:
    """One for each rule of each directive. `asked` are the ids and names of the rules asked about the file.

    What a directive lacks (a rule, a reason) is told by the rule USELESS itself; such a directive does nothing.
    """
    if not document.comments:
        return ()
    directives = sorted((one for one in directives_in(document) if one.complete), key=lambda one: one.span.start)
    return tuple(
        _settled(directive, rule, bounds, rule in asked, severity)
        for index, directive in enumerate(directives)
        if directive.verb != "enable"
        for rule in directive.rules
        for bounds in [_bounds(directive, rule, directives[index + 1 :], document)]
    )


def _settled(
    directive: Directive, rule: str, bounds: tuple[int, int], asked: bool, severity: Severity | None
) -> Suppression:
    said, debt = f"{directive.verb}[{rule}]", directive.verb == "todo"
    return Suppression(rule, *bounds, directive.reason, debt, said, Place.of(directive.span), asked, severity)


def _bounds(directive: Directive, rule: str, later: Sequence[Directive], document: Document) -> tuple[int, int]:
    """Where findings of the rule are to begin to be set aside."""
    last = len(document.source.text) + 1
    if directive.verb == "ignore-file":
        return 0, last
    if directive.verb == "disable":
        ends = (one.span.start for one in later if one.verb == "enable" and rule in one.rules)
        return directive.span.start, next(ends, last)
    return _block(directive, document)


def _block(directive: Directive, document: Document) -> tuple[int, int]:
    """The paragraphs or the table the comment stands in or is about; else the block after it."""
    start, end = directive.span.start, directive.span.end
    about = [place for place in _places(document) if place[0] < end and start < place[1]]
    if about:
        return about[0][0], about[-1][1]
    return next((place for place in _places(document) if place[0] >= end), (end, end))


def _places(document: Document) -> Iterator[tuple[int, int]]:
    """Where each block of the text begins and ends."""
    for block in document.blocks:
        yield block.span.start, block.span.end
