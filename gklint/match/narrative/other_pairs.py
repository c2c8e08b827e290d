"""Figures of a sentence that a stated difference, or share, is of if it is not of those nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.earlier import is_difference, is_rough
from gklint.model.narrative import Claim
from gklint.model.numerals import Number

_MOST = 5  # counts that are added up: 兽药21件、农药19件、其他12件，比上年的60件减少8件
_MANY = 12  # numbers of a sentence; among more some pair fits by chance


def differs_of_others(flat: Sequence[Part], against: Sequence[Number], value: Number, unit: str, *, up: bool) -> bool:
    """Whether the difference is not that of `against`, this year's and last year's figure, but of other counts."""
    if len(against) != _PAIR or _differs_by(against[0], against[1], value, unit, up=up):
        return False
    counts = [part for part in flat if _is_exact(part) and not is_difference(part)]
    if len(counts) > _MANY:
        return False
    now, then = against
    runs = [*([one] for one in counts), *_runs(counts)]
    pairs = [(sum(map(_amount, run)), _amount(one)) for run in runs for one in counts if all(map(one.__ne__, run))]
    return any(_differs_by(one, two, value, unit, up=up) for one, two in pairs if {one, two} != {now, then})


_PAIR = 2


def _is_exact(part: Part) -> bool:
    number = part.number
    return number is not None and number.unit != "%" and not is_rough(number)


def _runs(counts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The runs of two or more neighbouring counts of one unit."""
    for at, first in enumerate(counts):
        for end in range(at + 2, min(len(counts), at + _MOST) + 1):
            if counts[end - 1].unit != first.unit:
                break
            yield counts[at:end]


def _differs_by(now: Number, then: Number, value: Number, unit: str, *, up: bool) -> bool:
    by = now - then if up else then - now
    if unit != "%":
        return by == value
    return bool(then) and abs(100 * float(by) / float(then) - float(value)) < _last_digit(value)


def _last_digit(value: Number) -> float:
    """One unit of the last digit that is written."""
    return float(10 ** int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 1.0


def is_share_of_others(flat: Sequence[Part], index: int, claim: Claim) -> bool:
    """Whether the share is of a base that the sentence has: 结案11件，维持7件，占结案数的63.6%.

    A base that is named without its figure is else one of the tables.
    """
    counts = [part for part in flat[:index] if _is_exact(part) and not is_difference(part)]
    if claim.value is None or claim.manner == "explicit" or not counts or len(counts) > _MANY:
        return False
    top = claim.against[0] if claim.against else _amount(counts[-1])
    units = {part.unit for part in counts if _amount(part) == top}
    runs = [*([part] for part in counts if part.unit in units), *_runs(counts)]
    bases = [base for run in runs if (base := sum(map(_amount, run))) > top]
    slack = _last_digit(claim.value) / 2
    return any(abs(100 * float(top) / float(base) - float(claim.value)) <= slack for base in bases)


def _amount(part: Part) -> Number:
    assert part.number is not None
    return part.number.amount
