"""Dates and years as reports write them, garbled ones too: the statistics period, the date of the signature."""

from __future__ import annotations

import re

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import chinese_number

_ZERO = "〇○零Oo0０"
_CHINESE_YEAR = rf"二[{_ZERO}][一二三四五六七八九{_ZERO}]{{2}}"
YEAR = rf"(?:(?:19|20|２０)\d{{2}}|{_CHINESE_YEAR})"
_ZEROES = str.maketrans(dict.fromkeys(_ZERO, "〇"))

_PART = r"[\d\s年月日.．/一二三四五六七八九十-]"
_PERIOD = lazy_pattern(
    rf"(?P<first>{YEAR})(?P<from>{_PART}{{1,18}}?)(?:(?:起始|开始|起)(?:\s?[，,、](?=\s?[至到]))?)?\s?"
    rf"(?:[，,、]?\s?(?:截至|截止)(?:到|至)?|至|到|[—–－～~-]{{1,2}})\s?"
    rf"(?:当年|同年|本年|次年)?\s?(?P<second>{YEAR})?(?P<to>{_PART}{{1,16}})(?:止|截止|期间)?"
)
_OF_STATISTICS = lazy_pattern("(?:统计|統計|数据|數據)(?!局|中心|管理|资源)|期限|时限|時限|时间范围|起止|周期")
_HOUR = lazy_pattern(r"(?<=日)\s?(?:24|00?|零)\s?[时点](?:整|起)?")  # 1月1日0时至12月31日24时
_WHOLE_YEAR = (lazy_pattern(r"0?10?1"), lazy_pattern(r"\d{0,4}1231"))
_CONTEXT = 30  # characters before a range of dates that may say it is the statistics period
_SENTENCE_END = lazy_pattern("[。；\n]")

_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = lazy_pattern(
    rf"(?P<year>{YEAR})\s?(?P<mark>[年.．/-])\s?(?P<month>{_MONTH})\s?(?:月|(?P=mark))\s?(?P<day>{_DAY})\s?日?"
)


class StatedPeriod(NamedTuple):
    """A statistics period: where it stands in the text it was found in, and its two years."""

    start: int
    end: int
    years: tuple[int, int]


class Day(NamedTuple):
    """A date as written, possible or not."""

    date: tuple[int, int, int]
    start: int
    end: int


def year_of(text: str) -> int:
    """2020, ２０２０ or 二〇二〇 as a number."""
    return int(text) if text.isdecimal() else (chinese_number(text.translate(_ZEROES)) or 0)


def period_in(text: str) -> StatedPeriod | None:
    """The statistics period a text states: called so, or else a range from 1 January to 31 December."""
    likely: StatedPeriod | None = None
    if "时" in text or "点" in text:
        text = _HOUR.sub(lambda match: " " * len(match[0]), text)
    for match in _PERIOD.finditer(text):
        if _DATE.fullmatch(match[0].strip()):
            continue  # 2024-01-19
        years = year_of(match["first"]), year_of(match["second"] or match["first"])
        end = match.end() - (len(match[0]) - len(match[0].rstrip()))
        period = StatedPeriod(_with_preposition(text, match.start()), end, years)
        if _is_called(text, match.start()) and _has_days(match):
            return period
        if likely is None and _is_whole_year(match):
            likely = period
    return likely


def _with_preposition(text: str, start: int) -> int:
    """Where 自 or 从 before a date begins, if one stands there."""
    first = max(0, start - 2)
    before = text[first:start].rstrip()
    return first + len(before) - 1 if before.endswith(("自", "从", "從")) else start


def _is_called(text: str, start: int) -> bool:
    """Whether the words before a range of dates, in the same sentence, call it the period of the statistics."""
    before = _SENTENCE_END.split(text[max(0, start - _CONTEXT) : start])[-1]
    return _OF_STATISTICS.search(before) is not None


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _has_days(match: re.Match[str]) -> bool:
    """A range of days, not of years (2020年至2022年)."""
    return len(_digits(match["from"])) > 1 or "月" in match["from"] or "月" in match["to"]


def _is_whole_year(match: re.Match[str]) -> bool:
    first, last = _WHOLE_YEAR
    return (first.fullmatch(_digits(match["from"])) and last.fullmatch(_digits(match["to"]))) is not None


def day_in(text: str) -> Day | None:
    """The date a line ends with, behind a name or alone; None where more follows."""
    found = None
    for match in _DATE.finditer(text):
        found = match
    if found is None or text[found.end() :].strip("。 \t\u3000"):
        return None
    return Day((year_of(found["year"]), _number(found["month"]), _number(found["day"])), found.start(), found.end())


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else (chinese_number(text) or 0)
