"""The claims of a report as they stand against its tables: which may be compared, which fit, which contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from gklint.api import (
    Fact,
    Finding,
    NarrativeClaim,
    Number,
    Quantity,
    Related,
    Report,
    Severity,
    Span,
    StatedFigure,
    Words,
)
from gklint_national.cross_reference.admissible import (
    Allowed,
    admissible,
    figures_said,
    government,
    names_wider_area,
    values,
)
from gklint_national.cross_reference.names import quantity_names

HELP = (
    "请核对正文与表格，以实际办理情况为准，把不对的一处改正；若正文说的是另一范围（如下属单位、以前年度），请写明。",
    "Compare text and table with the records and correct the wrong one; if the text has another scope, say so.",
)
_TABLES = {"requests": "表三", "outcome": "表三", "review": "表四", "litigation": "表四"}
_LARGE = 10  # a figure that large that fits is no chance


class Contradiction(NamedTuple):
    """A claim that none of the figures it may be agrees with."""

    claim: NarrativeClaim
    allowed: tuple[Allowed, ...]


class Statements:
    """The claims of one report, compared once for all rules."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._wider = {
            one.sentence for one in report.claims if one.whose == "below" and names_wider_area(report, one.name)
        }
        self.claims = [one for one in report.claims if self.ours(one)]
        self.figures = [
            one
            for one in self.claims
            if one.relation == "exactly" and one.quantities and one.comparable and one.value is not None
        ]
        self._allowed: dict[tuple[Quantity, ...], list[Allowed] | None] = {}

    def ours(self, claim: NarrativeClaim) -> bool:
        """Whether it speaks of those whose figures the tables are."""
        if claim.whose == "below":
            return government(self.report) and claim.sentence not in self._wider
        return claim.whose == "own" and not self._of_the_office(claim)

    def _of_the_office(self, claim: NarrativeClaim) -> bool:
        """Whether it is of the government's office alone, where the report is the government's."""
        organ = self.report.organ or ""
        return government(self.report) and claim.name.endswith(("政府办公室", "政府办")) and "办公室" not in organ

    def allowed(self, quantities: tuple[Quantity, ...]) -> list[Allowed] | None:
        """What the claim may state; None when the tables do not say for certain."""
        if quantities not in self._allowed:
            self._allowed[quantities] = admissible(self.report, quantities)
        return self._allowed[quantities]

    def fits(self, claim: NarrativeClaim) -> bool | None:
        """Whether the claim states an admissible figure; None when that is not certain."""
        allowed = self.allowed(self._whole(claim))
        if allowed is None or claim.value is None:
            return None
        if claim.value in values(allowed):
            return True
        return _may_be_fewer(claim) and claim.value < max(values(allowed))

    def _whole(self, claim: NarrativeClaim) -> tuple[Quantity, ...]:
        """A part of a result (撤销 of 纠正) is compared with the result."""
        return tuple(Quantity(one.concept.removesuffix("_part"), one.party) for one in claim.quantities)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The exact figures that fit nothing, one for each quantity."""
        return tuple(self._contradictions())

    def _contradictions(self) -> Iterator[Contradiction]:
        for quantities, claims in self._by_quantity().items():
            allowed = self.allowed(tuple(Quantity(one.concept.removesuffix("_part"), one.party) for one in quantities))
            if allowed is None or any(self.fits(one) for one in claims) or self._in_parts(claims, allowed):
                continue
            wrong = [one for one in claims if self.is_sure(one) and not self._of_several(one)]
            if wrong:
                yield Contradiction(next((one for one in wrong if one.value), wrong[0]), tuple(allowed))

    def _by_quantity(self) -> Mapping[tuple[Quantity, ...], list[NarrativeClaim]]:
        told: dict[tuple[Quantity, ...], list[NarrativeClaim]] = {}
        for one in self.figures:
            told.setdefault(one.quantities, []).append(one)
        return told

    def _in_parts(self, claims: Sequence[NarrativeClaim], allowed: Sequence[Allowed]) -> bool:
        """Whether figures of one sentence make up the table's together: 3件……，2件……结转下年度."""
        quantities = claims[0].quantities
        for sentence in {one.sentence for one in claims}:
            same = [one for one in self.report.claims if one.sentence == sentence and one.quantities == quantities]
            told = [one.value for one in same if one.value is not None and one.relation == "exactly"]
            if len(told) > 1 and sum(told) in values(allowed):
                return True
        return False

    def _of_several(self, claim: NarrativeClaim) -> bool:
        """Whether its sentence has another figure of the same, so that each is of one body: 市政府9件，办公室14件."""
        return any(
            one.sentence == claim.sentence
            and one.quantities == claim.quantities
            and one.relation == "exactly"
            and (one.when, one.of_which) == (claim.when, claim.of_which)
            and one.value != claim.value
            for one in self.report.claims
        )

    def is_sure(self, claim: NarrativeClaim) -> bool:
        """Certain, or kept from it only by an unknown word while all else of its sentence agrees with the tables."""
        if claim.certain:
            return True
        if claim.doubt != "word":
            return False
        others = [one for one in self.figures if one.sentence == claim.sentence and one.quantities != claim.quantities]
        fitting = [one for one in others if self.fits(one)]
        large = any(one.value is not None and one.value >= _LARGE for one in fitting)
        return len(fitting) == len(others) and (len({one.quantities for one in fitting}) > 1 or large)

    def denials(self, *stems: str) -> Iterator[NarrativeClaim]:
        """The claims of none for quantities with these stems, unless another number of the text belongs to them."""
        for one in self.claims:
            whole = one.relation == "none" and one.certain and one.comparable
            if whole and one.concepts[0].startswith(stems) and not self._told_elsewhere(one.quantities[0]):
                yield one

    def _told_elsewhere(self, quantity: Quantity) -> bool:
        """Whether the text states some number for it, of whatever body: the text then has two scopes."""
        told = tuple(values(self.allowed((quantity,)) or []))
        return any(
            one.relation == "exactly"
            and quantity in one.quantities
            and bool(one.value)
            and ((one.certain and one.comparable) or one.value in told)
            for one in self.report.claims
        )

    def text(self, *relations: str) -> Iterator[NarrativeClaim]:
        """The certain claims about figures of the text itself, with those relations, whosoever figures they are."""
        for one in self.report.claims:
            if one.relation in relations and one.certain and one.value is not None:
                yield one


