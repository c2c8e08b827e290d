"""The figures of the run as output formats of `gklint check`: findings and figures from one reading."""

from __future__ import annotations

from gklint.model.fact_sheet import FactSheet
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.facts import as_csv, as_json

_BOM = "\ufeff"  # Excel reads UTF-8 only with it


def report_json(outcome: Outcome, options: ReporterOptions) -> str:
    """The figures as `gklint facts` prints them."""
    return as_json(sheets_of(outcome))


def report_csv(outcome: Outcome, options: ReporterOptions) -> str:
    """The figures as a table that Excel opens by a double click."""
    return _BOM + as_csv(sheets_of(outcome))


def sheets_of(outcome: Outcome) -> list[FactSheet]:
    """The sheet of each file of the run, by path."""
    return sorted(kept.facts for kept in outcome.products.values() if kept.facts is not None)
