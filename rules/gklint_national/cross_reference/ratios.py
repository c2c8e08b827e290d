"""Shares and changes recomputed from the figures they are stated of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from gklint.api import NamedTuple, NarrativeClaim, Number, Quantity, Report
from gklint_national.cross_reference.allowed import values
from gklint_national.cross_reference.contradictions import Statements, statements
from gklint_national.cross_reference.explanations import decimals, explains_share, is_told_otherwise, wholes

_STATED = 2  # figures of the text itself: the numerator and a base
_FAR = 0.25  # of the stated share: what is further off is another share
_SLACK = 0.05  # of a per cent beside half a unit of the last digit
_ALL_TOGETHER = 101  # per cent: each share may be rounded up
_WHOLES = ("requests.received", "outcome.total", "review.total", "litigation.total")


class Share(NamedTuple):
    """A share with the figures it was recomputed from; `right` is what it should be, in per cent."""

    claim: NarrativeClaim
    holds: bool
    top: Number | None
    base: Number | None
    right: str


class RatioChange(NamedTuple):
    """A change with both figures; `right` says what it should be."""

    claim: NarrativeClaim
    holds: bool
    now: Number
    then: Number
    right: str
    right_en: str


def shares(report: Report) -> Iterator[Share]:
    """The shares and rates of the text whose figures are known."""
    told = statements(report)
    for claim in told.text("share"):
        if claim.whose == "other" and claim.manner != "explicit" and len(claim.against) < _STATED:
            continue
        if claim.manner == "together":
            yield Share(claim, float(claim.value or 0) <= _ALL_TOGETHER, None, None, f"{claim.value}")
            continue
        pairs = _pairs(told, claim)
        if pairs and not (claim.manner == "rate" and told.counts_others(claim)):
            holds = any(_is(100 * float(top) / float(base), claim.value) for top, base in pairs)
            top, base = _intended_figures(pairs, claim.value)
            right = _round_like(Fraction(top) * 100 / Fraction(base), claim.value)
            stated = None if claim.manner == "rate" else top
            if holds or not explains_share(report, claim, stated, wholes(told.allowed, "requests.received")):
                yield Share(claim, holds, stated, base, right)


def _round_like(right: Fraction, stated: Number | None) -> str:
    """Per cent with as many decimals as are stated."""
    places = decimals(stated)
    return f"{Decimal(floor(right * 10**places + Fraction(1, 2))).scaleb(-places):f}"


def _pairs(told: Statements, claim: NarrativeClaim) -> list[tuple[Number, Number]]:
    """The figures that the share may be of, with their bases."""
    if claim.manner == "rate" and claim.concepts == ("outcome.total",):
        return [(top, base) for top, base in _rate_of_done(told, claim) if base]
    tops, bases = _rate(told, claim) if claim.manner == "rate" else _share(told, claim)
    return [(top, base) for top in tops for base in bases if base]


def _rate_of_done(told: Statements, claim: NarrativeClaim) -> Iterator[tuple[Number, Number]]:
    """办结率: all that was done of all there was; of the new ones alone where 上年结转 is not named beside it."""
    rows = ("outcome.total", "requests.received", "requests.carried_in", "requests.carried_out")
    done, new, carried, left = (told.report.value(row, "total") for row in rows)
    if not claim.comparable or done is None or new is None or carried is None or left is None:
        return
    yield done, new + carried
    if not told.names(claim, "requests.carried_in"):
        yield new - left, new
        yield min(done, new), new
    answered = [one.value for one in told.allowed((Quantity("outcome.total"),)) or () if one.named == "answer"]
    if answered and "复" in told.report.body.text[claim.clause[0] : claim.clause[1]]:
        yield answered[0], new + carried


def _intended_figures(pairs: Sequence[tuple[Number, Number]], stated: Number | None) -> tuple[Number, Number]:
    """The first figures whose share is not far from the stated one; the nearest of those that are."""

    def distance(pair: tuple[Number, Number]) -> float:
        return abs(100 * float(pair[0]) / float(pair[1]) - float(stated or 0))

    near = [pair for pair in pairs if distance(pair) <= _FAR * float(stated or 0)]
    return near[0] if near else min(pairs, key=distance)


def sure_shares(report: Report) -> Iterator[Share]:
    """The shares that can be judged: of several in a sentence that do not name their whole, one has to hold."""
    found = list(shares(report))
    for share in found:
        beside = [one for one in found if one.claim.sentence == share.claim.sentence and one is not share]
        if share.claim.manner == "explicit" or not beside or any(one.holds for one in beside):
            yield share


def _is(right: float, stated: Number | None) -> bool:
    return stated is not None and abs(right - float(stated)) <= 0.5 * 10 ** -decimals(stated) + _SLACK


def _share(told: Statements, claim: NarrativeClaim) -> tuple[Sequence[Number], Sequence[Number]]:
    top, *bases = claim.against
    if claim.manner == "explicit":
        return [top], bases
    if claim.quantities and claim.whose == "own":
        bases += wholes(told.allowed, claim.quantities[0].concept)
        stem, _, _ = claim.concepts[0].rpartition(".")
        if stem in ("review", "litigation") and "结" in told.report.body.text[claim.clause[0] : claim.clause[1]]:
            bases += values(told.allowed((Quantity(f"{stem}.closed"),)) or ())  # 占审结总数的66.7%
    return [top], bases


def _rate(told: Statements, claim: NarrativeClaim) -> tuple[Sequence[Number], Sequence[Number]]:
    """办结率 and 纠错率 by the tables."""
    if not claim.comparable:
        return [], []
    concept = claim.concepts[0]
    tops = list(values(told.allowed(claim.quantities) or ()))
    if concept.startswith(("requests.", "outcome.")):
        return tops, wholes(told.allowed, concept)
    stem = concept.rpartition(".")[0]
    all_cases = list(values(told.allowed((Quantity(f"{stem}.total"),)) or ()))
    pending = list(values(told.allowed((Quantity(f"{stem}.pending"),)) or ()))
    return tops, all_cases + [whole - left for whole, left in zip(all_cases, pending, strict=False)]


def changes(report: Report) -> Iterator[RatioChange]:
    """The comparisons of the text with an earlier figure."""
    told = statements(report)
    totals = wholes(told.allowed, "requests.received")[:1]
    for claim in told.text("change"):
        *now, then = claim.against
        found = now or (list(values(told.allowed(claim.quantities) or ())) if told.ours(claim) else [])
        change = _change(claim, found, then) if found and then else None
        received = (one for one in told.figures if one.concepts[0] == "requests.received")
        stated = {one.value for one in received if one.sentence == claim.sentence}
        unsaid = totals if change and change.now not in stated else []
        if change and (change.holds or not is_told_otherwise(report, claim, change.now, change.then, unsaid)):
            yield change


def _change(claim: NarrativeClaim, found: Sequence[Number], then: Number) -> RatioChange:
    sign = 1 if claim.manner == "up" else -1
    now = found[0]
    if claim.unit == "%":
        rights = [100 * float(one - then) / float(then) for one in found]
        holds = any(
            _rounds_to(sign * right, claim.value, _give(one, then)) for one, right in zip(found, rights, strict=True)
        )
        right = _round_like(abs(Fraction(now) - Fraction(then)) * 100 / Fraction(then), claim.value)
        way = "增长" if rights[0] >= 0 else "下降"
        return RatioChange(claim, holds, now, then, f"应{way}{right}%", f"{'+' if rights[0] >= 0 else '-'}{right}%")
    if claim.unit in ("成", "倍"):  # a rough figure: only whether it is more or less
        holds = any(sign * (one - then) > 0 for one in found)
    else:
        holds = any(sign * (one - then) == claim.value for one in found)
    by = now - then
    return RatioChange(claim, holds, now, then, f"应{'增加' if by >= 0 else '减少'}{abs(by)}{claim.unit}", f"{by:+}")


def share_with(share: Share, top: Number) -> bool:
    """Whether the share is right with another numerator."""
    return share.base is not None and bool(share.base) and _is(100 * float(top) / float(share.base), share.claim.value)


def change_with(change: RatioChange, now: Number) -> bool:
    """Whether the change is right with another figure of this year, and is a number of its own."""
    return change.claim.unit not in ("成", "倍") and _change(change.claim, [now], change.then).holds


_ROUNDED = 10_000  # figures from here on are written to the last ten thousand, or to a part of it: 150万, 1.6万


def _give(now: Number, then: Number) -> float:
    """Per cent by which a change may differ since its figures are rounded to their last digit that is not 0."""
    half = [0.5 * _last_place(one) / float(one) if one >= _ROUNDED else 0.0 for one in (now, then)]
    return 100 * sum(half) * float(now) / float(then)


def _last_place(value: Number) -> int:
    place = 1
    while value and not value % (place * 10):
        place *= 10
    return place


def _rounds_to(right: float, stated: Number | None, give: float) -> bool:
    """Rounded or cut off at the last digit that is written."""
    return stated is not None and abs(right - float(stated)) < 10 ** -decimals(stated) + give
