"""The reports of a run as they are shown, each with its findings."""

from __future__ import annotations

from collections.abc import Iterable

from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Outcome
from gklint.model.products import NO_PRODUCTS
from gklint.pages.report_page import ReportView


def views_of(outcome: Outcome) -> list[ReportView]:
    """A view of each file of the run, by path."""
    found, aside = _by_path(outcome.diagnostics), _by_path(outcome.suppressed)
    broken = {failure.path for failure in outcome.failures}
    return [
        ReportView(
            record,
            outcome.products.get(record.path, NO_PRODUCTS).transcript,
            found.get(record.path, []),
            aside.get(record.path, []),
            complete=record.path not in broken,
        )
        for record in sorted(outcome.files, key=lambda record: record.path)
    ]


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        found.setdefault(one.place.path, []).append(one)
    return found
