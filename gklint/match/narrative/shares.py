"""Shares and rates: a per cent of a total, tied to the two figures it is stated of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import Context, Quantities
from gklint.match.narrative.partitions import partitions_in
from gklint.match.narrative.rates import rates_of
from gklint.match.narrative.roles import is_sign
from gklint.match.narrative.table_shares import shares_of_tables
from gklint.match.narrative.words import CASE_UNITS
from gklint.model.light_classes import NamedTuple
from gklint.model.narrative import Claim, Quantity
from gklint.model.numerals import Number

Known = Mapping[int, Quantities]
_SLACK = 0.6  # of a per cent, for a share that may be rounded to a whole one


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
        yield from partitions_in(flat)


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
        yield from rates_of(flat, index, context, known)
    elif (
        (part.has("share") and (_in_own_bracket(part) or not _names_its_own(flat, index)))
        or _stands_alone(part)
        or _behind_base(flat, index)
    ):
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
        if not what and part.topic == {"request"} and top.part in part.inside:
            what = (Quantity("requests.received"),)  # 网上申请占65.0%（89件）: of all requests
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
            against=(top.amount, *bases), manner="explicit" if explicit else "",
            reason=_unread(part, explicit=explicit),
        )  # fmt: skip


def _is_tabled(what: Quantities) -> bool:
    """Whether the tables have the whole that a share of it is of."""
    return bool(what) and what[0].concept.startswith(("requests", "outcome", "review", "litigation"))


def _unread(part: Part, *, explicit: bool) -> str:
    """The word that keeps it from being read; none where both its figures are excepted: 除15件、占19件的79%外."""
    excepted = explicit and any(word.kind == "except" and word.text == part.reason for word in part.words)
    return part.reason if part.doubt == "scope" and part.reason != "两个数" and not excepted else ""


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


def _in_own_bracket(part: Part) -> Part | None:
    """网上申请占65.0%（89件）: the figure of the share in the bracket behind it, and nothing else in there."""
    inside = [one for one in part.inside if one.number is not None]
    only = len(part.inside) == len(inside) == 1 and inside[0].unit in CASE_UNITS
    return inside[0] if only and not any(map(inside[0].has, ("compare", "time", "up", "down"))) else None


def _numerator(flat: Sequence[Part], index: int) -> Stated | None:
    """The figure a share is of: the last count before it that is not its base, or the bracket behind it."""
    part = flat[index]
    first = part.words[0].start
    if (own := _in_own_bracket(part)) is not None and own.number is not None:
        return Stated(own, own.number.amount)
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
