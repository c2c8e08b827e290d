"""Parts of the year that make up a longer one: quarters, half-years and the year they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.counts import amount, family, is_count, unfit
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim

_QUARTERS = {
    "前三季度": frozenset((1, 2, 3)), "后三季度": frozenset((2, 3, 4)), "上半年": frozenset((1, 2)),
    "下半年": frozenset((3, 4)), "全年": frozenset((1, 2, 3, 4)),
}  # fmt: skip
_PERIOD = lazy_pattern("前三季度|后三季度|上半年|下半年|全年|[一二三四1-4]季度")
_HEADS = ("act", "outcome", "party", "result", "part")
WHOLE_YEAR = _QUARTERS["全年"]


def quarters_of(part: Part) -> frozenset[int]:
    """The quarters that the part names; empty where it names none."""
    named = [_QUARTERS.get(one) or frozenset((_number(one[0]),)) for one in _PERIOD.findall(part.text)]
    return frozenset().union(*named)


def _number(digit: str) -> int:
    return "一二三四".find(digit) + 1 or int(digit)


def periods_in(parts: Sequence[Part]) -> Iterator[Claim]:
    """A longer period as the sum of those right before it that cover it, or right behind it."""
    told = [part for part in parts if part.number is not None and part.unit != "%"]
    for at, whole in enumerate(told):
        quarters = quarters_of(whole) or (WHOLE_YEAR if _is_bare_total(whole) else frozenset())
        if len(quarters) < 2 or not is_count(whole) or whole.has("time", "last", "other") or _compares(whole):
            continue
        run = _covering(quarters, whole, told[:at][::-1])[::-1] or _covering(quarters, whole, told[at + 1 :])
        if run and sum(map(amount, run)) != amount(whole) and whole.number is not None:
            yield Claim((), "sum", amount(whole), unit=whole.unit, start=whole.number.start, end=whole.number.end,
                        clause=whole.place, against=tuple(map(amount, run)), reason=unfit(whole, run),
                        manner="closed")  # fmt: skip


def _is_bare_total(part: Part) -> bool:
    """上半年61件，下半年76件，共137件."""
    return part.has("total") and all(word.kind in ("total", "number", "plain") for word in part.words)


def _compares(part: Part) -> bool:
    """Whether the number is a difference: 下半年比上半年多6件."""
    return part.has_any(("compare", "up", "down", "double")) and not part.has("reach")


def _covering(quarters: frozenset[int], whole: Part, near: Sequence[Part]) -> list[Part]:
    """The parts from the first on that cover the quarters, each once; nothing where they do not."""
    left, run = quarters, list[Part]()
    for part in near:
        own = quarters_of(part)
        if not own or not own <= left or family(part) != family(whole) or not is_count(part) or _differs(part, whole):
            return []
        left, run = left - own, [*run, part]
        if not left:
            return run if len(run) > 1 and not any(_differs(one, run[0]) for one in run) else []
    return []


def _differs(one: Part, two: Part) -> bool:
    """Whether they count different things: one has a verb, outcome or applicant that the other has not."""
    if (one.topic and two.topic and one.topic != two.topic) or one.has_any(("compare", "all", "none")):
        return True
    heads = [{word[:2] for word in part.words if word.kind in _HEADS} for part in (one, two)]
    return bool(heads[0] and heads[1]) and heads[0] != heads[1]