def severity_of(claim: NarrativeClaim) -> Severity | None:
    """An error only where the statement is unconditional: of this body and the whole year, by its own words."""
    return None if claim.whole else "warning"


def denials(report: Report, *stems: str, party: bool = False) -> Iterator[Finding]:
    """What the text says there was none of, and the tables have, once for each quantity."""
    told = statements(report)
    zeros = [one.claim for one in told.contradictions if one.claim.value == 0 and one.claim.certain]
    seen: set[tuple[Quantity, ...]] = set()
    for claim in (*told.denials(*stems), *zeros):
        of_party = claim.quantities[0].party is not None
        if claim.quantities in seen or of_party != party or not claim.concepts[0].startswith(stems):
            continue
        seen.add(claim.quantities)
        allowed = told.allowed(claim.quantities)
        if allowed and all(values(allowed)):
            name, table = (
                quantity_names(report, claim.quantities),
                _TABLES.get(claim.concepts[0].partition(".")[0], "表二"),
            )
            words = Words(
                f"正文称没有{name.zh}，{table}填有{figures_said(allowed, '件').zh}",
                f"the text denies {name.en}; the table has {allowed[0].value}",
            )
            yield Finding(words, span(report, claim), f"{claim.concepts[0]}:0", related=related_cell(report, claim))


