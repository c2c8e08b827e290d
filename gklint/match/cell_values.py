"""What a table cell says: a number, a placeholder, nothing, or words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gklint.model.numerals import PLACEHOLDERS, Number, arabic_number, chinese_number


class CellKind(Enum):
    VALUE = "value"
    BLANK = "blank"
    HOLDER = "holder"  # a placeholder written where a number belongs
    DOUBTFUL = "doubtful"  # a number only where a number is due: 三, 3., O
    TEXT = "text"


class CellReading(NamedTuple):
    """A cell's kind, and its number with unit for VALUE and DOUBTFUL."""

    kind: CellKind
    value: Number | None = None
    unit: str = ""


BLANK = CellReading(CellKind.BLANK)
_TEXT = CellReading(CellKind.TEXT)
_HOLDER = CellReading(CellKind.HOLDER)
_VALUE = re.compile(
    r"(?P<sign>[+\-−–]|增加|增|减少|减)?\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"\s?(?P<unit>万元|亿元|元|件次|人次|件|条|个|项|次|宗|起|份|部|例|%)?\s?(?P<note>[(\[（【].*)?"
)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_LETTERED = re.compile(r"[0-9OolI〇○]*[OolI〇○][0-9OolI〇○]*")
_LETTERS = str.maketrans("OolI〇○", "001100")
_SIGNS = {"+": 1, "增": 1, "增加": 1, "-": -1, "−": -1, "–": -1, "减": -1, "减少": -1}


@lru_cache(maxsize=16384)
def read_cell(text: str) -> CellReading:
    """Read one cell's text. Full-width digits, signs, units and notes behind the number are understood."""
    if text.isascii() and text.isdigit() and len(text) < 16:
        return CellReading(CellKind.VALUE, int(text))
    plain = unicodedata.normalize("NFKC", text).strip().strip("\u200b\ufeff")
    if not plain:
        return BLANK
    if plain in PLACEHOLDERS:
        return _HOLDER
    if len(plain) > 60:
        return _TEXT
    match = _VALUE.fullmatch(plain)
    if match is not None:
        return _number(match)
    return _doubtful(plain)


def _number(match: re.Match[str]) -> CellReading:
    value = arabic_number(match["number"])
    if value is None or len(match["number"]) > 20:
        return _TEXT
    sign = _SIGNS.get(match["sign"] or "+", 1)
    return CellReading(CellKind.VALUE, sign * value, match["unit"] or "")


def _doubtful(plain: str) -> CellReading:
    """Numbers that are labels or words elsewhere: Chinese numerals, `3.`, letters for digits, `1 275`."""
    if _SPACED.fullmatch(plain):
        return CellReading(CellKind.DOUBTFUL, int(plain.replace(" ", "")))
    if re.fullmatch(r"\d{1,9}\.", plain):
        return CellReading(CellKind.DOUBTFUL, int(plain[:-1]))
    if len(plain) < 12 and _LETTERED.fullmatch(plain):
        return CellReading(CellKind.DOUBTFUL, int(plain.translate(_LETTERS)))
    numeral = chinese_number(plain.removesuffix("件").removesuffix("条")) if len(plain) < 9 else None
    return _TEXT if numeral is None else CellReading(CellKind.DOUBTFUL, numeral)


def in_unit(reading: CellReading, unit: str) -> Number | None:
    """The value in the figure's unit: amounts written in 元 or 亿元 are turned into 万元 for a `money` figure."""
    value = reading.value
    if value is None or unit != "money":
        return value
    if reading.unit == "元":
        return Decimal(value) / 10_000
    return value * 10_000 if reading.unit == "亿元" else value
