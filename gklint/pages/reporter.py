"""The output format html: one page for a report, or one for all of them."""

from __future__ import annotations

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.pages.collection_page import collection_page
from gklint.pages.report_page import report_page
from gklint.pages.views import views_of
from gklint.reporters.notices import notice_lines


def report(outcome: Outcome, options: ReporterOptions) -> str:
    """The page, complete in itself."""
    views = views_of(outcome)
    said = notice_lines(outcome, options.language, counts=False)
    if len(views) == 1:
        return report_page(views[0], outcome.rules, options.language, said)
    return collection_page(views, outcome.rules, options.language, said=said)
