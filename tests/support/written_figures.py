"""What a reading has to give back of a report that was laid out: every figure as written, where it stands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gklint.model.report import Report
from gklint.testing.composed_report import Composed


def assert_figures_stand_as_written(back: Report, laid: Any, report: Composed) -> None:
    """Assert text, value, offsets, line and column of each figure that was laid out; `laid` says where it was put."""
    assert back.source.text == laid.text
    for figure, raw in report.values.values():
        if figure in laid.places:
            fact = back.facts[figure]
            assert (fact.raw, fact.value) == (raw, Decimal(raw))
            assert (fact.span.start, fact.span.end) == laid.places[figure]
            before = laid.text[: fact.span.start].replace("\r\n", "\n").split("\n")
            assert (fact.span.line, fact.span.column) == (len(before), len(before[-1]) + 1)
