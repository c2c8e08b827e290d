"""Automatic numbering → the numbers a person sees: they are in no text of the file."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from gklint.model.light_classes import NamedTuple
from gklint.readers.word.names import VALUE, W

_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MOST_LEVELS = 9


class Level(NamedTuple):
    """One level of a list: where it starts counting, how its numbers look, what stands round them, what follows.

    `restarts`: counting starts anew below each number of a higher level. `legal`: all numbers in it are in digits.
    """

    start: int
    format: str
    text: str
    suffix: str
    restarts: bool = True
    legal: bool = False


class Numbering:
    """The lists of a document. `number` counts, so it has to be called for each numbered paragraph once, in order."""

    def __init__(self, part: Element | None) -> None:
        root = part if part is not None else Element("none")
        levels = {number: _levels(item) for number, item in _abstract_lists(root).items()}
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}  # list → the abstract list that it counts with
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        for item in root.iter(W + "num"):
            number = item.get(W + "numId", "")
            of = _value(item, "abstractNumId") or ""
            self._lists[number] = of
            self._levels[number] = levels.get(of, {})
            self._override(number, item)

    def number(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of this list on this level, with what follows it; "" for none."""
        levels = self._levels.get(list_id, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(self._lists[list_id], [None] * _MOST_LEVELS)
        restart = self._restarts.pop((list_id, level), None)
        before = counts[level]
        counts[level] = restart if restart is not None else own.start if before is None else before + 1
        for lower in range(level + 1, _MOST_LEVELS):
            if lower not in levels or levels[lower].restarts:
                counts[lower] = None
        text = own.text
        for at in range(level + 1):
            one = levels.get(at)
            count = counts[at] if counts[at] is not None else one.start if one else 1
            text = text.replace(
                f"%{at + 1}", _format_number(count or 0, one.format if one and not own.legal else "decimal")
            )
        return text + own.suffix if text else ""

    def _override(self, number: str, item: Element) -> None:
        for override in item.iter(W + "lvlOverride"):
            at = _integer(override.get(W + "ilvl"), 0)
            own = override.find(W + "lvl")
            level = self._levels[number].get(at) if own is None else _level(own)
            start = _value(override, "startOverride")
            if start is not None:
                self._restarts[number, at] = _integer(start, 1)
                level = level and level._replace(start=_integer(start, 1))
            if level is not None and at < _MOST_LEVELS:
                self._levels[number] = {**self._levels[number], at: level}


def _abstract_lists(root: Element) -> dict[str, Element]:
    """The abstract lists by their number; one that only refers to a style of lists is that style's."""
    lists = {item.get(W + "abstractNumId", ""): item for item in root.iter(W + "abstractNum")}
    of_styles = {style: item for item in lists.values() if (style := _value(item, "styleLink"))}
    return {number: of_styles.get(_value(item, "numStyleLink") or "", item) for number, item in lists.items()}


def _levels(abstract: Element) -> dict[int, Level]:
    numbered = ((_integer(level.get(W + "ilvl"), 0), level) for level in abstract.iter(W + "lvl"))
    return {at: _level(level) for at, level in numbered if at < _MOST_LEVELS}


def _level(level: Element) -> Level:
    format = _value(level, "numFmt") or "decimal"
    suffix = {"space": " ", "nothing": ""}.get(_value(level, "suff") or "tab", " ")
    text = "" if format in ("bullet", "none") else _value(level, "lvlText") or ""
    if text.endswith(("、", "）", "．", "。")):
        suffix = ""  # a tab behind a full-width mark is room on the page, no blank in the text
    start, restarts = _integer(_value(level, "start"), 1), _value(level, "lvlRestart") != "0"
    return Level(start, format, text, suffix, restarts, level.find(W + "isLgl") is not None)


def _value(element: Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(VALUE)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _format_number(count: int, format: str) -> str:
    return _WRITERS.get(format, str)(count)


def _chinese(count: int) -> str:
    """一, 十二, 二十, 一百零三: numbers of lists are small; others stay in digits."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def _digit_by_digit(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count)).replace("零", "〇")


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count))


def _circled_number(count: int) -> str:
    return _CIRCLED[count - 1] if 0 < count <= len(_CIRCLED) else str(count)


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 9 + 1) if count > 0 else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        repeats, count = divmod(count, value)
        text += sign * min(repeats, 9)
    return text


_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _circled_number,
    "decimalEnclosedCircleChinese": _circled_number,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
