"""The totals that the items of a list may be of: before 其中, in the same group of clauses, the nearest."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.counts import amount, family, is_count


def start_of_group(parts: Sequence[Part], at: int, first: int, items: Sequence[Part]) -> int:
    """Where the totals begin that may be meant: behind the last ；, if a number of that kind stands there."""
    begin = max((index for index in range(first) if parts[index].mark == "；"), default=0)
    told = any(
        is_count(one) and family(one) == family(items[0]) and one.unit == items[0].unit for one in parts[begin:first]
    )
    return begin if told else 0


def open_totals(before: Sequence[Part], items: Sequence[Part]) -> list[Part]:
    """The numbers before 其中 of which the items can be parts, nearest last."""
    most = max(map(amount, items))
    return [
        part for part in before
        if is_count(part) and family(part) == family(items[0]) and amount(part) >= most
        and not part.has_any(("compare", "up", "down")) and not part.has("time", "last", "other")
    ]  # fmt: skip


def nearest_total(before: Sequence[Part], items: Sequence[Part]) -> list[Part]:
    """The only number before the items, when one of them is more than it."""
    counts = [one for one in before if one.number is not None and is_count(one)]
    plain = (
        len(counts) == 1
        and any(counts[0].unit == one.unit and amount(one) > amount(counts[0]) for one in items)
        and not any(counts[0].has(kind) for kind in ("compare", "up", "down"))
    )
    return counts if plain and not counts[0].has("time", "last", "other") else []
