"""Whether a list says that its items are all there is, leaves it open, or names some of many."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.counts import amount, family
from gklint.model.lazy_pattern import lazy_pattern

_VAGUE = ("等", "主要", "重点", "重点领域", "部分", "为主", "多为", "大多", "突出", "典型")
_NO_OTHERS = lazy_pattern(
    "(?:[无没]|没有|再无|别无|并无|未有)(?:其[他它余]|别的|旁的|第)|(?:就|只有|仅有?|仅此|只此)[这此][一二两三四五六七八九几]?[类种项个条档]"
    "|别无|再无|除此|除去此|没有遗漏|无一遗漏|无遗漏"
)
_OTHERS = lazy_pattern("其[他它]|其余|别的|余下|另外")


def manner_of(totals: Sequence[Part], items: Sequence[Part], behind: Sequence[Part], *, shown: bool) -> str:
    """`stated` where the words say that the items are all, `open` where they say that they are some, else `closed`.

    `behind` are the parts from the first item on, `shown` that the way of telling it already says so, as a colon or
    bracket right behind the total does.
    """
    if _is_vague(behind) or len(totals) > 1:
        return "open"
    return "stated" if shown or _states_all(items) or _excludes_others(behind) else "closed"


def _is_vague(parts: Sequence[Part]) -> bool:
    return any(word.text in _VAGUE or "等" in word.text for part in parts for word in part.words)


def _states_all(items: Sequence[Part]) -> bool:
    """Whether the items are all by their own words: 分别为, 由……组成, a last one of others, one of none."""
    if any(item.has("closed") or item.has("rest") or item.said("分别为", "分别是", "分别", "即") for item in items):
        return True
    return _OTHERS.search(items[-1].text) is not None or (len(items) > 1 and any(amount(item) == 0 for item in items))


def _excludes_others(behind: Sequence[Part]) -> bool:
    """Whether a clause behind the items says that there is nothing else: 无其他渠道, 就这两类."""
    return any(part.number is None and _NO_OTHERS.search(part.text) for part in behind)


def is_ended(parts: Sequence[Part], items: Sequence[Part]) -> bool:
    """Whether the list ended by itself: nothing of the same kind follows that could be one item more."""
    at = next(index for index, part in enumerate(parts) if part is items[-1])
    rest = [part for part in parts[at + 1 :] if part.number is not None]
    return (
        not rest
        or rest[0].mark == "；"
        or rest[0].has("ofwhich")
        or family(rest[0]) != family(items[0])
        or ends(rest[0])
    )


def ends(part: Part) -> bool:
    """Whether a number ends a list before it: it is of another time, of all, or of what became of them."""
    kinds = ("compare", "all", "none", "up", "down", "rate", "rest", "each", "reach")
    return (
        part.has_any(kinds)
        or part.has("time", "last", "year", "other")
        or part.has("act", "pending", "done")
        or part.has("part", "due")
    )
