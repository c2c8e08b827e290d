"""A number in a sheet → what a person sees: decimals, thousands, percent, dates, units of its number format."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

_BUILTIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 31: "yyyy年m月d日",
            37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
            44: "#,##0.00", 57: "yyyy年m月", 58: "m月d日"}  # fmt: skip
_LITERAL = lazy_pattern(r'"([^"]*)"|[\\!](.)|\[[^\]]*\]|_.|\*.')
_DIGITS = lazy_pattern(r"([#0?][#0?,]*)(?:\.([#0?]+))?(,*)")
_DATE = lazy_pattern(r"[yd]", re.IGNORECASE)
_CONDITION = lazy_pattern(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,9})?)\]")
_EQUAL = ("=", "<=", ">=")
_TEXT_SECTION = 3  # of a format: the one for text, behind those for numbers
EPOCH = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)  # of workbooks that once were made on a Mac
_DOUBLED_DAY = 60  # 29 February 1900, which Excel counts and which never was: days before it are one later
_LAST_DAY = 2_957_003  # by which both come to the end of the year 9999


def builtin_format(number: int) -> str:
    """The code of a number format that no file spells out; empty for General."""
    return _BUILTIN.get(number, "")


def format_number(raw: str, code: str, first_day: date = EPOCH) -> str:
    """The number `raw` (as stored: `130`, `79.15`, `1E-3`) in the format `code`; raw itself when it is no number.

    `first_day` is the day whose number is nought.
    """
    if raw.isdecimal() and not code and len(raw) < 12:
        return raw
    try:
        value = Decimal(repr(float(raw)))
    except (ValueError, OverflowError, ArithmeticError):
        return raw
    if not value.is_finite():
        return raw
    if not code:
        return plain(value)
    text = _apply_format(value, code, first_day)
    fixed = _fixed_text(_section(value, code)) if value else ""
    return fixed or (text if any(map(str.isdigit, text)) else plain(value))


def shows_nothing(code: str, *, is_text: bool) -> bool:
    """Whether a format shows nothing of what a cell holds: `;;;` does so. A nought left blank is read as such."""
    sections = code.split(";")
    if is_text:
        return len(sections) > _TEXT_SECTION and not _LITERAL.sub(_literal, sections[_TEXT_SECTION]).strip()
    if not code or (len(sections) == 1 and "[" in code):
        return False
    return not any(_LITERAL.sub(_literal, one).strip() for one in sections[:_TEXT_SECTION])


def _literal(match: re.Match[str]) -> str:
    return match[1] or match[2] or ""


def plain(value: Decimal) -> str:
    """130.0 → 130, 79.150 → 79.15, 0.30000000000000004 → 0.3: fifteen digits, as Excel has them."""
    rounded = +value if value == 0 else value.quantize(Decimal(1).scaleb(value.adjusted() - 14))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _apply_format(value: Decimal, code: str, first_day: date) -> str:
    """The value as its format shows it; nothing for a format that is not understood."""
    literals = _LITERAL.sub("", code.split(";")[0])
    if _DATE.search(literals):
        return _day(value, code, first_day)
    shape = _shape(_section(value, code))
    if shape is None or abs(value) >= Decimal(10) ** 25:
        return ""
    return shape.apply(value)


def _section(value: Decimal, code: str) -> str:
    """The part of the format that shows zero, or any other number; red and brackets for negative ones are left out."""
    sections = code.split(";")
    conditions = [_CONDITION.search(one) for one in sections]
    if any(conditions):
        held = (one for one, told in zip(sections, conditions, strict=True) if told is None or _holds(value, told))
        return next(held, sections[-1])
    return sections[2 if value == 0 and len(sections) > 2 else 0]


def _holds(value: Decimal, condition: re.Match[str]) -> bool:
    sign, bound = condition[1], Decimal(condition[2])
    return ("<" in sign and value < bound) or (">" in sign and value > bound) or (sign in _EQUAL and value == bound)


def _fixed_text(section: str) -> str:
    """What a section without a place for the number shows instead of it: `"—"`."""
    return "" if _LITERAL.sub("", section).strip() else _LITERAL.sub(_literal, section).strip()


class _NumberFormat(NamedTuple):
    """How a section of a format shows a number: the text round it, its digits, and what it is divided by."""

    before: str
    after: str
    digits: int  # before the point, at least
    decimals: int
    optional: int  # decimals that are left out when they are zero
    thousands: bool
    divisor: Decimal

    def apply(self, value: Decimal) -> str:
        scaled = abs(value) * (100 if "%" in self.after else 1) / self.divisor
        rounded = scaled.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        text = f"{rounded:{',' if self.thousands else ''}f}"
        whole, point, decimals = text.partition(".")
        kept = decimals[: self.decimals - self.optional] + decimals[self.decimals - self.optional :].rstrip("0")
        sign = "-" if value < 0 and rounded else ""
        return f"{sign}{self.before}{whole.zfill(self.digits)}{point if kept else ''}{kept}{self.after}"


@lru_cache(maxsize=256)
def _shape(section: str) -> _NumberFormat | None:
    """The shape of a section; None when it shows no number, or in a way that is not understood."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literal = match[1] or match[2]
        kept.append(literal or "")
        return "\0" if literal else ""

    marked = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(marked)
    if digits is None or "General" in section or any(mark in marked for mark in "/E:"):
        return None
    if _DIGITS.search(marked, digits.end()):  # such as 0!.0, for tenths of thousands
        return None
    texts = iter([text for text in kept if text])
    before = re.sub("\0", lambda _: next(texts), marked[: digits.start()])
    after = re.sub("\0", lambda _: next(texts), marked[digits.end() :])
    whole, decimals = digits[1].rstrip(","), digits[2] or ""
    commas = len(digits[1]) - len(whole) + len(digits[3])
    return _NumberFormat(
        before.strip(), after.strip(), whole.count("0"), len(decimals), len(decimals) - len(decimals.rstrip("#?")),
        "," in whole, Decimal(1000) ** commas,
    )  # fmt: skip


def _day(value: Decimal, code: str, first_day: date) -> str:
    """A day as year, month and day in the manner of the format; the hour is left out."""
    if not 0 <= value <= _LAST_DAY:
        return ""
    if value < 1 and first_day == EPOCH:
        return "1900/1/0"
    day = first_day + timedelta(days=int(value) + (first_day == EPOCH and value < _DOUBLED_DAY))
    if "年" in code or "月" in code:
        year = f"{day.year}年" if "y" in code.lower() else ""
        return f"{year}{day.month}月" + (f"{day.day}日" if "d" in code.lower() else "")
    return f"{day.year}/{day.month}/{day.day}" if "/" in code else f"{day.year}-{day.month:02}-{day.day:02}"
