"""A number of requests of which a later word of the sentence says that they are carried over to the next year."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.figures import carried_direction
from gklint.match.narrative.words import CASE_UNITS, PEOPLE_UNITS, Word

_NEAR = 3  # clauses that may tell why
_BEFORE = ("plain", "time", "rest", "whose", "total")
_OTHERS = ("outcome", "result", "party", "ofwhich", "except", "each", "share", "rate", "up", "down", "compare", "all")
_SUBJECTS = frozenset(("request", "foreign", "info"))  # what a reason speaks of: 因征求意见


def lend_carrying(parts: Sequence[Part]) -> None:
    """尚有7件申请因征求意见未满15个工作日，结转下一年度继续办理: why they are does not change what is counted."""
    for index, part in enumerate(parts):
        after = parts[index + 1 : index + 1 + _NEAR]
        if not _begins_with_its_number(part, after):
            continue
        before, behind = part.words[: part.at], part.words[part.at + 1 :]
        words = _words_of_carrying(part, behind) if part.has("act", "carry") else _onward(after)
        if words:
            requests = [word for word in behind if word[:2] == ("subject", "request")][:1]
            part.rewrite([*(word for word in before if word.kind != "rest"), part.words[part.at], *requests, *words])


def _begins_with_its_number(part: Part, after: Sequence[Part]) -> bool:
    """Whether a number of requests stands first, and behind it at most a reason."""
    number = part.number
    if number is None or part.unit not in CASE_UNITS or part.mark == "、" or not number.amount or part.has_any(_OTHERS):
        return False
    if part.shared and any(one.unit in CASE_UNITS | PEOPLE_UNITS | {"%"} for one in after if one.clause == part.clause):
        return False
    before, behind = part.words[: part.at], part.words[part.at + 1 :]
    first = all(word.kind in _BEFORE and word.value not in ("last", "other", "below") for word in before)
    return (
        first
        and (bool(behind) or part.shared)
        and {word.value for word in behind if word.kind == "subject"} <= _SUBJECTS
    )


def _onward(after: Sequence[Part]) -> list[Word]:
    """The words of the clause that says so, where nothing but reasons stands before it."""
    for part in after:
        if part.mark not in "，、" or (part.number is not None and part.unit in CASE_UNITS):
            return []
        if part.has_any(("none", "all", "rest", "outcome")):
            return []
        if part.has("act", "carry"):
            return _words_of_carrying(part, part.words)
    return []


def _words_of_carrying(part: Part, words: Sequence[Word]) -> list[Word]:
    """Those that tell where to, if it is the next year."""
    out = carried_direction(part) == "requests.carried_out" and not part.has("time", "last")
    told = [word for word in words if word[:2] in (("act", "carry"), ("time", "next"), ("time", "end"))]
    return told if out and any(word.kind == "act" for word in told) else []
