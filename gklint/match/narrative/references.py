"""Numbers that point at one told just before: 收到申请31件，……；这37件申请……."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import Context, Quantities
from gklint.match.narrative.counts import is_count
from gklint.match.narrative.words import CASE_UNITS
from gklint.model.narrative import Claim

Known = Mapping[int, Quantities]
_THESE = ("这", "上述", "以上", "前述", "上列", "上开", "前列", "此")
_WHOLES = ("requests.received", "outcome.total", "review.total", "litigation.total")
REFERENCE = "所指的件数|"  # begins the name of a number that another points at


def references_in(parts: Sequence[Part], context: Context, known: Known) -> Iterator[Claim]:
    """Both numbers, where only one stands before that it can point at and both are of the same."""
    for at, part in enumerate(parts):
        if not _points_back(part):
            continue
        told = [*context.before, *((one, known.get(id(one), ())) for one in parts[:at] if one.number is not None)]
        counts = [(one, what) for one, what in told if one.unit in CASE_UNITS]
        if len(counts) != 1 or not is_count(counts[0][0]) or not is_count(part):
            continue
        first, what = counts[0]
        own = known.get(id(part), ())
        same = len(what) == 1 and what[0].concept in _WHOLES and what[0].party is None and what == own
        if same and not first.has_any(("ofwhich", "part", "rest", "except")):
            yield _claim(first, what, "listed")
            yield _claim(part, what, "again")


def _points_back(part: Part) -> bool:
    """Whether 这 or the like stands right before its number, and the noun behind."""
    pointing = any(one.text in _THESE and two is part.number for one, two in pairwise(part.words))
    return (
        pointing and bool(part.topic) and part.unit in CASE_UNITS and not part.has_any(("outcome", "party", "result"))
    )


def _claim(part: Part, what: Quantities, manner: str) -> Claim:
    number = part.number
    assert number is not None
    return Claim((), "exactly", number.amount, unit=number.unit, start=number.start, end=number.end,
                 clause=part.place, manner=manner, whole=True, name=f"{REFERENCE}{what[0].concept}")  # fmt: skip
