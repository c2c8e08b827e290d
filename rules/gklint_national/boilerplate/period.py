"""The statistics period, read to the day."""

from __future__ import annotations

import re
from typing import NamedTuple

from gklint.api import Passage, Report, Span

_DATE = r"(?P<month{0}>[0-9]{{1,2}})\s*月\s*(?P<day{0}>[0-9]{{1,2}})\s*日?"
_PERIOD = re.compile(
    r"(?<![0-9])(?:(?P<year1>20[0-9]{2})\s*年\s*)?"
    + _DATE.format(1)
    + r"\s*(?:0\s*[时点])?\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|—+|－|-+|–|~|～)\s*"
    + r"(?:(?P<year2>20[0-9]{2})\s*年\s*|同年|当年)?"
    + _DATE.format(2)
)


class Period(NamedTuple):
    """First and last day as stated: (year, month, day), the year None where it is not written."""

    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]
    span: Span

    @property
    def years(self) -> tuple[int, ...]:
        """The years written, each once."""
        return tuple(dict.fromkeys(year for year in (self.first[0], self.last[0]) if year is not None))

    @property
    def is_whole_year(self) -> bool:
        """From 1 January to 31 December, and not over the turn of a year."""
        return self.first[1:] == (1, 1) and self.last[1:] == (12, 31) and len(self.years) <= 1


def stated_period(report: Report) -> Period | None:
    """The period of the masthead, None when there is none or it cannot be read to the day."""
    passage = report.masthead.period
    return _read(passage) if passage is not None else None


def _read(passage: Passage) -> Period | None:
    match = _PERIOD.search(passage.text)
    if match is None:
        return None
    first, last = (_day(match, number) for number in (1, 2))
    possible = all(1 <= month <= 12 and 1 <= day <= 31 for _, month, day in (first, last))
    return Period(first, last, passage.span(match.start(), match.end())) if possible else None


def _day(match: re.Match[str], number: int) -> tuple[int | None, int, int]:
    year = match[f"year{number}"]
    return (int(year) if year else None, int(match[f"month{number}"]), int(match[f"day{number}"]))
