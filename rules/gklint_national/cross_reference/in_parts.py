"""Figures of a sentence that make up one of the tables' only together: each is a part of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gklint.api import NarrativeClaim, Number

# Figures that make up one of the tables' together with that of the first concept.
_ABSENT = ("outcome.absent", "outcome.unavailable.not_held", "outcome.unavailable.needs_creation")
_KIN = dict.fromkeys(_ABSENT, _ABSENT)


def are_one_together(same: Sequence[NarrativeClaim], figures: Collection[Number]) -> bool:
    """Whether the claims of one sentence about one quantity add up to it: 3件……，2件……结转下年度."""
    stated = [one.value for one in same if one.value is not None and one.relation == "exactly"]
    return len(stated) > 1 and sum(stated) in figures


def has_rest_beside(
    claim: NarrativeClaim, text: str, beside: Sequence[NarrativeClaim], figures: Collection[Number]
) -> bool:
    """Whether the sentence tells the rest otherwise: 不掌握4件，不存在2件; 办结11件，办理结转件4件."""
    kin = _KIN.get(claim.concepts[0], ())
    others = [one for one in beside if one.relation == "exactly" and one.value]
    rest = [one.value or 0 for one in others if one.quantities and one.concepts[0] in kin and one is not claim]
    if kin == _ABSENT:
        return bool(rest) and sum(rest, claim.value or 0) in figures
    later = [
        one
        for one in others
        if one.concepts == ("requests.carried_in",)
        and one.start > claim.start
        and text[one.clause[0] : one.start].startswith(("办", "另办", "并办"))
    ]
    done = sum((one.value or 0 for one in later), claim.value or 0)
    return claim.concepts == ("outcome.total",) and bool(later) and done <= max(figures)


def is_of_several(claim: NarrativeClaim, same: Sequence[NarrativeClaim]) -> bool:
    """Whether its sentence has another figure of the same, so that each is of one body: 市政府9件，办公室14件."""
    return any(
        one.relation == "exactly"
        and one.when == claim.when
        and (one.of_which == claim.of_which or "level" in (one.of_which, claim.of_which))
        and one.value != claim.value
        for one in same
    )
