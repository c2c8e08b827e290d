"""The same quantity stated in two places with different figures."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, NarrativeClaim, Related, Report, Words
from gklint_national.cross_reference.admissible import values
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.names import quantity_names
from gklint_national.cross_reference.statements import span

_SHORTEST = 6  # characters of a name that says of what: 公开信息 alone may be said of several things
_FEWEST_WORDS = 2  # of a name that is enough by itself


def repeated_statements(report: Report) -> Iterator[Finding]:
    """Each later statement of a quantity that has another figure than the first."""
    seen: dict[tuple[object, ...], NarrativeClaim] = {}
    for claim in statements(report).text("exactly"):
        if not claim.name or claim.when != "year" or claim.of_which not in ("all", "channel") or claim.whose == "other":
            continue
        key = (claim.quantities, _words_of(claim.name), claim.unit)
        if claim.manner == "listed":
            seen[key] = claim  # 网络71件，信函58件: the list that a later number of one channel repeats
            continue
        first = seen.setdefault(key, claim)
        if claim.manner == "again":
            if first.value != claim.value and claim.sentence - first.sentence <= 1:
                yield _finding(report, first, claim)
        elif first.value != claim.value and first.sentence != claim.sentence and _same(report, first, claim):
            yield _finding(report, first, claim)


def _words_of(name: str) -> str:
    """The same for 主动公开|信息 and 主动公开政府信息."""
    return name.replace("|", "").replace("政府信息", "信息").replace("政务信息", "信息")


def _same(report: Report, first: NarrativeClaim, second: NarrativeClaim) -> bool:
    """Whether both certainly speak of one quantity."""
    if second.quantities:
        allowed = statements(report).allowed(second.quantities)
        both = {first.value, second.value}
        return (
            first.whole
            and second.whole
            and bool(first.value and second.value)
            and not both <= set(values(allowed or ()))
        )
    specific = second.name.count("|") > _FEWEST_WORDS
    return first.whole + second.whole + specific > 1 and (specific or len(second.name) > _SHORTEST)


def _finding(report: Report, first: NarrativeClaim, second: NarrativeClaim) -> Finding:
    name = (
        quantity_names(report, second.quantities).zh
        if second.quantities
        else report.body.text[second.clause[0] : second.start]
    )
    unit = second.unit
    words = Words(
        f"“{name}”的数量前后不一致：前文{first.value}{unit}，此处{second.value}{unit}",
        f"the same quantity is {first.value} above and {second.value} here",
    )
    related = (Related(Words("前文的数", "the first figure"), span(report, first)),)
    return Finding(words, span(report, second), f"{name}:{first.value}:{second.value}", related=related)
