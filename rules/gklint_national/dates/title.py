"""The title as one line, and what a title of the form looks like."""

from __future__ import annotations

from gklint.api import Report, Span, lazy_pattern

_BLANKS = lazy_pattern(r"\s+")


def title_text(report: Report) -> str | None:
    """The title without blanks and line ends; None when the text has none."""
    if report.masthead.title_passage is None or report.masthead.title is None:
        return None
    return _BLANKS.sub("", report.masthead.title)


def title_span(report: Report) -> Span:
    """Where the title stands, else the start of the text."""
    passage = report.masthead.title_passage
    return passage.span() if passage is not None else report.whole


def title_lines(report: Report) -> str:
    """All lines of the title, also a year in brackets on a line of its own."""
    return "\n".join(prose.text for prose in report.prose if prose.section == "title" or prose.kind == "title")
