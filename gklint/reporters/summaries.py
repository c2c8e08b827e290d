"""What comparing the reports of a run with others needs, a line of JSON a report: see model.summary_lines."""

from __future__ import annotations

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.model.products import NO_PRODUCTS
from gklint.model.summary_lines import SummarizedReport, summary_text
from gklint.reporters.printable import escape_acting


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The summaries of the reports that are compared with others, sorted by path; the language changes nothing."""
    entries = ((record, outcome.products.get(record.path, NO_PRODUCTS).summary) for record in outcome.files)
    compared = ((record, entry) for record, entry in entries if entry is not None and entry.summary is not None)
    return escape_acting(summary_text([SummarizedReport(record, entry) for record, entry in compared]))
