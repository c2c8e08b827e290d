"""How sure a claim that fits no table is: its severity follows from that."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.api import NarrativeClaim, Severity
from gklint_national.cross_reference.allowed import Allowed, values

_LARGE = 10  # a figure that large that fits is no chance
_NEAR = 0.6  # of the table's figure: less is rather a part of it


def is_read(claim: NarrativeClaim) -> bool:
    """Whether it is certain, or only an unknown word beside the noun keeps it from being so."""
    return claim.certain or claim.doubt == "word"


def is_borne_out(claim: NarrativeClaim, others: Sequence[NarrativeClaim], fitting: Sequence[NarrativeClaim]) -> bool:
    """Whether all else of the sentence (`others`) agrees with the tables (`fitting`), and not by chance."""
    large = any(one.value is not None and one.value >= _LARGE for one in fitting)
    return len(fitting) == len(others) and (len({one.quantities for one in fitting}) > 1 or large)


def is_likely(claim: NarrativeClaim, allowed: Sequence[Allowed]) -> bool:
    """Whether an unknown word beside the noun hardly makes it a part: the figure is no small part of the table's."""
    if claim.doubt != "word" or claim.value is None or claim.reason == "人数":
        return False
    figures = [one for one in values(allowed) if one] or [0]
    return claim.whole or claim.value > max(figures) or float(claim.value) >= _NEAR * float(min(figures))


def is_item(claim: NarrativeClaim, beside: Sequence[NarrativeClaim]) -> bool:
    """Whether 答复 is one of the outcomes that its sentence adds up: 受理12件，答复7件，不予处理4件，不明确1件."""
    if claim.concepts != ("outcome.total",) or claim.value is None:
        return False
    stated = [one for one in beside if one.relation == "exactly" and one.value is not None and one.quantities]
    outcomes = [one.value or 0 for one in stated if one.concepts[0].startswith("outcome.") and one is not claim]
    wholes = {one.value for one in stated if one.concepts[0].startswith("requests.")}
    return bool(outcomes) and claim.value + sum(outcomes) in wholes


def may_be_fewer(claim: NarrativeClaim) -> bool:
    """Whether the table may have more: table four has the cases of earlier years too; 撤销 is a part of 纠正."""
    concept = claim.concepts[0]
    return concept.endswith("_part") or (claim.manner == "new" and concept.startswith(("review", "litigation")))


def plainest(claims: Sequence[NarrativeClaim]) -> NarrativeClaim:
    """The first that states a figure other than 0."""
    return next((one for one in claims if one.value), claims[0])


def severity_of(claim: NarrativeClaim) -> Severity | None:
    """Of a denial: an error only where it is unconditional, of this body and the whole year by its own words."""
    if not claim.certain:
        return "info"
    return None if claim.whole else "warning"


def info_of(claim: NarrativeClaim) -> Severity | None:
    """An info where an unknown word stands beside the noun; the rule's own severity else."""
    return None if claim.certain else "info"