def uniform(report: Report, stem: str, whole: str) -> Iterator[Finding]:
    """均予以公开, 均为自然人, 均被维持: the outcome, or the kind of applicant, has to be all there is."""
    told = statements(report)
    for claim in told.claims:
        of_kind = claim.relation == "all" and claim.certain and claim.comparable and claim.concepts[0].startswith(stem)
        if not of_kind or claim.concepts[0] == "requests.carried_out":
            continue
        every, figures = told.allowed((Quantity(whole),)), told.allowed(claim.quantities)
        if every and figures and not set(values(every)) & set(values(figures)):
            name = quantity_names(report, claim.quantities)
            words = Words(
                f"正文称均为{name.zh}，表中{name.zh}{figures[0].value}件，共{every[0].value}件",
                f"the text says all are {name.en}; the table has {figures[0].value} of {every[0].value}",
            )
            yield Finding(words, span(report, claim), f"{claim.quantities[0]}:all", related=related_cell(report, claim))


def total_said(claim: NarrativeClaim, items: Sequence[Number]) -> Words:
    """The total of a list, its items one by one, and what is too much or too little."""
    added, total, unit = sum(items), claim.value or 0, claim.unit
    each = "+".join(map(str, items))
    way = "多" if added > total else "少"
    return Words(
        f"正文总数为{total}{unit}，各分项合计{added}{unit}（{each}），{way}{abs(added - total)}{unit}",
        f"the total is {total}, the items add up to {added} ({each})",
    )


def _may_be_fewer(claim: NarrativeClaim) -> bool:
    """Table four has the cases of earlier years too; 撤销 is a part of 纠正."""
    concept = claim.concepts[0]
    return concept.endswith("_part") or (claim.manner == "new" and concept.startswith(("review", "litigation")))


@lru_cache(maxsize=2)
def statements(report: Report) -> Statements:
    """The report's claims against its tables, read once and shared by all cross-reference rules."""
    return Statements(report)


def mismatches(report: Report, *stems: str, party: bool = False) -> Iterator[Finding]:
    """One finding for each quantity, whose concept begins so, of which no claim fits the tables."""
    for found in statements(report).contradictions:
        claim = found.claim
        if claim.concepts[0].startswith(stems) and (claim.quantities[0].party is not None) == party and claim.value:
            yield mismatch(report, found)


def mismatch(report: Report, found: Contradiction) -> Finding:
    """The message about a contradiction: the claim, and every admissible figure with its row."""
    claim, allowed = found
    unit = claim.unit or "件"
    name, figures = (
        quantity_names(report, claim.quantities),
        figures_said(allowed, "件" if unit in ("人", "名", "位", "家", "户") else unit),
    )
    table = _TABLES.get(claim.concepts[0].partition(".")[0], "表二")
    words = Words(
        f"正文写明{name.zh}{claim.value}{unit}，与{table}不符：{figures.zh}",
        f"the text states {claim.value} for {name.en}; the table has {figures.en}",
    )
    return Finding(
        words, span(report, claim), _key(claim), related=related_cell(report, claim), claim=evidence(report, claim)
    )


def _key(claim: NarrativeClaim) -> str:
    return f"{'+'.join(map(str, claim.quantities))}:{claim.value}"


def span(report: Report, claim: NarrativeClaim) -> Span:
    """Where the claim's number, or the clause of a claim without one, stands."""
    return report.body.span(claim.start, claim.end)


def fact_of(report: Report, claim: NarrativeClaim) -> Fact | None:
    """The cell that the claim states outright, when it is one."""
    if len(claim.quantities) != 1:
        return None
    concept, party = claim.quantities[0]
    return report.facts.get((concept, party or "total")) or report.facts.get((concept, None))


def related_cell(report: Report, claim: NarrativeClaim) -> tuple[Related, ...]:
    """The table's cell beside the claim."""
    fact = fact_of(report, claim)
    return (Related(Words("表中的数字", "the table's figure"), fact.span),) if fact is not None else ()


def evidence(report: Report, claim: NarrativeClaim) -> StatedFigure | None:
    """The claim as evidence for which figure is wrong when sums fail; only what is certain is evidence."""
    fact = fact_of(report, claim)
    if fact is None or claim.value is None or not claim.certain:
        return None
    return StatedFigure(fact.concept, fact.party, claim.value)
