"""What a sentence says behind its figures that takes them out of the tables again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, Quantities
from gklint.match.narrative.counts import amount, family, is_count
from gklint.match.narrative.roles import names_disclosure
from gklint.model.narrative import Claim

_UNRELATED = (
    "无关", "无涉", "不相关", "没有关系", "不属于", "与信息公开无关", "与政府信息公开无关", "不在", "不属", "不纳入",
    "未纳入", "不列入", "未列入", "不计入", "未计入", "不归入", "不算在", "未算在",
)  # fmt: skip


def withdraw(
    claims: Sequence[Claim],
    parts: Sequence[Part],
    known: Mapping[int, Quantities],
    before: Sequence[tuple[Part, Quantities]],
) -> Iterator[Claim]:
    """The claims; those that a later clause or the total of their list takes out are of a part only."""
    end = max((part.place[0] for part in parts if _disclaims(part)), default=0)
    whole = max((part.place[0] for part in parts if _singles_out(part)), default=0)
    decides = next((part.text for part in parts if _decides_reviews(part)), "")
    listed = list(_items_of_other_totals(parts, known, before))
    for claim in claims:
        of_cases = bool(claim.quantities) and claim.concepts[0].startswith(("review.", "litigation."))
        if claim.start < (max(end, whole) if of_cases else end) and claim.of_which == "all":
            yield claim._replace(of_which="topic")
        elif of_cases and decides:
            yield claim._replace(of_which="topic", reason=claim.reason or decides, doubt="scope")
        elif claim.quantities and (above := _total_above(claim, listed)):
            of_papers = above.has("act", "publish") and claim.concepts[0].startswith(("outcome.", "requests."))
            reason = claim.reason or (above.text if of_papers else "")
            yield claim._replace(of_which="some", reason=reason, doubt="scope" if reason else "")
        else:
            yield claim


def _decides_reviews(part: Part) -> bool:
    """Whether it is what a body that decides reviews says of its own work: 全年受理行政复议申请35件."""
    received = any(word[:2] == ("act", "receive") and "受理" in word.text for word in part.words)
    return received and "review" in part.topic and "复议申请" in part.text and not names_disclosure(part)


def _total_above(claim: Claim, listed: Sequence[tuple[Part, Part]]) -> Part | None:
    """The total that the claim's number is an item of."""
    return next((total for total, one in listed if one.place[0] <= claim.start < one.place[1]), None)


def _disclaims(part: Part) -> bool:
    """Whether it is a clause by itself that says: 与政府信息公开无关, 不在本节统计范围内."""
    if part.number is not None or part.mark != "，":
        return False
    return any(word.text.startswith(_UNRELATED) for word in part.words if word.kind in ("part", "except"))


def _singles_out(part: Part) -> bool:
    """Whether the cases before it are of all matters: 其中涉及信息公开的1件, 负责人出庭28件."""
    if part.has("ofwhich") or part.item:
        return names_disclosure(part) and part.has("linked") and not part.topic & {"request"}
    return "出庭" in part.text and part.number is not None


def _items_of_other_totals(
    parts: Sequence[Part], known: Mapping[int, Quantities], before: Sequence[tuple[Part, Quantities]]
) -> Iterator[tuple[Part, Part]]:
    """A total that is not theirs with each of its items, tied by their sum: 审查93份，公开39份、不予公开54份.

    Nor is what became of the requests of one kind of applicant all (企业申请3件，予以公开2件，不予公开1件), nor are the
    applicants of what is carried over: 结转7件。其中自然人5件，企业2件. `before` has the numbers of the last sentence.
    """
    if before and parts and parts[0].has("ofwhich"):
        yield from _items_of(*before[-1], parts, known)
    for at, part in enumerate(parts):
        what = known.get(id(part), ())
        yield from _items_of(part, what, parts[at + 1 :], known)
        if part.has("total") and not part.topic and what and _adds_others(part, what, parts[:at], known):
            yield part, part


def _items_of(
    total: Part, what: Quantities, behind: Sequence[Part], known: Mapping[int, Quantities]
) -> Iterator[tuple[Part, Part]]:
    """The items right behind the total that add up to it, once or several times over, where it is not theirs."""
    if not is_count(total) or (not what and total.topic & (CASES | {"request"})):
        return
    items = _of_its_kind(total, behind)
    while items:
        sums = list(accumulate(map(amount, items)))
        if amount(total) not in sums[1:]:
            return
        end = sums.index(amount(total)) + 1
        yield from ((total, one) for one in items[:end] if not _is_whole_of(what, known.get(id(one), ())))
        items = items[end:]


def _adds_others(total: Part, what: Quantities, before: Sequence[Part], known: Mapping[int, Quantities]) -> bool:
    """Whether it adds up what is not its own: 归类估价6件、缉私处罚3件、其他2件，三类合计11件."""
    items = _of_its_kind(total, reversed(before))
    sums = list(accumulate(map(amount, items)))
    if amount(total) not in sums[1:]:
        return False
    added = [known.get(id(one), ()) for one in items[: sums.index(amount(total)) + 1]]
    return any(one != what and not (one and _is_whole_of(what, one)) for one in added)


def _of_its_kind(total: Part, parts: Iterable[Part]) -> list[Part]:
    """The counts of the total's kind, or without a unit (直诉6、经复议3), up to the first number of another."""
    numbered = (part for part in parts if part.number is not None)
    kinds = (family(total), "")
    return list(takewhile(lambda one: (is_count(one) or not one.unit) and family(one) in kinds, numbered))


def _is_whole_of(whole: Quantities, item: Quantities) -> bool:
    """Whether what the total counts is what the tables have the item's figure of."""
    if not whole or not item:
        return not item
    kinds = {one.concept.partition(".")[0] for one in whole}
    parties = {one.party for one in whole} - {one.party for one in item}
    if parties - {None, "organisations"}:
        return False
    if item[0].party is not None:
        return {one.concept for one in whole} <= _OF_ALL | {one.concept for one in item}
    return {one.concept.partition(".")[0] for one in item} <= (kinds | {"outcome"} if kinds & {"requests"} else kinds)


_OF_ALL = frozenset(("requests.received", "requests.handled", "outcome.total"))
