"""Shares and rates: a per cent of a total, tied to the two figures it is stated of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import CASES, Context, Quantities
from gklint.match.narrative.figures import GROUPS
from gklint.match.narrative.roles import is_sign
from gklint.match.narrative.table_shares import shares_of_tables
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim, Quantity
from gklint.model.numerals import Number

Known = Mapping[int, Quantities]
_WHOLE = 100
_SLACK = 0.6  # of a per cent, for a share that may be rounded to a whole one
_NEGATED = lazy_pattern("[不未没非]")
_RATES_OF_TWO = ("回收率", "收回率", "采纳率", "采用率", "合格率", "通过率", "公开率")


class Stated(NamedTuple):
    """A number of the sentence and the part it stands in."""

    part: Part
    amount: Number

    @property
    def unit(self) -> str:
        return self.part.unit


def shares_in(parts: Sequence[Part], context: Context, known: Known) -> Iterator[Claim]:
    """The shares and rates of a sentence that say what they are of."""
    flat = flatten(parts)
    found = [
        claim for index, part in enumerate(flat) if part.unit == "%" for claim in _share(flat, index, context, known)
    ]
    found.extend(shares_of_tables(flat, context, known))
    if not _of_their_own_sum(found):
        yield from found


def flatten(parts: Sequence[Part]) -> list[Part]:
    """The parts with those in brackets behind the part they belong to."""
    flat: list[Part] = []
    for part in parts:
        flat.append(part)
        flat.extend(flatten(part.inside))
    return flat


def _of_their_own_sum(shares: Sequence[Claim]) -> bool:
    """Whether shares are of the sum of their own figures: 网站120条，占60%；微信80条，占40%."""
    tops = [one.against[0] for one in shares if one.against]
    whole = sum(tops)
    return len(tops) == len(shares) > 1 and all(
        whole and abs(100 * float(top) / float(whole) - float(one.value or 0)) < 1
        for top, one in zip(tops, shares, strict=True)
    )


def _share(flat: Sequence[Part], index: int, context: Context, known: Known) -> Iterator[Claim]:
    part = flat[index]
    number = part.number
    assert number is not None
    if (
        number.about
        or part.has("compare")
        or part.has("up")
        or part.has("down")
        or part.has("each")
        or part.has("time", "plan")
    ):
        return
    if part.has("rate"):
        yield from _rate(flat, index, context, known)
    elif (part.has("share") and not _names_its_own(flat, index)) or _stands_alone(part) or _behind_base(flat, index):
        top = _numerator(flat, index)
        bare = not part.has("share")
        if _one_of_several(flat, index) or (bare and not _in_bracket(flat, index) and not _behind_base(flat, index)):
            return
        if top is None or top.part.number is None or top.part.number.about:
            return
        bases, explicit = _bases(flat, index, top)
        if explicit and _is_of_a_run(flat, top, bases, number.amount):
            return
        what = known.get(id(top.part), ())
        if not explicit and (flat[index - 1] is not top.part and top.part not in part.inside):
            return  # something else is named between
        base_named = any(_names_base(one) for one in flat[: index + 1] if one.unit == "%")
        if not explicit and base_named and (not _is_tabled(what) or part.has("party")):
            return
        if not explicit and not bases and not what:
            bases = [
                one.number.amount
                for one, _ in context.before
                if one.number is not None and one.unit == top.unit and one.number.amount >= top.amount
            ]
        yield Claim(
            what, "share", number.amount, unit="%", whose=part.whose, start=number.start, end=number.end,
            clause=part.place,
            against=(top.amount, *bases), manner="explicit" if explicit else "", reason=_unread(part),
        )  # fmt: skip


def _is_tabled(what: Quantities) -> bool:
    """Whether the tables have the whole that a share of it is of."""
    return bool(what) and what[0].concept.startswith(("requests", "outcome", "review", "litigation"))


def _unread(part: Part) -> str:
    return part.reason if part.doubt == "scope" and part.reason != "两个数" else ""


def _one_of_several(flat: Sequence[Part], index: int) -> bool:
    """占比依次为64.7%、14.7%: which is of what is not said clause by clause."""
    part = flat[index]
    return any(
        one is not part and one.unit == "%" and one.clause == part.clause and abs(one.place[0] - part.place[0]) < 30
        for one in flat
    )


def _in_bracket(flat: Sequence[Part], index: int) -> bool:
    """Whether it stands in the bracket behind a count."""
    return any(one.number is not None and any(inner is flat[index] for inner in one.inside) for one in flat[:index])


def _is_of_a_run(flat: Sequence[Part], top: Stated, bases: Sequence[Number], per_cent: Number) -> bool:
    """Whether the share is that of several items before it together: 通告56条、公示112条，占4120条的4.1%."""
    at = next(index for index, part in enumerate(flat) if part is top.part)
    added: Number = top.amount
    for part in reversed(flat[:at]):
        if part.number is None or part.unit != top.unit:
            return False
        added += part.number.amount
        if any(base and abs(100 * float(added) / float(base) - float(per_cent)) < _SLACK for base in bases):
            return True
    return False


def _behind_base(flat: Sequence[Part], index: int) -> bool:
    """Whether it ends a clause whose 占 names the base with its figure: 占办结总数2678件的43.6%."""
    before = flat[index - 1] if index and flat[index].shared else None
    return before is not None and before.clause == flat[index].clause and before.has("share")


def _names_its_own(flat: Sequence[Part], index: int) -> bool:
    """Whether the clause says of what the share is, or of which sum: 自然人占85%, 合计占13.8%."""
    part = flat[index]
    at = next(index for index, word in enumerate(part.words) if word.kind == "share")
    kinds = ("subject", "outcome", "result", "party", "info_public", "total", "part", "whose", "time")
    named = any(word.kind in kinds or (word.kind == "unknown" and not is_sign(word)) for word in part.words[:at])
    return named and (not part.shared or behind_base(flat, index))


def behind_base(flat: Sequence[Part], index: int) -> bool:
    """Whether the base stands right before it: 41件申请中予以公开的占73.2%."""
    return bool(index) and flat[index - 1].shared and flat[index - 1].words[-1].text in WITHIN


def _stands_alone(part: Part) -> bool:
    """47件（54%）: nothing but the per cent."""
    return all(word.kind in ("number", "plain") for word in part.words)


def _numerator(flat: Sequence[Part], index: int) -> Stated | None:
    """The figure a share is of: the last count before it that is not its base, or the bracket behind it."""
    part = flat[index]
    first = part.words[0].start
    before = [
        one
        for one in flat[:index]
        if one.number is not None
        and one.unit not in ("%", "年", "月", "日", "元", "万元", "")
        and not _is_base(one, part)
    ]
    if before:
        return Stated(before[-1], before[-1].number.amount)  # type: ignore[union-attr]
    behind = next((one for one in part.inside if one.number is not None and one.unit != "%"), None)
    return Stated(behind, behind.number.amount) if behind is not None and first >= 0 else None  # type: ignore[union-attr]


def _is_base(one: Part, share: Part) -> bool:
    """Whether the number is the base named in the same clause: 占办结总数2678件的43.6%."""
    if one.clause != share.clause or one is share:
        return False
    return one.has("share") or (share.has("share") and one.has("plain") and one.words[0].text in ("在", "于"))


def _bases(flat: Sequence[Part], index: int, top: Stated) -> tuple[list[Number], bool]:
    """What the share may be of, and whether the clause itself says so."""
    part = flat[index]
    named = [
        one.number.amount for one in flat[:index] if one.number is not None and one.unit != "%" and _is_base(one, part)
    ]
    if named:
        return named, True
    counts = [
        one
        for one in flat
        if one.number is not None and one is not top.part and one.unit == top.unit and not one.number.about
    ]
    values = [one.number.amount for one in counts if one.number is not None and one.number.amount > top.amount]
    if _names_base(part):
        return [], False
    earlier = [one.number.amount for one in flat[:index] if one.number is not None and one.unit == top.unit]
    every = top.amount + sum(one.number.amount for one in counts if one.number is not None)
    return [*values, *((sum(earlier), every) if values and len(earlier) > 1 else ())], False


def _names_base(part: Part) -> bool:
    """Whether the clause names a base without its figure: 占公开总数的6.5%."""
    kinds = ("subject", "whose", "act", "time", "party", "outcome", "result", "part")
    return part.has_any(kinds) or any(
        (word.kind == "unknown" and not is_sign(word)) or (word.kind == "share" and "总" in word.text)
        for word in part.words
    )


def _rate(flat: Sequence[Part], index: int, context: Context, known: Known) -> Iterator[Claim]:
    """办结率96.2%（25/26）, 维持率80%, 回收率85% with its two figures before it."""
    part, number = flat[index], flat[index].number
    assert number is not None
    base: dict[str, Any] = {
        "value": number.amount, "unit": "%", "whose": part.whose, "when": part.when, "start": number.start,
        "end": number.end, "clause": part.place,
    }  # fmt: skip
    named = next((one.topic for one in reversed(flat[: index + 1]) if one.topic), context.topic)
    kind, topic = part.values("rate")[0], named
    if part.shared:
        return
    ratio = next((word for one in (part, *part.inside) for word in one.words if word.kind == "ratio"), None)
    if ratio is not None and len(part.values("rate")) == 1:
        top, whole = map(int, ratio.text.split("/"))
        yield Claim((), "share", against=(top, whole), manner="explicit", **base)
    elif kind == "done" and topic == {"request"}:
        yield from _rate_of_requests(part, base)
    elif kind == "done" and topic <= {"foreign", "info"}:
        yield from _rate_of_work(flat, index, base)
    elif kind in ("upheld", "corrected") and len(topic & CASES) == 1 and not part.reason:
        group = GROUPS[next(iter(topic & CASES))]
        counts = any(one.number is not None and one.unit != "%" for one in flat)
        if counts and not any(one.has("part") or one.has("each") or one.said("各类") for one in flat):
            yield Claim((Quantity(f"{group}.{kind}"),), "share", manner="rate", **base)
    elif kind == "text":
        yield from _rate_of_two(flat, index, base)


def _rate_of_requests(part: Part, base: dict[str, Any]) -> Iterator[Claim]:
    """办结率: 100 % says that nothing is left."""
    limited = part.has("part") or part.of_which != "all"
    if base["value"] == _WHOLE:
        base |= {"value": 0, "of_which": "due" if limited else "all", "reason": part.reason, "doubt": part.doubt}
        yield Claim((Quantity("requests.carried_out"),), "all", **base)
    elif not limited and not part.reason:
        yield Claim((Quantity("outcome.total"),), "share", manner="rate", **base)


def _counts_time(part: Part) -> bool:
    at = next((at for at, word in enumerate(part.words) if word is part.number), len(part.words))
    return any(word.kind == "time" for word in part.words[at + 1 : at + 2])


def _rate_of_two(flat: Sequence[Part], index: int, base: Mapping[str, Any]) -> Iterator[Claim]:
    """发出问卷80份，收回78份，回收率97.5%: two counts of one unit right before the rate, in one sentence."""
    before = [one.number for one in flat[:index] if one.number is not None]
    if flat[index].has("all") or any(map(_counts_time, flat[:index])):
        return  # 四个季度检查中，合格率均为100%: of each of several
    if len(before) != 2 or not flat[index].said(*_RATES_OF_TWO) or flat[index].has("unknown"):
        return
    whole, top = before
    said = next(one.text for one in flat[:index] if one.number is top)
    if _NEGATED.search(said):
        return  # 不合格102件，合格率97.6%: of the others
    if whole.unit == top.unit and top.amount <= whole.amount and not (whole.about or top.about):
        yield Claim((), "share", against=(top.amount, whole.amount), manner="explicit", **base)


def _rate_of_work(flat: Sequence[Part], index: int, base: Mapping[str, Any]) -> Iterator[Claim]:
    """受理热线150件，办结147件，办结率98%: of other work, its own two figures right before it."""
    near = [
        one
        for one in flat[max(0, index - 2) : index]
        if one.number is not None and one.clause >= flat[index].clause - 2
    ]
    if len(near) != 2 or not near[1].has("act", "done") or near[0].has("act", "done") or near[0].unit != near[1].unit:
        return
    whole, top = near[0].number, near[1].number
    assert whole is not None and top is not None
    exact = not (whole.about or top.about) and top.amount <= whole.amount
    if (
        exact
        and not any(one.has("part") or one.has("time", "last") for one in near[1:])
        and not flat[index].has("unknown")
    ):
        yield Claim((), "share", against=(top.amount, whole.amount), manner="explicit", **base)
