"""What a sentence says behind its figures that takes them out of the tables again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, Quantities
from gklint.match.narrative.counts import amount, family, is_count
from gklint.match.narrative.roles import names_disclosure
from gklint.model.narrative import Claim

_UNRELATED = (
    "无关", "无涉", "不相关", "没有关系", "不属于", "与信息公开无关", "与政府信息公开无关", "不在", "不属", "不纳入",
    "未纳入", "不列入", "未列入", "不计入", "未计入", "不归入", "不算在", "未算在",
)  # fmt: skip


def withdraw(claims: Sequence[Claim], parts: Sequence[Part], known: Mapping[int, Quantities]) -> Iterator[Claim]:
    """The claims; those that a later clause or the total of their list takes out are of a part only."""
    end = max((part.place[0] for part in parts if _disclaims(part)), default=0)
    whole = max((part.place[0] for part in parts if _singles_out(part)), default=0)
    listed = [part.place for part in _items_of_other_totals(parts, known)]
    for claim in claims:
        of_cases = bool(claim.quantities) and claim.concepts[0].startswith(("review.", "litigation."))
        if claim.start < (max(end, whole) if of_cases else end) and claim.of_which == "all":
            yield claim._replace(of_which="topic")
        elif claim.quantities and any(start <= claim.start < stop for start, stop in listed):
            yield claim._replace(of_which="some")
        else:
            yield claim


def _disclaims(part: Part) -> bool:
    """Whether it is a clause by itself that says: 与政府信息公开无关, 不在本节统计范围内."""
    if part.number is not None or part.mark != "，":
        return False
    return any(word.text.startswith(_UNRELATED) for word in part.words if word.kind in ("part", "except"))


def _singles_out(part: Part) -> bool:
    """Whether the cases before it are of all matters: 其中涉及信息公开的1件, 负责人出庭28件."""
    if part.has("ofwhich"):
        return names_disclosure(part) and part.has("linked") and not part.topic & {"request"}
    return "出庭" in part.text and part.number is not None


def _items_of_other_totals(parts: Sequence[Part], known: Mapping[int, Quantities]) -> Iterator[Part]:
    """The items of a total that is none of the tables', tied by their sum: 审查93份，公开39份、不予公开54份.

    Nor is what became of the requests of one kind of applicant all: 企业申请3件，予以公开2件，不予公开1件.
    """
    for at, part in enumerate(parts):
        what = known.get(id(part), ())
        of_party = any(one.party is not None for one in what)
        if not is_count(part) or (not of_party and (what or part.topic & (CASES | {"request"}))):
            continue
        items: list[Part] = []
        for one in parts[at + 1 :]:
            if one.number is not None and (not is_count(one) or family(one) != family(part)):
                break
            if one.number is not None:
                items.append(one)
        sums = list(accumulate(map(amount, items)))
        if amount(part) not in sums[1:]:
            continue
        items = items[: sums.index(amount(part)) + 1]
        if not of_party or all(_is_outcome(known.get(id(one), ())) for one in items):
            yield from items


def _is_outcome(what: Quantities) -> bool:
    return bool(what) and what[0].concept.startswith("outcome.") and what[0].party is None
