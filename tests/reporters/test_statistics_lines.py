"""Counts by rule."""

from __future__ import annotations

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.statistics import report


def test_most_often_first_then_gravest(outcome: Outcome) -> None:
    assert report(outcome, ReporterOptions(language="en")).splitlines() == [
        "     3  error  GK201 row-total  what row-total checks",
        "     1  error  GK001 unreadable-file  what unreadable-file checks",
        "     1  warning  BJ101 district-row  what district-row checks",
        "     1  warning  GK401 legal-basis-missing  what legal-basis-missing checks",
        "     1  info  GK601 half-width-mark  what half-width-mark checks",
        "     7  total",
        "1 stale baseline entry",
        "3 findings suppressed: 1 in the files, 1 in the list, 1 in the baseline",
    ]
