"""Colours as style sheets write them → RRGGBB."""

from __future__ import annotations

from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.readers.ink import WHITE

CLEAR = "clear"  # no colour at all
_UNKNOWN = "?"
_NAMED = {"white": WHITE, "snow": "FFFAFA", "ghostwhite": "F8F8FF", "black": "000000", "red": "FF0000"}
_HEX = lazy_pattern(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}(?:[0-9a-f]{2})?)")
_PARTS = lazy_pattern(r"(\d*\.?\d+)(%?)")
_SHORT = 4  # digits of a colour with one for each part
_CLEAREST = 0.05  # of 1, what is let through at most by a colour that is seen


@lru_cache(maxsize=1024)
def color_of(text: str) -> str:
    """The colour (RRGGBB) that a text names in lower case; `?` for what is not known, CLEAR for none."""
    if text == "transparent":
        return CLEAR
    if hexadecimal := _HEX.fullmatch(text):
        digits = hexadecimal[1]
        digits = "".join(digit * 2 for digit in digits) if len(digits) <= _SHORT else digits
        return CLEAR if int(digits[6:] or "ff", 16) < _CLEAREST * 255 else digits[:6].upper()
    if text.startswith(("rgb", "hsl")):
        return _of_parts(text)
    return _NAMED.get(text, _UNKNOWN)


def _of_parts(text: str) -> str:
    """The colour of `rgb(…)`, or white and black of `hsl(…)`."""
    parts = [(float(number), percent) for number, percent in _PARTS.findall(text[3:])][:4]
    if len(parts) < 3:
        return _UNKNOWN
    if len(parts) > 3 and parts[3][0] / (100 if parts[3][1] else 1) < _CLEAREST:
        return CLEAR
    if text.startswith("hsl"):
        return WHITE if parts[2][0] > 97 else "000000" if parts[2][0] < 3 else _UNKNOWN
    values = (round(number * 2.55 if percent else number) for number, percent in parts[:3])
    return "".join(f"{min(value, 255):02X}" for value in values)
