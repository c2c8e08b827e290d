"""The stretches of a report's text in which its directives suppress findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from gklint.model.diagnostic import Place, Severity
from gklint.model.directive import Directive, directives_in
from gklint.model.document import Document
from gklint.model.report import Report
from gklint.model.suppression import Suppression


def suppressions_in(report: Report, asked: Collection[str], severity: Severity | None) -> tuple[Suppression, ...]:
    """One for each rule of each directive. `asked` are the ids and names of the rules that ran on the file.

    A directive that lacks a rule or a reason suppresses nothing; the rule USELESS reports it.
    """
    document = report.document
    if not document.comments:
        return ()
    directives = sorted((one for one in directives_in(document) if one.complete), key=lambda one: one.span.start)
    reach = _DirectiveScope(document, directives)
    return tuple(
        Suppression(
            rule,
            *reach.of(directive, rule),
            directive.reason,
            directive.verb == "todo",
            f"{directive.verb}[{rule}]",
            Place.of(directive.span, report.table_names, report.positions),
            rule in asked,
            severity,
        )
        for directive in directives
        if directive.verb != "enable"
        for rule in directive.rules
    )


class _DirectiveScope:
    """How far the directives of a document reach."""

    def __init__(self, document: Document, directives: Sequence[Directive]) -> None:
        self._last = len(document.source.text) + 1
        spans = [block.span for block in document.blocks]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]
        self._enabled: dict[str, list[int]] = {}
        for directive in directives:
            if directive.verb == "enable":
                for rule in directive.rules:
                    self._enabled.setdefault(rule, []).append(directive.span.start)

    def of(self, directive: Directive, rule: str) -> tuple[int, int]:
        """The stretch in which findings of the rule must begin to be suppressed."""
        if directive.verb == "ignore-file":
            return 0, self._last
        if directive.verb == "disable":
            ends = self._enabled.get(rule, [])
            next_end = bisect_right(ends, directive.span.start)
            return directive.span.start, ends[next_end] if next_end < len(ends) else self._last
        return self._block(directive.span.start, directive.span.end)

    def _block(self, start: int, end: int) -> tuple[int, int]:
        """The paragraphs or the table the comment stands in or is about; else the block after it."""
        first = bisect_right(self._ends, start)  # the first block that ends behind the comment's start
        after = bisect_left(self._starts, end)  # the first that begins behind the comment
        if first < after:
            return self._starts[first], self._ends[after - 1]
        return (self._starts[after], self._ends[after]) if after < len(self._starts) else (end, end)
