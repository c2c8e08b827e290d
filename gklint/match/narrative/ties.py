"""Numbers that their sum ties to a whole: whatever the words name, they are parts of that and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import CASES, Quantities
from gklint.match.narrative.counts import amount, family, is_count
from gklint.model.narrative import Quantity

Known = Mapping[int, Quantities]
Tie = tuple[Part, Part]  # what the number is tied by, and the part whose number it is
_WHOLES = frozenset(("requests.received", "requests.handled", "outcome.total"))
_PLAIN = frozenset((Quantity(one),) for one in _WHOLES)


def ties_in(parts: Sequence[Part], known: Known, before: Sequence[tuple[Part, Quantities]]) -> Iterator[Tie]:
    """Each number of a sentence that is part of another whole than the tables have its name for.

    `before` has the numbers of the sentence before with the figures they were read as.
    """
    if before and parts and parts[0].has("ofwhich"):
        yield from _items_of(*before[-1], parts, known)
    for at, part in enumerate(parts):
        if part.number is None:
            continue
        what = known.get(id(part), ())
        yield from _items_of(part, what, parts[at + 1 :], known)
        yield from _items_of(part, what, part.inside, known)
        yield from _items_before(part, what, parts[:at], known)
        if part.words[-1].text in WITHIN and what and not _WHOLES & {one.concept for one in what}:
            within = [one for one in takewhile(_names_no_whole, parts[at + 1 :]) if one.number is not None]
            yield from ((part, one) for one in within if not _is_row_of(what, known.get(id(one), ())))


def _is_row_of(group: Quantities, rows: Quantities) -> bool:
    """Whether they are rows of the group: 无法提供的19件里，因不掌握相关信息的有8件."""
    stems = tuple(f"{one.concept}." for one in group)
    absent = "outcome.unavailable." in stems
    return bool(rows) and all(
        one.party is None and (one.concept.startswith(stems) or (absent and one.concept == "outcome.absent"))
        for one in rows
    )


def _names_no_whole(part: Part) -> bool:
    """Whether it does not begin anew with what the year had: 不予公开的232件申请里……；全年收到……."""
    return not (part.topic and part.has("act", "receive", "new")) and not part.has("time", "year")


def _items_of(total: Part, what: Quantities, behind: Sequence[Part], known: Known) -> Iterator[Tie]:
    """The items right behind the total that add up to it, once or several times over, where it is not theirs.

    审查93份，公开39份、不予公开54份; 企业申请3件，予以公开2件，不予公开1件; 结转7件。其中自然人5件，企业2件.
    """
    if not _is_number_of(total) or (not what and total.topic & (CASES | {"request"})):
        return
    items = _of_its_kind(total, behind)
    while items:
        sums = list(accumulate(map(amount, items)))
        if amount(total) not in sums[1:]:
            return
        end = sums.index(amount(total)) + 1
        yield from ((total, one) for one in items[:end] if not _is_whole_of(what, known.get(id(one), ())))
        items = items[end:]


def _items_before(total: Part, what: Quantities, before: Sequence[Part], known: Known) -> Iterator[Tie]:
    """The total itself where it adds up what is not its own, and the items that are of its own name, but parts of it.

    归类估价6件、缉私处罚3件、其他2件，三类合计11件; 网上提交29件，邮寄22件，共计51件.
    """
    if not _is_number_of(total):
        return
    items = _of_its_kind(total, reversed(before))
    sums = list(accumulate(map(amount, items)))
    if amount(total) not in sums[1:]:
        return
    items = items[: sums.index(amount(total)) + 1]
    added = [known.get(id(one), ()) for one in items]
    named = {of for of in added if of}
    if total.has("total") and len(named) == 1 and (named == {what} or named <= _PLAIN):
        yield from ((total, one) for one, of in zip(items, added, strict=True) if of)
    if not what:
        return
    whole = what[0].concept in _WHOLES or what[0].concept.endswith(".total")
    plain = total.has("total") and not total.topic
    if total.words[0] is total.number and what[0].concept == "outcome.total":
        yield total, total  # 予以公开14件、部分公开4件，18件答复……
    if (plain or whole) and any(one != what and not (one and _is_whole_of(what, one)) for one in added):
        yield total, total


def _is_number_of(total: Part) -> bool:
    return is_count(total) or (total.number is not None and not total.unit and not total.number.about)


def _of_its_kind(total: Part, parts: Iterable[Part]) -> list[Part]:
    """The counts of the total's kind, or without a unit (直诉6、经复议3), up to the first number of another."""
    numbered = (part for part in parts if part.number is not None and part.unit != "%" and not part.has("compare"))
    kinds = (family(total), "")
    return list(takewhile(lambda one: (is_count(one) or not one.unit) and family(one) in kinds, numbered))


def _are_cases_of(kinds: set[str], item: Quantities) -> bool:
    return {one.concept.partition(".")[0] for one in item} <= kinds


def _is_whole_of(whole: Quantities, item: Quantities) -> bool:
    """Whether what the total counts is what the tables have the item's figure of."""
    if not whole or not item:
        return not item
    kinds = {one.concept.partition(".")[0] for one in whole}
    if kinds <= {"review", "litigation"} and not {one.concept for one in item} <= {one.concept for one in whole}:
        return all(one.concept.endswith(".total") for one in whole) and _are_cases_of(kinds, item)
    parties = {one.party for one in whole} - {one.party for one in item}
    if parties - {None, "organisations"}:
        return False
    if item[0].party is not None:
        return {one.concept for one in whole} <= _WHOLES | {one.concept for one in item}
    if {one.concept for one in whole} & {"requests.carried_in", "requests.carried_out", "requests.carried"}:
        return whole == item
    return {one.concept.partition(".")[0] for one in item} <= (kinds | {"outcome"} if kinds & {"requests"} else kinds)
