"""Numbers as officials write them: Arabic, full-width, Chinese numerals, 余 and 多, units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

Number = int | Decimal

# What is written in a cell in the place of a number that there is not.
PLACEHOLDERS = frozenset(
    ["/", "\\", "-", "--", "---", "—", "——", "–", "－", "―", "*",
     "无", "不涉及", "不适用", "暂无", "空", "没有", "N/A", "n/a"]
)  # fmt: skip

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
           "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 40  # characters of a number; a longer run of digits is none
_MOST_DIGITS = 60  # before and behind the point of a number from outside: a larger one is slow to write out
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def is_sober(number: Number | None) -> bool:
    """Whether a number has no more digits than any report states."""
    if isinstance(number, Decimal):
        return number.is_finite() and max(abs(number.adjusted()), len(number.as_tuple().digits)) <= _MOST_DIGITS
    return number is None or abs(number) < 10**_MOST_DIGITS


@lru_cache(maxsize=1024)
def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral: 十二 → 12, 廿二 → 22, 三百零五 → 305, 二〇二〇 → 2020; None for anything else."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > _LONGEST or any(c not in _DIGITS and c not in _TENS and c not in _MYRIADS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            section += (digit or 1) * _TENS[c]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[c] if c == "亿" else total + (section + digit) * _MYRIADS[c]
            section = digit = 0
    return total + section + digit


def arabic_number(text: str) -> Number | None:
    """The value of `1,276`, `79.1500`, `-2`, `＋１９`: an int, or a Decimal where decimals are written."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-").replace("–", "-").replace(",", "")
    if len(plain) > _LONGEST or not re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", plain):
        return None
    return Decimal(plain) if "." in plain else int(plain)


class Count(NamedTuple):
    """A number in prose: `value` in plain units (万 and 亿 multiplied out), where it stands in the text.

    `unit` is the measure word or unit after it (件, 条, 万元, %, …) or ``; `approximate` for 余, 多, 近, 约 and
    the like; `year` when it is a year or part of a date.
    """

    value: Number
    start: int
    end: int  # end of number and unit
    unit: str
    approximate: bool = False
    year: bool = False


_UNITS = "人次|场次|件次|条次|万元|亿元|元|件|条|份|起|宗|例|个|项|篇|部|次|人|名|期|批|场|户|家|本|页|封|天|个工作日|%|％|个百分点"  # noqa: E501
_ORDINAL = "第"
_VAGUE = ("近", "约", "逾", "超过", "超", "不足")  # before a number, perhaps with a blank between
# The look-behind stands behind the first digit: so places without a digit are passed over quickly.
_COUNT = lazy_pattern(
    r"(?:(?P<arabic>[0-9０-９](?<![\d.．A-Za-z].)[0-9０-９]*(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?)"
    r"|(?P<chinese>[零〇一二两三四五六七八九十百千]+))"
    r"\s?(?P<scale>[万亿千百]?)(?P<after>余|多|来|几)?(?P<scale2>[万亿]?)"
    rf"\s?(?P<unit>{_UNITS}|年度|年|月|日|号|点|时)?(?P<more>左右|以上|以下|余|上下)?"
)
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DATE_UNITS = {"年度", "年", "月", "日", "号", "点", "时"}


def counts_in(text: str) -> Iterator[Count]:
    """The numbers of a text in order; ordinals (第3) are left out, Chinese numerals only with a unit after them."""
    return iter(_counts(text))


@lru_cache(maxsize=128)
def _counts(text: str) -> tuple[Count, ...]:
    """The same, kept for the next rule that reads the sentence."""
    return tuple(_find_counts(text))


def _find_counts(text: str) -> Iterator[Count]:
    for match in _COUNT.finditer(text):
        arabic, chinese, scale1, after, scale2, unit, more = match.groups("")
        start = match.start()
        before = start - 1 if text[start - 1 : start].isspace() else start
        if (chinese and not unit) or text.endswith(_ORDINAL, 0, before):
            continue
        value = arabic_number(arabic) if arabic else chinese_number(chinese)
        if value is None:
            continue
        scale = _SCALES[scale1] * _SCALES[scale2]
        if scale != 1:
            value = value * scale
            if isinstance(value, Decimal) and value == value.to_integral_value():
                value = int(value)
        vague = bool(after or more) or text.endswith(_VAGUE, 0, before)
        end = match.end("unit") if unit else (match.end("arabic") if arabic else match.end("chinese"))
        end = max(end, match.end("scale"), match.end("scale2"))
        yield Count(value, start, end, unit, vague, unit in _DATE_UNITS)
