"""How much of two texts is the same: the share of common runs of eight characters among all."""

from __future__ import annotations

_RUN = 8
_LEAST_CLAUSES = 0.2  # of the shorter text in clauses of both; below, no share worth telling can come about


def likeness(one: str, other: str, least: float) -> float:
    """The Jaccard index of the runs, from 0 to 1; 0 where a quick look shows that it is below `least`."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _RUN or shorter < 0.9 * least * longer:
        return 0.0
    common = set(one.split("，")) & set(other.split("，"))
    if sum(map(len, common)) < _LEAST_CLAUSES * shorter:
        return 0.0
    first, second = _runs(one), _runs(other)
    return len(first & second) / len(first | second)


def percent(share: float) -> str:
    """`93%`, never more than there is."""
    return f"{int(share * 100)}%"


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
