"""Text that is in a file and that nobody sees on the page: in the colour of what it stands on, or too small to read."""

from __future__ import annotations

from gklint.model.lazy_pattern import lazy_pattern

WHITE = "FFFFFF"
LEAST_SIZE = 2.0  # points; smaller text is a line of dust on paper, and on screen
_HEX = lazy_pattern(r"[0-9A-Fa-f]{6}")
_ALIKE = 12  # of 255, by which no part of two colours that look the same differs


def look_alike(color: str, ground: str) -> bool:
    """Whether two colours (RRGGBB) look the same to a reader; what is no colour is like none."""
    if not (_HEX.fullmatch(color) and _HEX.fullmatch(ground)):
        return False
    pairs = ((int(color[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4))
    return all(abs(one - other) <= _ALIKE for one, other in pairs)
