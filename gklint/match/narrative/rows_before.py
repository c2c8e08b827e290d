"""Rows of outcomes that the clause before a number names for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part


def lend_rows(parts: Sequence[Part]) -> None:
    """申请内容为过程性信息，依法不予公开的11件: the row of the group; 因国家秘密和内部事务，各2件: each of several."""
    for before, part in pairwise(parts):
        if part.number is None or before.number is not None or part.mark != "，" or before.has("none"):
            continue
        rows = [word for word in before.words if word.kind == "outcome"]
        group, named = part.values("outcome"), {word.value for word in rows}
        row = len(named) == len(group) == 1 and "." not in group[0] and _is_row_of(rows[0].value, group[0])
        if row or (len(named) > 1 and all("." in one for one in named) and _only_each(part)):
            part.rewrite([*rows, *part.words])


def _is_row_of(row: str, group: str) -> bool:
    """Whether it is a row of the group; 不再处理 is also said of the rows of 其他处理."""
    return row.startswith(f"{group}.") or (group == "not_processed" and row.startswith("other."))


def _only_each(part: Part) -> bool:
    """Whether it has nothing but 各 and a number: 各2件."""
    bare = all(word.kind in ("plain", "number", "each") for word in part.words)
    return bare and any(one.text == "各" and two is part.number for one, two in pairwise(part.words))
