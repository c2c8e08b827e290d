"""Totals that follow their parts: A条，B条，共计C条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.counts import KINDS, amount, family, group_of, is_count, is_row_of, unfit
from gklint.match.narrative.words import UNITS
from gklint.model.narrative import Claim
from gklint.model.numerals import Number

_BARE = ("total", "number", "plain")
_SUMS = (
    "合计",
    "共计",
    "总计",
    "一共",
    "相加",
    "合之",
    "加起来",
    "总和",
    "合起来",
    "合共",
    "二者共",
    "两者共",
    "三者共",
    "二者计",
    "统共",
    "拢共",
    "总共",
    "之和",
    "两项共",
    "三项共",
    "四项共",
    "二项共",
    "三类共",
    "两类共",
    "加一块儿",
    "加一块",
    "合一块",
    "加在一起",
    "合在一起",
    "合并计算",
    "拢共",
    "加总",
    "合到一块",
    "拢到一起",
    "渠道共",
)


def sums_in(parts: Sequence[Part], at: int) -> Iterator[Claim]:
    """A条，B条，共计C条: the number behind a word for a sum, against the runs of items right before it."""
    part = parts[at]
    rows = _are_rows(parts, at)
    if not (rows or _is_sum(parts, at)):
        yield from _of_both(parts, at)
        return
    if part.has("compare") or _of_another_year(part):
        return
    if part.has("outcome") and not rows:
        return
    every = _run_before(parts, at)
    outer = [one for one in every if not one.item]
    items = outer if len(outer) > 1 else every  # 上半年39件，其中二季度22件；下半年47件，全年合计86件
    values = list(map(amount, items))
    runs = list(accumulate(reversed(values)))
    total = amount(part)
    if len(items) < 2 or total in runs[1:] or total < max(values) or _adds_up(every, total):
        return
    low, high = (0.6, 1.7)
    if not low * float(runs[-1]) <= float(total) <= high * float(runs[-1]):
        return
    assert part.number is not None
    yield Claim((), "sum", total, unit=part.unit, start=part.number.start, end=part.number.end, clause=part.place,
                against=tuple(values), reason=unfit(part, items), manner="closed")  # fmt: skip


def _of_both(parts: Sequence[Part], at: int) -> Iterator[Claim]:
    """新收137件，上年结转9件，共146件: what had to be handled."""
    part = parts[at]
    if at < 2 or part.shared or not (part.has("total") or part.words[0].text in _CLOSING):
        return
    told = [one for one in parts[:at] if one.number is not None][-2:]
    bare = all(word.kind in _BARE or word.text in _TO_HANDLE for word in part.words)
    if len(told) < 2 or not bare:
        return
    new, carried = sorted(told, key=lambda one: one.has("act", "carry"))
    both = new.has("act", "receive", "new") and not new.has("act", "carry") and carried.has("time", "last")
    kin = carried.has("act", "carry") and all(is_count(one) and one.unit == part.unit for one in told)
    others = any(one.has(kind) for one in told for kind in ("party", "part", "ofwhich", "outcome"))
    if both and kin and not others and amount(new) + amount(carried) != amount(part) and part.number is not None:
        yield Claim((), "sum", amount(part), unit=part.unit, start=part.number.start, end=part.number.end,
                    clause=part.place, against=(amount(new), amount(carried)), reason=unfit(part, told),
                    manner="closed")  # fmt: skip


_CLOSING = ("计", "合", "凡")
_TO_HANDLE = (
    "要办",
    "需办理",
    "需办",
    "应办理",
    "应办",
    "须办理",
    "须办",
    "共需办理",
    "共办理",
    "合计办理",
    "累计办理",
    "办理",
)


def _are_rows(parts: Sequence[Part], at: int) -> bool:
    """Whether the number is that of a group of outcomes, and called a total, behind its rows: 共19件无法提供."""
    group = group_of(parts[at])
    if not group and parts[at].said("小计") and at:
        return len(_run_before(parts, at)) > 1
    run = _run_before(parts, at) if group and parts[at].has("total") else []
    return len(run) > 1 and all(one.has("outcome") and is_row_of(one, group) for one in run)


def _adds_up(items: Sequence[Part], total: Number) -> bool:
    return total in list(accumulate(map(amount, reversed(items))))[1:]


def _of_another_year(part: Part) -> bool:
    """2022年此类合计9件 adds up nothing of this year."""
    carried = part.has("act", "carry", "pending")  # 上年结转2件 is of this year too
    return part.has("time", "last", "other") and not part.has("time", "year") and not carried


def _is_sum(parts: Sequence[Part], at: int) -> bool:
    """Whether the words say that the number is the sum of those before it: 合计, or 四类 behind four items."""
    part = parts[at]
    if _calls_itself_a_sum(part):
        return not (part.topic and part.has("act", "receive", "new"))
    if part.has("total") and (run := _run_before(parts, at)) and all(one.has("part", "channel") for one in run):
        return len(run) > 1
    if _closes_a_row(parts, at) or _adds_up_a_kind(parts, at) or (part.has("total") and _has_mixed_unit(part)):
        return True
    before = parts[at - 1] if at else None
    if not part.shared or before is None or not before.shared or before.unit not in KINDS or before.number is None:
        return False
    return len(_run_before(parts, at - 1)) == before.number.amount


def _calls_itself_a_sum(part: Part) -> bool:
    kinds = ("total", "closed", "time")
    words = [word.text for word in part.words if word.kind in kinds] if part.has_any(kinds) else ()
    return any(one in word for word in words for one in _SUMS)


_ROW = 3  # items joined by 、 that a bare 共 adds up


def _closes_a_row(parts: Sequence[Part], at: int) -> bool:
    """Whether nothing but 共 and the number stands behind a row of bare names: 规划9件、土地7件、其他4件，共20件."""
    part = parts[at]
    called = part.has("total") or part.words[0].text in _CLOSING
    if part.mark != "，" or not called or any(word.kind not in _BARE for word in part.words):
        return False
    row = _run_before(parts, at)
    joined = len(row) >= _ROW and row == list(parts[at - len(row) : at]) and all(one.mark == "、" for one in row[1:])
    told = {value for one in row for value in one.values("act")} - {"publish"}  # 集中学习4次、培训3次
    return joined and not told and not any(one.has(kind) for one in row for kind in ("whose", "time", "outcome"))


_SINGLE_KINDS = ("outcome", "party", "result")
_THOSE = ("这", "上述", "以上", "前述", "这些")


def _adds_up_a_kind(parts: Sequence[Part], at: int) -> bool:
    """Whether it is the bare total of all outcomes before it (总数26件), or of those it points at (除这14件外)."""
    part = parts[at]
    points = any(one.text in _THOSE and two is part.number for one, two in pairwise(part.words))
    bare = part.has("total") and part.mark in "，；" and all(word.kind in _BARE for word in part.words)
    if not points and not bare:
        return False
    run = _run_before(parts, at)
    alike = any(all(len(one.values(kind)) == 1 for one in run) for kind in _SINGLE_KINDS)
    if not alike or any(one.has_any(("total", "time", "act")) for one in run):
        return False
    if points and len(run) > 1:
        return amount(part) not in list(map(amount, run))
    return bare and len(run) >= _ROW


def _has_mixed_unit(part: Part) -> bool:
    """96篇（条）: the total is of several units."""
    return any(
        one.number is None and all(word.text in UNITS or word.kind == "mark" for word in one.words)
        for one in part.inside
    )


def _run_before(parts: Sequence[Part], at: int) -> list[Part]:
    """The counts of the same unit right before `at`, back to the start, a sum, or a number of another kind."""
    items: list[Part] = []
    mixed = _has_mixed_unit(parts[at])
    for part in reversed(parts[:at]):
        if part.number is not None and (part.has_any(("compare", "up", "down")) or _of_another_year(part)):
            continue
        if part.number is None:
            if part.has("act") and part.mark == "；":
                break
            continue
        numbered = part.shared and part is parts[at - 1] and part.unit in KINDS  # 四条渠道汇总为
        if part.unit != parts[at].unit and (part.unit in ("类", "项", "种", "家", "年") or numbered) and not items:
            continue
        unlike = items and part.unit != items[0].unit and not (mixed and family(part) == family(items[0]))
        if unlike or (not is_count(part) and part.unit != "%"):
            break
        if part.unit == "%":
            continue
        if any(word.text in _SUMS for word in part.words):
            break
        items.insert(0, part)
    return items
