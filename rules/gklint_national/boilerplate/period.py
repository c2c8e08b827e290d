"""The statistics period: the years it names, and whether it is a whole year."""

from __future__ import annotations

import re
import unicodedata

from gklint.api import NamedTuple, Passage, Report, Span, lazy_pattern

_DATE = r"(?P<month{0}>[0-9]{{1,2}})\s*[月./]\s*(?P<day{0}>[0-9]{{1,2}})\s*日?"
_PERIOD = lazy_pattern(
    r"(?<![0-9])(?:(?P<year1>20[0-9]{2})\s*[年./]\s*)?"
    + _DATE.format(1)
    + r"\s*(?:(?:00?|零)\s*[时点])?\s*(?:起|开始)?\s*[，,、]?\s*(?:截[至止][到至]?|至|到|—+|-+|–|~)\s*"
    + r"(?:(?P<year2>20[0-9]{2})\s*[年./]\s*|同年|当年)?"
    + _DATE.format(2)
)
_MONTHS = lazy_pattern(
    r"(?P<first>[0-9]{1,2})\s*月份?\s*(?:起|开始)?\s*(?:截[至止][到至]?|至|到|—+|-+|–|~)\s*(?:20[0-9]{2}\s*年\s*)?(?P<last>[0-9]{1,2})\s*月(?!\s*[0-9])"
)
_RUN_TOGETHER = lazy_pattern(r"[0-9]{5}")


_LAST_DAY = lazy_pattern(
    r"(?:数据|統計|统计)[^，。；\n]{0,12}?截[至止][到至]?\s?(?P<year>20[0-9]{2})\s?年\s?(?P<month>[0-9]{1,2})\s?月\s?(?:(?P<day>[0-9]{1,2})\s?日|底|末)"
)
_FOUNDED = lazy_pattern(
    r"挂牌|组建|机构改革|新成立|正式成立|新设立|合并成立|撤并|并入|划转|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:正式|起)?(?:成立|设立|撤销)"
)


class Period(NamedTuple):
    """The years a period names, each once, and whether it runs from 1 January to 31 December of one year.

    `first` and `last` are its days as (month, day), None where it gives none.
    """

    years: tuple[int, ...]
    is_whole_year: bool
    span: Span
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None


def stated_period(report: Report) -> Period | None:
    """The period of the masthead, None when there is none or its dates are damaged (GK706 speaks of those).

    A period without days (2023年1月至12月) is judged by its months, one in Chinese numerals by its years alone.
    """
    passage, years = report.masthead.period, report.masthead.period_years
    if passage is None or years is None:
        return None
    text = _half_width(passage.text)
    match = _PERIOD.search(text)
    if match is not None:
        return _read(match, passage)
    if _RUN_TOGETHER.search(text):
        return None
    months = _MONTHS.search(text)
    whole = years[0] == years[1] and (months is None or (int(months["first"]), int(months["last"])) == (1, 12))
    return Period(tuple(dict.fromkeys(years)), whole, passage.span())


def _half_width(text: str) -> str:
    """In half-width characters, each where it was."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if len(plain) == len(text) else text


def _read(match: re.Match[str], passage: Passage) -> Period | None:
    first, last = (_day(match, number) for number in (1, 2))
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in (first, last)):
        return None
    years = tuple(dict.fromkeys(int(year) for year in (match["year1"], match["year2"]) if year))
    whole = first == (1, 1) and last == (12, 31) and len(years) <= 1
    return Period(years, whole, passage.span(match.start(), match.end()), first, last)


def last_day(report: Report) -> Period | None:
    """The day up to which the preamble says the figures are counted, where it gives no first day (数据截至……)."""
    for match, span in report.body.find(_LAST_DAY):
        if report.prose_at(match.start())[0].section == "preamble":
            last = int(match["month"]), int(match["day"] or 31)
            return Period((int(match["year"]),), last == (12, 31), span, None, last)
    return None


def is_founded_within(report: Report, period: Period) -> bool:
    """Whether the period covers part of a year because the body began, or ceased, in it, as the opening says."""
    if period.first is None or len(period.years) > 1 or (period.first != (1, 1) and period.last != (12, 31)):
        return False
    opening = [prose.text for prose in report.prose if prose.section in ("preamble", "overview")]
    return any(_FOUNDED.search(text) for text in opening)


def _day(match: re.Match[str], number: int) -> tuple[int, int]:
    return int(match[f"month{number}"]), int(match[f"day{number}"])
