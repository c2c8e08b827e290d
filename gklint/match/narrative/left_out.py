"""A number that was left out before its measure word."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.match.narrative.clauses import Part
from gklint.model.narrative import Claim

_MEASURES = ("条", "件", "次", "篇", "期", "场", "份")


def number_left_out(part: Part) -> Iterator[Claim]:
    """发布信息条: the last words are a verb, its noun and a measure word."""
    words, tail = part.words, part.words[-1]
    acts = [
        word
        for word in words
        if (word.kind == "act" and word.value in ("publish", "receive", "new"))
        or (word.kind == "subject" and "公开" in word.text[:4])
    ]
    if not acts or not part.has("subject") or any(word.kind in ("none", "each") for word in words):
        return
    bare = len(words) > 1 and tail.kind == "unknown" and tail.text.removeprefix("共") in _MEASURES
    bare = bare and words[-2].kind in ("subject", "total")
    noun = (
        tail.kind == "subject"
        and tail.text in ("申请件", "政府信息公开申请件", "依申请公开件")
        and ("共" in part.text or part.has("total"))
    )
    if (bare or noun) and not any(word.kind == "unknown" for word in words[:-1]):
        yield Claim((), "missing", None, start=acts[0].start, end=tail.end, clause=part.place)
