"""Sets of characters as ranges: what a pattern's parts can match, to decide whether two of them overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LAST = 0x10FFFF
_BASIC = 0xFFFF  # categories are worked out for this plane; all above counts as one
Ranges = tuple[tuple[int, int], ...]  # sorted, apart, both ends included

NOTHING: Ranges = ()
EVERYTHING: Ranges = ((0, _LAST),)


def union(parts: Iterable[Ranges]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(pair for part in parts for pair in part):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    found, at = [], 0
    for low, high in ranges:
        if at < low:
            found.append((at, low - 1))
        at = high + 1
    if at <= _LAST:
        found.append((at, _LAST))
    return tuple(found)


def overlap(one: Ranges, other: Ranges) -> bool:
    """Whether some character is in both."""
    return any(low <= high2 and low2 <= high for low, high in one for low2, high2 in other)


@lru_cache(maxsize=8)
def category(escape: str) -> Ranges:
    r"""The characters of `\d`, `\s` or `\w`; above the basic plane every one counts as of the category."""
    text = "".join(map(chr, range(_BASIC + 1)))
    runs = [(match.start(), match.end() - 1) for match in re.finditer(f"{escape}+", text)]
    return union([tuple(runs), ((_BASIC + 1, _LAST),)])


def case_folded(ranges: Ranges) -> Ranges:
    """The ranges with every letter in both cases; everything when that would be long work."""
    if sum(high - low for low, high in ranges) > 2000:
        return EVERYTHING
    letters = [chr(point) for low, high in ranges for point in range(low, high + 1)]
    both = {c for letter in letters for form in (letter.lower(), letter.upper()) for c in form}
    return union([ranges, *(((ord(c), ord(c)),) for c in sorted(both))])
