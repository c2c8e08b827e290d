"""Shares of one whole told in a row: 网上占65%，信函占22%，当面占13%, which are 100 per cent together at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part
from gklint.model.narrative import Claim

_LEAST = 2
_OTHERS = ("time", "compare", "up", "down", "rate", "each", "except", "none", "result", "ofwhich", "rest")


def partitions_in(flat: Sequence[Part]) -> Iterator[Claim]:
    """The shares of kinds of applicants, outcomes or channels, with the sum of each row of them."""
    shares = [part for part in flat if part.unit == "%"]
    for kind in ("party", "outcome", "part") if len(shares) >= _LEAST else ():
        row = [part for part in shares if part.number is not None and _names_one(part, kind)]
        names = [_name(part, kind) for part in row]
        if len(row) < _LEAST or len(set(names)) < len(names) or _overlap(names) or _is_scattered(flat, row):
            continue
        if any(map(_changes, flat)):
            continue
        last = row[-1].number
        assert last is not None
        told = tuple(part.number.amount for part in row if part.number is not None)
        yield Claim((), "share", sum(told), unit="%", start=last.start, end=last.end, clause=row[-1].place,
                    against=told, manner="together")  # fmt: skip


def _names_one(part: Part, kind: str) -> bool:
    """Whether one name of the kind stands before its share and nothing that could be another base or scope."""
    number = part.number
    if number is None or number.about or part.shared or not part.has("share") or any(map(part.has, _OTHERS)):
        return False
    before = part.words[: part.words.index(number)] if number in part.words else []
    at = next((index for index, word in enumerate(before) if word.kind == "share"), 0)
    named = [word for word in before[:at] if word.kind == kind]
    channel = kind != "part" or all(word.value == "channel" for word in named)
    behind = before[at + 1 :]
    return len(named) == 1 and channel and all(word.kind == "plain" for word in behind)


def _name(part: Part, kind: str) -> str:
    word = next(word for word in part.words if word.kind == kind)
    return word.text if kind == "part" else word.value


def _overlap(names: Sequence[str]) -> bool:
    """Whether one of them is a part of another: 法人 and 企业, 不予公开 and its rows."""
    nested = any(one != two and two.startswith(one) for one in names for two in names)
    return nested or bool({"organisations", "anybody"} & set(names))


def _is_scattered(flat: Sequence[Part], row: Sequence[Part]) -> bool:
    """Whether a full clause of something else lies between two of them."""
    at = [next(index for index, part in enumerate(flat) if part is one) for one in row]
    return any(two - one > _LEAST or flat[two].mark == "；" for one, two in pairwise(at))


def _changes(part: Part) -> bool:
    return any(map(part.has, ("compare", "up", "down"))) or part.has("time", "last", "other")
