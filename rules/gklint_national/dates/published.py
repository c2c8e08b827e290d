"""When the report was published: the date the file states, else that of the signature."""

from __future__ import annotations

from datetime import date

from gklint.api import NamedTuple, Report, Span, lazy_pattern

_STATED = lazy_pattern(
    r"(?:发布|公布|公开|发文|成文)(?:时间|日期)\s?[：:]?\s?\[?(?P<year>20[0-9]{2})\s?[-年./]\s?(?P<month>[0-9]{1,2})\s?[-月./]\s?(?P<day>[0-9]{1,2})"
)
_HEAD = 1500  # characters of the file in which a page says when it was published


class Publication(NamedTuple):
    day: date
    span: Span
    signed: bool  # read from the signature, not from the file's own data


def publication(report: Report) -> Publication | None:
    """None when neither is known, or when the signature's date does not exist."""
    masthead = report.masthead
    if report.document.published is not None:
        return Publication(report.document.published, masthead.signed_span or report.whole, False)
    stated = _stated_day(report)
    if stated is not None:
        return stated
    if masthead.signed is None or masthead.signed_span is None:
        return None
    day = _day(*masthead.signed)
    return Publication(day, masthead.signed_span, True) if day is not None else None


def _stated_day(report: Report) -> Publication | None:
    """The day that a page saved as text states above the report (发布时间：2024-01-20)."""
    first = next((section.span.start for section in report.sections if section.heading is not None), _HEAD)
    for match in _STATED.finditer(report.source.text, 0, min(first, _HEAD)):
        day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None:
            return Publication(day, Span(report.source, match.start("year"), match.end()), False)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
