"""A claim of a part, with the certainty that its words and what stands before them allow."""

from __future__ import annotations

from typing import Any

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, Context, Quantities
from gklint.match.narrative.scope import scope_of
from gklint.model.narrative import Claim, Quantity, Relation
from gklint.model.numerals import Number


def claim(
    part: Part, what: Quantities, relation: Relation, value: Number | None, context: Context, **more: Any
) -> Claim:
    """A claim of the part with the certainty that part and context allow."""
    reason, doubt = more.pop("reason", ""), more.pop("doubt", "scope")
    if not reason and part.reason:
        reason, doubt = part.reason, part.doubt
    if not reason and context.reason and not part.topic:
        reason, doubt = context.reason, "scope"
    if not reason and value == 0 and context.stranger and not (part.has("whose", "own") or context.year):
        reason, doubt = context.stranger, "word"  # that there was none is said of whom?
    of_which = more.pop("of_which", None) or scope_of(part, context)
    exact = part.number is not None and part.has("rest") and relation == "exactly"  # 除1件外，其余5件均由……
    excepted = part.number is not None and part.has("except") and what == (Quantity("requests.carried_out"),)
    exact = exact or (excepted and relation == "exactly")  # 除7件结转外均已办结
    if context.excepted and (relation in ("all", "none") or part.has("all")) and of_which == "all" and not exact:
        of_which = "all" if _excepts_others(part, context) else "some"
    if of_which == "new" and what and all(one.concept == "requests.received" for one in what):
        of_which = "all"
    told = part.number is not None and relation in ("exactly", "amount", "about")
    first, last = (part.number, part.number) if told else (part.words[0], part.words[-1])
    assert first is not None and last is not None
    return Claim(
        what, relation, value,
        unit=part.unit,
        whose=context.whose, when=context.when, of_which=of_which,
        start=first.start, end=last.end, clause=part.place,
        reason=reason, doubt=doubt if reason else "", **more,
    )  # fmt: skip


def _excepts_others(part: Part, context: Context) -> bool:
    """Whether what is excepted is none of it anyway: 除行政复议外，未发生行政诉讼."""
    kinds = [{"review"} if one <= {"review"} else one - {"review"} for one in (context.apart, part.topic)]
    cases = context.apart | part.topic <= CASES and bool(context.apart and part.topic)
    return cases and not kinds[0] & kinds[1] and "review" in kinds[0] | kinds[1]
