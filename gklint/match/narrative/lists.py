"""Lists: a total and the items that make it up, tied only where no other total could be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.closure import is_ended, manner_of
from gklint.match.narrative.context import DECISIONS, Quantities
from gklint.match.narrative.counts import KINDS, amount, family, group_of, is_count, unfit
from gklint.match.narrative.except_clauses import rest_after_exceptions
from gklint.match.narrative.items import contains, items_behind, items_from, outermost
from gklint.match.narrative.periods import quarters_of
from gklint.match.narrative.sums import sums_in
from gklint.match.narrative.totals import nearest_total, open_totals, start_of_group
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim
from gklint.model.numerals import Number

Known = Mapping[int, Quantities]


def lists_in(parts: Sequence[Part], known: Known, before: Sequence[Part] = ()) -> Iterator[Claim]:
    """The lists of a sentence: opened by 其中 and the like, by a colon or bracket, or by nothing; sums."""
    if parts and parts[0].has("ofwhich"):
        yield from _claims_of_the_sentence_before(parts, before)
    yield from rest_after_exceptions(parts, before)
    at = 0
    while at < len(parts):
        part = parts[at]
        if part.number is not None and part.inside:
            yield from _bracket(part, known)
        elif len(part.inside) == 1 and part.inside[0].number is not None and parts[at + 1 : at + 2]:
            yield from _total_in_bracket(parts, at)
        if part.has("ofwhich") and (at or part.number is not None):
            yield from _claims_of_opened_list(parts, at)
        elif part.number is not None and (is_count(part) or part.unit in KINDS) and not part.has("ofwhich"):
            yield from _claims_of_unopened_list(parts, at)
            yield from sums_in(parts, at)
        at += 1


def _claims_of_the_sentence_before(parts: Sequence[Part], before: Sequence[Part]) -> Iterator[Claim]:
    """发布信息90条。其中网站60条，微信40条: the total is one of the sentence `before`."""
    items = items_from(parts, 0, strict=False)
    totals = (open_totals(before, items) or nearest_total(before, items)) if items else []
    for claim in _claims_of_totals(totals, items, parts, 0, before) if totals else ():
        yield claim._replace(start=items[0].place[0], end=items[-1].place[1], clause=items[0].place)


def _bracket(part: Part, known: Known) -> Iterator[Claim]:
    items = items_from(part.inside, 0, strict=False)
    whole = len(items) > 1 and len(items) == sum(one.number is not None for one in part.inside)
    near = whole and is_count(part) and 0.5 * float(amount(part)) <= float(sum(map(amount, items)))
    if near and family(items[0]) == family(part):
        manner = manner_of([part], items, part.inside, shown=not part.inside[0].has("ofwhich"))
        yield _list([part], items, manner, unfit(part, items))
    elif not items:
        yield from lists_in(part.inside, known)


def _total_in_bracket(parts: Sequence[Part], at: int) -> Iterator[Claim]:
    """申请渠道（新收146件）：信函58件；网络71件；当面17件: the bracket has the total of what the colon opens."""
    total, items = parts[at].inside[0], items_from(parts, at + 1, strict=False)
    fits = parts[at + 1].mark == "：" and is_count(total) and len(items) == len(parts) - at - 1 > 1
    if fits and all(family(one) == family(total) for one in items):
        yield from _claims_of_totals([total], items, [total, *items], 1)


def _claims_of_opened_list(parts: Sequence[Part], at: int) -> Iterator[Claim]:
    opener = parts[at]
    word = next(index for index, one in enumerate(opener.words) if one.kind == "ofwhich")
    number = next((index for index, one in enumerate(opener.words) if one is opener.number), None)
    if opener.words[word].text == "分别" and word:
        return  # 甲、乙分别受理3件、5件: figures of the bodies before it
    if number is None and opener.has("title") and opener.said("等"):
        return  # 制定规范性文件3件，包括《……》等，废止1件
    named = parts[at + 1 : at + 2]
    kinds = number == word + 1 and opener.unit in KINDS and [one.unit for one in named] != [opener.unit]  # 分为三类，即
    first = at + 1 if number is not None and (number < word or kinds) else at
    items = items_from(parts, first, strict=False, tied=True)
    if items:
        own = start_of_group(parts, at, first, items)
        yield from _claims_of_totals(open_totals(parts[own:first], items), items, parts[own:], first - own)


def _claims_of_unopened_list(parts: Sequence[Part], at: int) -> Iterator[Claim]:
    part = parts[at]
    if at + 1 >= len(parts) or parts[at + 1].has("ofwhich") or part.has("time", "last", "other"):
        return
    colon = parts[at + 1].mark == "："
    first = next((one for one in parts[at + 1 :] if one.number is not None), part)
    kinds = part.unit in KINDS and first.unit != part.unit  # 分三类：……
    within = part.words[-1].text in ("中", "里", "当中", "之中")
    items = items_from(parts, at + 1, strict=not (colon or within or kinds), tied=within, group=group_of(part))
    if items and ((kinds and len(items) == amount(part)) or (within and len(items) > 1)):
        yield from _claims_of_totals(open_totals(parts[: at + 1], items), items, parts, at + 1)
        return
    if not _is_head(part, colon) or not is_count(part) or (not colon and _stands_among(parts, at)) or _is_listed(part):
        return
    items = items_from(parts, at + 1, strict=not (colon or within), group=group_of(part)) if kinds else items
    if len(items) > 1 and is_ended(parts, items):
        yield from _plain(parts, at, items, colon)
    pair = _pair(parts, at)
    if pair and not (items and pair[-1] is items[-1]):
        yield from _plain(parts, at, pair, False)


def _is_listed(part: Part) -> bool:
    """Whether the bracket behind the number has all its items: 复议5件（维持3件、纠正2件），诉讼3件……"""
    within = [amount(one) for one in part.inside if is_count(one) and family(one) == family(part)]
    return len(within) > 1 and sum(within) == amount(part)


def _is_head(part: Part, colon: bool) -> bool:
    """Whether the number can be a total: its clause names the subject, the time, or calls it a total."""
    if not colon and part.has("part", "topic"):
        return False  # 主要涉及土地承包31件、农机补贴14件: an item itself
    return (
        colon
        or bool(group_of(part))
        or part.has("time", "year")
        or part.has_any(("total", "act", "subject", "ofwhich"))
    )


def _stands_among(parts: Sequence[Part], at: int) -> bool:
    """Whether it is itself one of several in a row: 重点项目219条，财政资金1067条，疫情防控915条."""
    part, before = parts[at], parts[:at]
    if part.mark not in "，、" or part.has("total") or part.has("time", "year") or _takes_in(part):
        return False
    return any(one.number is not None and family(one) == family(part) and not one.has("time", "last") for one in before)


def _takes_in(part: Part) -> bool:
    """Whether it counts what came in: 新收申请12件, not 新增6项，删除2项，调整5项."""
    return part.has("act", "receive") or (part.has("act", "new") and bool(part.topic))


def _pair(parts: Sequence[Part], at: int) -> list[Part]:
    """Two or three items with verbs of their own right behind the total: 采用320篇，退稿22篇; nothing more after."""
    items: list[Part] = []
    for part in parts[at + 1 :]:
        if part.number is None or not is_count(part) or part.unit != parts[at].unit or part.mark == "；":
            break
        if (
            (part.topic and part.has("act", "receive"))
            or part.has("total")
            or part.shared
            or part.has("time", "last", "other")
        ):
            break
        if part.has_any(("compare", "up", "down", "rate", "rest", "each", "reach")):
            break
        items.append(part)
    follows = [one for one in parts[at + 1 + len(items) :] if one.number is not None]
    return items if len(items) in (2, 3) and not follows and not any(map(_is_case, items)) else []


def _is_case(part: Part) -> bool:
    """Whether the number is one of the tables, for which there are other rules."""
    acts = ("done", "carry", "pending", "repeal", "in_force", "issue", "new")
    return part.has("outcome") or part.has("result") or part.has("party") or part.has("act", *acts)


def _claims_of_totals(
    totals: list[Part], items: list[Part], parts: Sequence[Part], at: int, before: Sequence[Part] = ()
) -> Iterator[Claim]:
    totals = [one for one in totals if one.unit == items[0].unit] or totals
    outer = outermost(items)
    sums = [*accumulate(map(amount, [*items, *items_behind(parts, items)])), *accumulate(map(amount, outer))]
    kin = [one for one in (*before, *parts[:at]) if is_count(one) and family(one) == family(items[0])]
    kin = [one for one in kin if one.unit == items[0].unit or one.unit not in KINDS]  # not the 3 of 三个来路
    counts = [amount(one) for one in kin if not one.has("act", "done", "handle")]
    pairs = {one + two for told in (counts, list(map(amount, totals))) for one, two in pairwise(told)}
    totals = totals or nearest_total(parts[:at], items)
    excepted = [amount(one) for one in parts[:at] if is_count(one) and one.has("except")]
    values = [*map(amount, totals), *(amount(one) - less for one in totals for less in excepted)]
    overlapping = len(items) > 1 and any(amount(one) in values for one in items)  # 11项，其中听证3项、征求意见11项
    if not totals or overlapping or any(one in values or one in pairs for one in sums):
        return
    if sum(map(amount, items)) > max(map(amount, totals)) or any(map(contains, items)):
        items = outer
    kinds = any(one.unit in KINDS and amount(one) == len(items) for one in parts[:at] if one.number is not None)
    manner = manner_of(totals, items, parts[at:], shown=kinds)
    if len(items) == 1 or excepted or not is_ended(parts, items):
        manner = "open"
    yield _list(totals, items, manner, unfit(totals[-1], items))


def _plain(parts: Sequence[Part], at: int, items: list[Part], colon: bool) -> Iterator[Claim]:
    """A list that nothing opens: items smaller than the total whose sum comes near it, and no total before it."""
    total, sums = amount(parts[at]), list(accumulate(map(amount, items)))
    earlier = [amount(one) for one in parts[: at + 1] if is_count(one)]
    if family(items[0]) != family(parts[at]) or any(amount(item) > total for item in items):
        return
    if not (colon and len(items) > 2) and any(amount(item) == total for item in items):
        return
    if _are_periods_beside(parts[at], items):
        return
    if any(one in earlier for one in sums) or _beside_another(parts, at) or _opens_a_breakdown(parts, at):
        return
    if not colon and _is_coordinate(parts[at], items):
        return
    close = len(items) > 2 and all(item.mark == "、" for item in items[1:])
    low, high = (0.5, 2.0) if colon and len(items) > 2 else (0.75 if close else 0.85, 1.5)
    low, high = (low, high) if len(items) > 2 else (0.9, 1.25)
    if low * float(total) <= float(sums[-1]) <= high * float(total):
        last = next(index for index, one in enumerate(parts) if one is items[-1])
        behind = [one for one in parts[last + 1 : last + 2] if one.number is None]
        manner = manner_of([parts[at]], items, [*items, *behind], shown=colon)
        yield _list([parts[at]], items, manner, unfit(parts[at], items))


def _are_periods_beside(head: Part, items: Sequence[Part]) -> bool:
    """Whether the items are of other parts of the year: 上半年61件，三季度40件，四季度36件."""
    whole = quarters_of(head)
    return bool(whole) and any(not quarters_of(item) <= whole for item in items)


_GENERIC = lazy_pattern("(?:主动)?(?:公开)?的?(?:各类|各项)?(?:政府|政务|公开)?信息(?:量|总量|条目)?|内容")


def _is_coordinate(head: Part, items: Sequence[Part]) -> bool:
    """Whether the number is itself one in a row of kinds: 工作动态87篇，通知公告21条; 规章等112件，解读83件."""
    at = head.words.index(head.number) if head.number in head.words else 0
    if at and head.words[at - 1].text == "等":
        return True
    if not head.topic & DECISIONS and all(item.topic & DECISIONS for item in items):
        return True  # 办理政务服务事项35件，行政许可19件，行政处罚15件
    named = [word.text for word in head.words if word.kind == "subject"]
    if any(_GENERIC.fullmatch(one) for one in named):
        return False
    whole = head.has("total") or head.has("time", "year")
    if any(item.unit != head.unit for item in items) and (named or not whole):
        return True
    return not whole and all(one.topic == {"info"} for one in (head, *items))


_VIEW = lazy_pattern("(?:从|按照?|就).{1,12}(?:看|来看|来说|而言|来讲|而论|分|划分|区分|分类|统计|角度)")


def _opens_a_breakdown(parts: Sequence[Part], at: int) -> bool:
    """Whether it is the first of kinds that a clause announces: 从申请事项看，拆迁71件，物业38件，房改29件."""
    before = parts[at - 1] if at else None
    return before is not None and before.number is None and _VIEW.fullmatch(before.text) is not None


def _beside_another(parts: Sequence[Part], at: int) -> bool:
    """Whether the number is one of several joined by 、 whose sum may be the total: 对13个县、42个部门评估"""
    before = parts[at - 1] if at else None
    return before is not None and parts[at].mark == "、" and is_count(before) and family(before) == family(parts[at])


def _list(totals: Sequence[Part], items: Sequence[Part], manner: str, reason: str) -> Claim:
    chosen = totals[-1] if len(totals) == 1 else max(totals, key=amount)
    total = chosen.number
    assert total is not None
    least = min(map(amount, totals))
    added = sum(map(amount, items))
    if total.about and not reason:  # 300余 is less than 400, 732余 less than 733
        manner, reason = "open", "" if added >= total.amount + _last_place(total.amount) else "概数"
    return Claim(
        (), "list", total.amount, unit=total.unit, start=total.start, end=total.end, clause=chosen.place, reason=reason,
        manner=manner, against=(least, *map(amount, items)),
    )  # fmt: skip


def _last_place(value: Number) -> int:
    """What the last digit that is not 0 counts: 300 → 100, 732 → 1."""
    place = 1
    while value and not value % (place * 10):
        place *= 10
    return place
