"""Which numbers of a sentence are those of an earlier year, and which say by how much."""

from __future__ import annotations

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.words import Word

EARLIER = ("last", "other")


def is_earlier(part: Part) -> bool:
    """Whether its number is that of an earlier year."""
    if part.number is None or part.unit == "%" or is_difference(part):
        return False
    this_year = part.has("time", "year") and not part.has("compare")  # 今年较上年的704件
    if part.has("time", "part") and part.words[0].kind == "compare":
        return True  # 较第三季度的29件增加9件
    return part.has("time", *EARLIER) and not this_year and not part.has("reach")


def is_exactly_earlier(part: Part) -> bool:
    """The same of an exact number."""
    return is_earlier(part) and part.number is not None and not is_rough(part.number)


def is_rough(number: Word) -> bool:
    """Whether it is a rough figure; 150万次 is exact to its last digit."""
    return number.about not in ("", "rounded")


def is_difference(part: Part) -> bool:
    """Whether its number says by how much: the word for more or less stands before it."""
    if part.number is None or part.has("reach"):
        return False
    more = False
    for word in part.words:
        if word is part.number:
            break
        if word.kind in ("up", "down"):
            more = True
        elif word.kind == "time" and word.value in EARLIER:
            more = False  # 增幅较上一年的12.8%收窄
    return more
