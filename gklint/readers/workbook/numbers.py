"""A number in a sheet → what a person sees: decimals, thousands, percent, dates, units of its number format."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_BUILTIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 31: "yyyy年m月d日",
            37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
            44: "#,##0.00", 57: "yyyy年m月", 58: "m月d日"}  # fmt: skip
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?")
_DATE = re.compile(r"[yd]", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)
_LAST_DAY = 2_958_465  # 9999-12-31


def builtin_format(number: int) -> str:
    """The code of a number format that no file spells out; empty for General."""
    return _BUILTIN.get(number, "")


def shown(raw: str, code: str) -> str:
    """The number `raw` (as stored: `130`, `79.15`, `1E-3`) in the format `code`; raw itself when it is no number."""
    if raw.isdecimal() and not code and len(raw) < 12:
        return raw
    try:
        value = Decimal(repr(float(raw)))
    except (ValueError, OverflowError, ArithmeticError):
        return raw
    if not value.is_finite():
        return raw
    text = _formatted(value, code) if code else ""
    return text if any(map(str.isdigit, text)) else plain(value)


def plain(value: Decimal) -> str:
    """130.0 → 130, 79.150 → 79.15, 0.30000000000000004 → 0.3: fifteen digits, as Excel has them."""
    rounded = +value if value == 0 else value.quantize(Decimal(1).scaleb(value.adjusted() - 14))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _formatted(value: Decimal, code: str) -> str:
    """The value as its format shows it; nothing for a format that is not understood."""
    literals = _LITERAL.sub("", code.split(";")[0])
    if _DATE.search(literals):
        return _day(value, code)
    parts = _parts(_section(value, code))
    if parts is None or abs(value) >= Decimal(10) ** 25:
        return ""
    before, decimals, thousands, after = parts
    scaled = abs(value) * 100 if "%" in after else abs(value)
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = "-" if value < 0 and rounded else ""
    return f"{sign}{before}{rounded:{',' if thousands else ''}f}{after}"


def _section(value: Decimal, code: str) -> str:
    """The part of the format that shows zero, or any other number; red and brackets for negative ones are left out."""
    sections = code.split(";")
    return sections[2 if value == 0 and len(sections) > 2 else 0]


@lru_cache(maxsize=256)
def _parts(section: str) -> tuple[str, int, bool, str] | None:
    """Text before, decimals, thousands or not, text after; None when the section shows no number."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literal = match[1] or match[2]
        kept.append(literal or "")
        return "\0" if literal else ""

    marked = _LITERAL.sub(keep, section)
    digits = _DIGITS.search(marked)
    if digits is None or "General" in section or "/" in marked or "E" in marked:
        return None
    texts = iter([text for text in kept if text])
    before = re.sub("\0", lambda _: next(texts), marked[: digits.start()])
    after = re.sub("\0", lambda _: next(texts), marked[digits.end() :])
    decimals = len(digits[0].partition(".")[2])
    return before.strip(), decimals, "," in digits[0].rstrip(","), after.strip()


def _day(value: Decimal, code: str) -> str:
    """A day as year, month and day in the manner of the format; the hour is left out."""
    if not 1 <= value <= _LAST_DAY:
        return ""
    day = _EPOCH + timedelta(days=int(value))
    if "年" in code or "月" in code:
        year = f"{day.year}年" if "y" in code.lower() else ""
        return f"{year}{day.month}月" + (f"{day.day}日" if "d" in code.lower() else "")
    return f"{day.year}/{day.month}/{day.day}" if "/" in code else f"{day.year}-{day.month:02}-{day.day:02}"
