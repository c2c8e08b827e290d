"""Shares and changes of the text that are right with the table's figure in place of a contradicted one."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import NamedTuple, Number, Report, Words
from gklint_national.cross_reference.allowed import Allowed
from gklint_national.cross_reference.contradictions import Contradiction
from gklint_national.cross_reference.ratios import change_with, changes, share_with, sure_shares


class MendedRate(NamedTuple):
    """The finding about a rate, rule:key, and the table's figure with which the rate is right."""

    name: str
    rate: str
    reading: Allowed


def mended_rate(report: Report, found: Contradiction) -> MendedRate | None:
    """The share or change of the claim's sentence that the table's figure puts right."""
    for reading in found.allowed:
        for name, rate in _rates(report, found, reading.value):
            return MendedRate(name, rate, reading)
    return None


def _rates(report: Report, found: Contradiction, right: Number) -> Iterator[tuple[str, str]]:
    claim = found.claim
    for share in sure_shares(report):
        same = share.claim.sentence == claim.sentence and share.top == claim.value and not share.holds
        if same and share_with(share, right):
            yield f"GK317:{share.top}:{share.claim.value}", f"{share.claim.value}%"
    for change in changes(report):
        same = change.claim.sentence == claim.sentence and change.now == claim.value and not change.holds
        if same and change_with(change, right):
            yield (
                f"GK318:{change.then}:{change.now}:{change.claim.value}",
                f"{change.claim.value}{change.claim.unit}",
            )


def words_with_rate(words: Words, mended: MendedRate) -> Words:
    """What is said of the figure, and of the rate that was made of the right one."""
    return Words(
        f"{words.zh}；正文所写的{mended.rate}也是按{mended.reading.figure}计算的",
        f"{words.en}; the {mended.rate} of the text is made of {mended.reading.value}",
    )


def advice_for_rate(found: Contradiction, mended: MendedRate) -> Words:
    """The figure that puts both right."""
    unit, right = found.claim.unit or "件", mended.reading.value
    return Words(f"请核对，将正文的{found.claim.value}{unit}改为{right}{unit}。", f"Check, and write {right}.")
