"""What 除……外 leaves: the figure that is all there was, and a total made of what is excepted and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import CASES
from gklint.match.narrative.counts import amount, family, is_count
from gklint.match.narrative.roles import hindrances
from gklint.model.narrative import Claim

_NAMES = ("except", "subject", "number", "plain", "total", "time", "part")
_OTHER = ("其他", "其它", "别的", "另外")


def is_all_there_was(part: Part, after: Part | None) -> bool:
    """Whether the next clause says that there was nothing else: 除行政复议4件外，未发生其他争议."""
    if after is None or after.number is not None or not after.has("none") or after.mark != "，":
        return False
    if part.number is None or not part.has("except") or any(word.kind not in _NAMES for word in part.words):
        return False
    cases = len(part.topic) == 1 and part.topic <= CASES and not part.has("part")
    others = after.said(*_OTHER) or after.topic <= CASES
    return cases and others and all(_is_except(part, one.text) for one in hindrances(part))


def _is_except(part: Part, text: str) -> bool:
    return any(word.kind == "except" and word.text == text for word in part.words)


def rest_after_exceptions(parts: Sequence[Part], before: Sequence[Part]) -> Iterator[Claim]:
    """17件办结件除予以公开9件、部分公开2件外，其余8件……: the total before is what is excepted and the rest."""
    for at, part in enumerate(parts):
        if part.number is None or not part.has("rest") or part.has("time", "last") or not at:
            continue
        first = next((index for index, one in enumerate(parts[:at]) if one.has("except") and one.number is not None), 0)
        run = [*parts[first:at], part]
        whole = [one for one in (*before, *parts[:first]) if is_count(one) and family(one) == family(part)]
        if not first or not all(is_count(one) and family(one) == family(part) for one in run) or len(whole) != 1:
            continue
        total, items = whole[0], list(map(amount, run))
        near = (
            total is parts[first - 1]
            and total.words[-1].text not in WITHIN
            and total.number is not None
            and amount(total) > max(items)
        )
        if near and total.number is not None and sum(items) != amount(total):
            yield Claim((), "list", amount(total), unit=total.unit, start=total.number.start, end=total.number.end,
                        clause=total.place, manner="stated", against=(amount(total), *items))  # fmt: skip
