"""What a table cell says: a number, a placeholder, nothing, or words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import PLACEHOLDERS, Number, arabic_number, chinese_number
from gklint.model.report import CellState


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
_VALUE = lazy_pattern(
    r"(?P<sign>[+\-−–]|增加|增|减少|减)?\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"\s?(?P<unit>万元|亿元|元|件次|人次|件|条|个|项|次|宗|起|份|部|例|%)?\s?(?P<note>[(\[（【].*)?"
)
# Marks and spaces without width, joiners, soft hyphens, directions, selectors, fillers. Not the reversing override.
_INVISIBLE = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202d\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_STRUCK = lazy_pattern("[^\u0335\u0336][\u0335\u0336]")
_RAISED = "\u00b9\u00b2\u00b3\u2070-\u209f"
_CIRCLED = "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf"
_BRACKETED_MARK = rf"[\[［〔](?:注?[0-9{_RAISED}]{{1,2}}|注)[\]］〕]"
_NOTE_MARK = lazy_pattern(rf"(?<=[0-9０-９])\s?(?:[{_RAISED}{_CIRCLED}*＊※†‡]+|{_BRACKETED_MARK})+$")
_FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
_NO_DIGIT = lazy_pattern(rf"[{_RAISED}{_CIRCLED}{_FRACTIONS}\u202e\u20d0-\u20ff\u0300-\u036f\u3200-\u32ff]")
_SPACED = lazy_pattern(r"\d{1,3}(?: \d{3})+")
_LETTERED = lazy_pattern(r"[0-9OolI〇○]*[OolI〇○][0-9OolI〇○]*")
_LETTERS = str.maketrans("OolI〇○", "001100")
_STATES: dict[CellKind, CellState] = {
    CellKind.VALUE: "number",
    CellKind.DOUBTFUL: "number",
    CellKind.BLANK: "blank",
    CellKind.HOLDER: "placeholder",
    CellKind.TEXT: "unreadable",
}
_SIGNS = {"+": 1, "增": 1, "增加": 1, "-": -1, "−": -1, "–": -1, "减": -1, "减少": -1}


@lru_cache(maxsize=16384)
def read_cell(text: str) -> CellReading:
    """Read one cell's text. Full-width digits, signs, units and notes behind the number are understood."""
    if text.isascii() and text.isdigit() and len(text) < 16:
        return CellReading(CellKind.VALUE, int(text))
    shown = visible(text)
    if not shown:
        return _TEXT if "\u0336" in text else BLANK
    if (unmarked := _without_mark(shown)) is None:
        return _TEXT
    plain = unicodedata.normalize("NFKC", unmarked).strip()
    if not plain:
        return _TEXT
    if plain in PLACEHOLDERS:
        return _HOLDER
    if len(plain) > 60:
        return _TEXT
    match = _VALUE.fullmatch(plain)
    if match is not None:
        return _number(match)
    return _doubtful(plain)


def visible(text: str) -> str:
    """A cell's text without outer blanks, characters that nobody sees, and digits struck out by a combining stroke."""
    if text.isascii():
        return text.strip()
    return _INVISIBLE.sub("", _STRUCK.sub("", text)).strip()


def _without_mark(text: str) -> str | None:
    """The text without the mark of a footnote at its end; None for one that no plain number can be read from.

    Raised, lowered and circled characters are no digits of a number, a character in a reversed order is none to trust.
    """
    if text.isascii():
        return _NOTE_MARK.sub("", text)
    unmarked = _NOTE_MARK.sub("", text)
    return None if _NO_DIGIT.search(unmarked) else unmarked


@lru_cache(maxsize=16384)
def read_figure(text: str, unit: str) -> tuple[Number | None, CellState]:
    """The figure of a cell in the `unit` that the form wants, and what the cell is, for whoever has only its figure."""
    reading = read_cell(text)
    return _in_unit(reading, unit), _STATES[reading.kind]


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


def _in_unit(reading: CellReading, unit: str) -> Number | None:
    """The value in the figure's unit: amounts written in 元 or 亿元 are turned into 万元 for a `money` figure."""
    value = reading.value
    if value is None or unit != "money":
        return value
    if reading.unit == "元":
        return Decimal(value) / 10_000
    return value * 10_000 if reading.unit == "亿元" else value
