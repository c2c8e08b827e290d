"""What is said of claims that contradict the tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

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
from gklint_national.cross_reference.admissible import figures_said, values
from gklint_national.cross_reference.certainty import info_of, is_read
from gklint_national.cross_reference.contradictions import Contradiction, Statements, is_under, statements
from gklint_national.cross_reference.names import quantity_names

SeverityOf = Callable[[NarrativeClaim], Severity | None]
HELP = (
    "请按实际办理情况改正正文或表格；正文另有统计范围（如下属单位、以前年度）的，请写明。",
    "Compare text and table with the records and correct the wrong one; if the text has another scope, say so.",
)
_TABLES = {"requests": "表三", "outcome": "表三", "review": "表四", "litigation": "表四"}


def all_done(report: Report) -> Iterator[NarrativeClaim]:
    """The claims that all requests of the year were done: 均已办结; a rate of 100 % only where it is of all."""
    told = statements(report)
    left = [one for one in told.figures if one.value and one.concepts == ("requests.carried_out",) and told.fits(one)]
    for claim in told.claims:
        if any(one.sentence == claim.sentence and one.start < claim.start for one in left):
            continue  # 答复91件，另有5件结转下年度，均在期限内答复
        of_all = claim.relation == "all" and claim.concepts == ("requests.carried_out",)
        rate_of_due = claim.unit == "%" and _tells_what_is_left(told)
        if of_all and is_read(claim) and claim.comparable and not rate_of_due:
            yield claim


def _tells_what_is_left(told: Statements) -> bool:
    """Whether the text itself has the table's carry-over, or fewer done than received: 办结18件，答复率100%."""
    right = [one for one in told.figures if told.fits(one)]
    most = {
        concept: max((one.value or 0 for one in right if one.concepts == (concept,)), default=None)
        for concept in ("requests.carried_out", "requests.received", "outcome.total")
    }
    done, received = most["outcome.total"], most["requests.received"]
    return bool(most["requests.carried_out"]) or (done is not None and received is not None and done < received)


def denials(
    report: Report,
    *stems: str,
    party: bool = False,
    besides: Collection[int] = frozenset(),
    severity: SeverityOf = info_of,
) -> Iterator[Finding]:
    """What the text says there was none of, and the tables have, once for each quantity.

    `besides` are the sentences of which another rule says the same.
    """
    told = statements(report)
    zeros = [one.claim for one in told.contradictions if one.claim.value == 0]
    seen: set[tuple[Quantity, ...]] = set()
    for claim in (*told.denials(*stems), *zeros):
        of_party = claim.quantities[0].party is not None
        if claim.quantities in seen or of_party != party or not is_under(claim, stems):
            continue
        if claim.sentence in besides:
            continue
        seen.add(claim.quantities)
        allowed = told.allowed(claim.quantities)
        if allowed and all(values(allowed)):
            name, table = quantity_names(report, claim.quantities), _table_of(claim)
            words = Words(
                f"正文称没有{name.zh}，{table}填有{figures_said(allowed, claim.concepts[0]).zh}",
                f"the text denies {name.en}; the table has {allowed[0].value}",
            )
            yield Finding(
                words,
                span(report, claim),
                f"{claim.concepts[0]}:0",
                related=related_cell(report, claim),
                severity=severity(claim),
            )


def uniform(report: Report, stem: str, whole: str) -> Iterator[Finding]:
    """均予以公开, 均为自然人, 均被维持: the outcome, or the kind of applicant, has to be all there is."""
    told = statements(report)
    for claim in told.claims:
        of_kind = claim.relation == "all" and is_read(claim) and claim.comparable and is_under(claim, (stem,))
        if not of_kind or claim.concepts[0] == "requests.carried_out":
            continue
        every, figures = told.allowed((Quantity(whole),)), told.allowed(claim.quantities)
        if claim.against and claim.against[0] not in set(values(every or ())):
            continue  # 3件网上申请均予以公开
        if every and figures and not set(values(every)) & set(values(figures)):
            name = quantity_names(report, claim.quantities)
            words = Words(
                f"正文称均为{name.zh}，表中{name.zh}{figures[0].value}件，共{every[0].value}件",
                f"the text says all are {name.en}; the table has {figures[0].value} of {every[0].value}",
            )
            yield Finding(
                words,
                span(report, claim),
                f"{claim.quantities[0]}:all",
                related=related_cell(report, claim),
                severity=info_of(claim),
            )


def total_said(claim: NarrativeClaim, items: Sequence[Number]) -> Words:
    """The total of a list, its items one by one, and what is too much or too little."""
    added, total, unit = sum(items), claim.value or 0, claim.unit
    each = "+".join(map(str, items)) + unit
    way = "多" if added > total else "少"
    return Words(
        f"正文总数为{total}{unit}，各分项合计{added}{unit}（{each}），{way}{abs(added - total)}{unit}",
        f"the total is {total}, the items add up to {added} ({each})",
    )


def mismatches(
    report: Report,
    *stems: str,
    party: bool = False,
    severity: SeverityOf = lambda claim: None,
    manner: str | None = None,
) -> Iterator[Finding]:
    """One finding for each quantity, whose concept begins so, of which no claim fits the tables.

    With `manner` only of claims told in that manner (收到并办理 is `received`).
    """
    for found in statements(report).contradictions:
        claim = found.claim
        if manner is not None and claim.manner != manner:
            continue
        if is_under(claim, stems) and (claim.quantities[0].party is not None) == party and claim.value:
            yield mismatch(report, found._replace(severity=found.severity or severity(claim)))


def mismatch(report: Report, found: Contradiction) -> Finding:
    """The message about a contradiction: the claim, and every admissible figure with its row."""
    claim, allowed, severity = found
    unit = claim.unit or "件"
    name, table = quantity_names(report, claim.quantities), _table_of(claim)
    figures = figures_said(allowed, claim.concepts[0])
    words = Words(
        f"正文写明{name.zh}{claim.value}{unit}，与{table}不符：{figures.zh}",
        f"the text states {claim.value} for {name.en}; the table has {figures.en}",
    )
    return Finding(
        words,
        span(report, claim),
        _key(claim),
        related=related_cell(report, claim),
        claim=evidence(report, claim),
        severity=severity,
    )


def _table_of(claim: NarrativeClaim) -> str:
    """The table whose figure the claim states, as people call it."""
    return _TABLES.get(claim.concepts[0].partition(".")[0], "表二")


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
