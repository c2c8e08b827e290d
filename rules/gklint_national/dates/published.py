"""When the report was published: the date the file states, else that of the signature."""

from __future__ import annotations

import re
from datetime import date

from gklint.api import NamedTuple, Report, Span, Words, lazy_pattern

_STATED = lazy_pattern(
    r"(?:发布|公布|公开|发文|成文)(?:时间|日期)\s?[：:]?\s?\[?(?P<year>20[0-9]{2})\s?[-年./]\s?(?P<month>[0-9]{1,2})\s?[-月./]\s?(?P<day>[0-9]{1,2})"
)
_HEAD = 1500  # characters of the file in which a page says when it was published


_FRONT_DATE = lazy_pattern(r"^(?P<field>date|published|pubdate)[ \t]*:[^\n]*", re.MULTILINE | re.IGNORECASE)
_OF_PAGE = Words("网页记载的公布日期", "published, by the page,")
_OF_FILE = Words("文件记载的公布日期", "published, by the file,")
_STATED_DAY, _SIGNED = Words("公布日期", "published"), Words("落款日期", "signed")


class Publication(NamedTuple):
    """The day, where it stands, and what people call it: the day signed, or the one that the file's own data gives."""

    day: date
    span: Span
    name: Words

    @property
    def signed(self) -> bool:
        """Whether it was read from the signature."""
        return self.name is _SIGNED


def publication(report: Report) -> Publication | None:
    """None when neither is known, or when the signature's date does not exist."""
    masthead = report.masthead
    if report.document.published is not None:
        return _recorded_day(report, report.document.published)
    stated = _stated_day(report)
    if stated is not None:
        return stated
    if masthead.signed is None or masthead.signed_span is None:
        return None
    day = _day(*masthead.signed)
    return Publication(day, masthead.signed_span, _SIGNED) if day is not None else None


def _recorded_day(report: Report, day: date) -> Publication:
    """The day that the file's own data gives: the head of a Markdown file, a web page, the properties of a document."""
    field = _FRONT_DATE.search(report.source.text, 0, _HEAD) if report.source.format == "md" else None
    if field is not None:
        name = Words(f"文件开头{field['field']}一栏的日期", f"dated at the head of the file ({field['field']})")
        return Publication(day, Span(report.source, *field.span()), name)
    signed, span = report.masthead.signed, report.masthead.signed_span
    same = span is not None and signed == (day.year, day.month, day.day)
    name = _OF_PAGE if report.source.format == "html" else _OF_FILE
    return Publication(day, span if same and span is not None else report.whole, name)


def _stated_day(report: Report) -> Publication | None:
    """The day that a page saved as text states above the report (发布时间：2024-01-20)."""
    first = next((section.span.start for section in report.sections if section.heading is not None), _HEAD)
    for match in _STATED.finditer(report.source.text, 0, min(first, _HEAD)):
        day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if day is not None:
            return Publication(day, Span(report.source, match.start("year"), match.end()), _STATED_DAY)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
