"""Figures of several years or periods told in a row: 前年收到964件，去年1087件，今年1321件."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.counts import family
from gklint.match.narrative.words import Word

_HEADS = ("subject", "outcome", "result", "party", "act")
_BARE = ("time", "plain", "total", "number", "reach")
_JOINTS = ("为", "是", "有")


def lend_along(parts: Sequence[Part]) -> None:
    """Give the parts that have only a time and a number what the first of their row counts."""
    first: Part | None = None
    time: list[Word] = []
    for part in parts:
        if part.mark == "；" and first is not None and not _goes_on(part):
            first = None
        if part.number is None:
            time = [word for word in part.words if word.kind == "time"] if _only_a_time(part) else []
            continue
        if first is not None and _goes_on(part, time) and family(part) == family(first):
            heads = [word for word in first.words if word.kind in _HEADS]
            part.rewrite([*time, *heads, *part.words])
        elif part.has("time") or time:
            first = part if part.has_any(_HEADS) and not part.shared and _is_plain(part) else None
            if first is not None and time and not part.has("time"):
                first.rewrite([*time, *part.words])
        else:
            first = None
        time = []


def _is_plain(part: Part) -> bool:
    return not part.has_any(("compare", "up", "down", "ofwhich", "share", "all", "rest", "except", "each"))


def _only_a_time(part: Part) -> bool:
    return all(word.kind in ("time", "plain") for word in part.words) and part.has("time")


def _goes_on(part: Part, time: Sequence[Word] = ()) -> bool:
    """Whether it has a time and a number and no more."""
    return (part.has("time") or bool(time)) and not part.shared and all(word.kind in _BARE for word in part.words)
