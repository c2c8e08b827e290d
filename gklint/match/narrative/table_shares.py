"""Shares whose figures stand elsewhere: of a kind of applicant or an outcome in the tables, or told in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import Context, Quantities
from gklint.match.narrative.figures import most_specific
from gklint.model.narrative import Claim, Quantity

Known = Mapping[int, Quantities]
_LIMITS = (
    "part",
    "title",
    "cause",
    "except",
    "rest",
    "none",
    "each",
    "compare",
    "up",
    "down",
    "rate",
    "result",
)


def shares_of_tables(flat: Sequence[Part], context: Context, known: Known) -> Iterator[Claim]:
    """自然人占67.8%, 予以公开占比33.9%; 自然人74件、企业6件，分别占92.5%和7.5%."""
    for index, part in enumerate(flat):
        if part.unit != "%" or part.number is None or part.number.about or not part.has("share"):
            continue
        if "分别" in part.text:
            yield from _one_by_one(flat, index, context, known)
        elif (quantity := _figure_before(flat, index, context)) is not None:
            yield Claim(
                (quantity,), "share", part.number.amount, unit="%", whose=part.whose, when=part.when,
                of_which="all" if part.of_which == "new" else part.of_which, clause=part.place,
                start=part.number.start, end=part.number.end,
                reason=part.reason, doubt="word" if part.reason else "", manner="rate",
            )  # fmt: skip


def _figure_before(flat: Sequence[Part], index: int, context: Context) -> Quantity | None:
    """The one figure of table three that the words before 占 name."""
    part = flat[index]
    cut = next(at for at, word in enumerate(part.words) if word.kind == "share")
    others = part.has("whose", "other", "below", "court")
    if not cut or others or part.has_any(_LIMITS) or part.has("time", "last"):
        return None  # 占自然人申请的14%: that is the base
    if any(inner.number is None and inner.has("outcome") for one in flat[:index] for inner in one.inside):
        return None  # 同意公开（含部分公开）649件，同意公开率48.8%
    if any(one.has("part") or one.has("result") or _of_another_time(one) for one in flat[:index]):
        return None  # 网上申请52件中，自然人占80%
    if (part.topic or context.topic) != {"request"}:
        return None
    named = Part(part.words[:cut])
    if part.shared and not (index and flat[index - 1].words[-1].text in WITHIN):
        return None
    parties = [one for one in named.values("party") if one != "anybody"]
    outcomes = most_specific(named.values("outcome"))
    if part.has("act", "carry", "pending", "publish") or len(parties) + len(outcomes) != 1:
        return None
    return Quantity("requests.received", parties[0]) if parties else Quantity(f"outcome.{outcomes[0]}")


def _of_another_time(part: Part) -> bool:
    """Whether it is of last year or a part of the year; 上年结转 is of this one."""
    return part.has("time", "last", "part") and not part.has("act", "carry")


def _one_by_one(flat: Sequence[Part], index: int, context: Context, known: Known) -> Iterator[Claim]:
    """The shares of as many counts as stand right before: 分别占 pairs them in order."""
    shares = [one for one in flat[index:] if one.clause == flat[index].clause and one.unit == "%"]
    counts = [one for one in flat[:index] if one.number is not None and one.unit != "%"]
    tops = counts[-len(shares) :]
    if len(shares) < 2 or len(tops) < len(shares) or any(one.unit != tops[0].unit for one in tops):
        return
    wholes = [one for one in (*counts[: -len(shares)], *(one for one, _ in context.before)) if one.unit == tops[0].unit]
    for top, share in zip(tops, shares, strict=True):
        assert top.number is not None and share.number is not None
        bases = [one.number.amount for one in wholes if one.number and one.number.amount >= top.number.amount]
        yield Claim(
            known.get(id(top), ()), "share", share.number.amount, unit="%", whose=context.whose,
            start=share.number.start, end=share.number.end, clause=share.place, against=(top.number.amount, *bases),
        )  # fmt: skip
