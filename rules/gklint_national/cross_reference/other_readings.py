"""Figures that the words fit and that rather belong to something else: a part, a larger whole, a sum."""

from __future__ import annotations

from collections.abc import Collection

from gklint.api import NarrativeClaim, Number, Quantity

_PART = 0.3  # of the least figure it may be: less is hardly a mistake but a part, or a smaller body's
_WIDER = 4  # times the greatest figure it may be: more is rather of a wider area, or of all years
_SMALL = 10  # counts below it are a few times as large by one wrong stroke
_OPEN = ("outcome.disclosed", "outcome.partly_disclosed")
_CASES = ("review", "litigation", "litigation.direct", "litigation.after_review")

_PEOPLE = ("民", "个人", "群众", "百姓", "乡亲", "家长")  # 居民, 村民, 市民, 公民
_GROUPS_OF_PEOPLE = (("natural_person",), ("natural_person", "business"), ("natural_person", "organisations"))


def is_out_of_scale(value: Number, figures: Collection[Number]) -> bool:
    """Whether it is so much less or more than every figure it may be that it hardly counts the same."""
    least = min((one for one in figures if one), default=0)
    if not value or not least:
        return False
    return float(value) < _PART * float(least) or (value >= _SMALL and value > _WIDER * max(figures))


def joins_applicants(claim: NarrativeClaim) -> bool:
    """Whether several kinds of applicants are counted together: who belongs to them is said in many ways."""
    return len({one.party for one in claim.quantities if one.party}) > 1


def whole_instead(claim: NarrativeClaim) -> tuple[str, ...]:
    """The concepts of a whole that its words may speak of: 连同上年结转共31件, 居民和单位提出的申请14件."""
    concept, party = claim.quantities[0]
    if concept.startswith("requests.carried") or party == "natural_person":
        return ("requests.received", "requests.handled", "outcome.total")
    if concept == "outcome.absent":
        return ("outcome.unavailable",)  # 无法提供（23件）包括本机关不掌握（20件）
    group = concept.rpartition(".")[0]
    return (group,) if group.count(".") and group.startswith("outcome.") and party is None else ()


def parts_instead(claim: NarrativeClaim) -> tuple[str, ...]:
    """The concepts of the parts of all cases that its words may speak of: 尚未审结的……复议3件、诉讼6件."""
    stem, _, rest = claim.concepts[0].rpartition(".")
    if stem not in _CASES or rest != "total":
        return ()
    return tuple(f"{stem}.{one}" for one in ("upheld", "corrected", "other", "pending"))


def groups_of_people(claim: NarrativeClaim, clause: str) -> list[tuple[Quantity, ...]]:
    """What 居民 or 群众 who applied may be: natural persons alone, or they and companies; nothing of other claims."""
    if claim.concepts != ("requests.received",) or not any(one in clause for one in _PEOPLE):
        return []
    return [tuple(Quantity("requests.received", party) for party in group) for group in _GROUPS_OF_PEOPLE]


def disclosed_at_all(claim: NarrativeClaim) -> tuple[Quantity, ...]:
    """What was disclosed wholly or partly, which 公开类答复 may be; empty for a claim of other figures."""
    plain = claim.concepts == ("outcome.disclosed",) and claim.quantities[0].party is None
    return tuple(map(Quantity, _OPEN)) if plain else ()
