"""What is said of claims that contradict the tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations

from gklint.api import (
    Fact,
    Finding,
    NarrativeClaim,
    Quantity,
    Report,
    Severity,
    Span,
    StatedFigure,
    Words,
)
from gklint_national.cross_reference.allowed import Allowed, values
from gklint_national.cross_reference.certainty import info_of, is_read
from gklint_national.cross_reference.comparisons import (
    advice,
    advice_if_so,
    cells_of,
    comparison,
    denial,
    part_over_whole,
)
from gklint_national.cross_reference.contradictions import Contradiction, Statements, is_under, statements
from gklint_national.cross_reference.lists import advice_for_list, mended_list, words_with_list
from gklint_national.cross_reference.names import quantity_names, table_of
from gklint_national.cross_reference.rates_mended import advice_for_rate, mended_rate, words_with_rate

_GRAVITY: tuple[Severity, ...] = ("error", "warning", "info")
SeverityOf = Callable[[NarrativeClaim], Severity | None]
AdviceOf = Callable[[NarrativeClaim, Severity | None], Words | None]
HELP = (
    "请按实际件数改正正文或表格；正文只指某一单位或某一渠道的，请写明范围。",
    "Correct the text or the table by the records; if the text has another scope, say so.",
)


def all_done(report: Report) -> Iterator[NarrativeClaim]:
    """The claims that all requests of the year were done: 均已办结; a rate of 100 % only where it is of all."""
    told = statements(report)
    left = [one for one in told.figures if one.value and one.concepts == ("requests.carried_out",) and told.fits(one)]
    for claim in told.claims:
        if any(one.sentence == claim.sentence and one.start < claim.start for one in left):
            continue  # 答复91件，另有5件结转下年度，均在期限内答复
        if _names_results(told, claim):
            continue  # 答复各件，予以公开4件，不予公开2件: all of these
        of_all = claim.relation == "all" and claim.concepts == ("requests.carried_out",)
        rate_of_due = claim.unit == "%" and _tells_what_is_left(told)
        if of_all and is_read(claim) and claim.comparable and not rate_of_due:
            yield claim


def _names_results(told: Statements, claim: NarrativeClaim) -> bool:
    """Whether its sentence tells results, and not how many requests came: all of it is of those with a result."""
    concepts = {one.concepts[0] for one in told.figures if one.sentence == claim.sentence}
    results = [one for one in concepts if one.startswith("outcome.") and one != "outcome.total"]
    return bool(results) and not any(one.startswith("requests.") for one in concepts)


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
    help: AdviceOf | None = None,
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
            yield Finding(
                denial(report, claim, told.readings(claim, allowed)),
                span(report, claim),
                f"{claim.concepts[0]}:0",
                help=_advice(report, claim, severity(claim), help),
                related=cells_of(report, claim.quantities),
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
            yield Finding(
                _uniform_words(report, claim, figures[0], every[0]),
                span(report, claim),
                f"{claim.quantities[0]}:all",
                help=_advice(report, claim, info_of(claim)),
                related=cells_of(report, claim.quantities),
                severity=info_of(claim),
            )


def _uniform_words(report: Report, claim: NarrativeClaim, figure: Allowed, whole: Allowed) -> Words:
    """`正文称申请人均为自然人，表三本年新收为3件，其中只有2件`: what all are said to be, and how many are."""
    name, party = quantity_names(report, claim.quantities), claim.quantities[0].party
    part = f"只有{figure.figure}" if figure.value else "为0"
    all_are = f"申请人均为{name.zh.removesuffix('申请')}" if party is not None else f"均为{name.zh}"
    return Words(
        f"正文称{all_are}，{table_of(claim).zh}{whole.words.zh}，其中此项{part}",
        f"the text says all are {name.en}; the table has {figure.value} of {whole.value}",
    )


def mismatches(
    report: Report,
    *stems: str,
    party: bool = False,
    severity: SeverityOf = lambda claim: None,
    help: AdviceOf | None = None,
    manner: str | None = None,
) -> Iterator[Finding]:
    """One finding for each quantity, whose concept begins so, of which no claim fits the tables.

    With `manner` only of claims told in that manner (收到并办理 is `received`).
    """
    of_rule = [
        found._replace(severity=found.severity or severity(found.claim))
        for found in statements(report).contradictions
        if is_under(found.claim, stems)
        and (found.claim.quantities[0].party is not None) == party
        and found.claim.value
        and manner in (None, found.claim.manner)
    ]
    exchanged = _exchanges(of_rule) if party else {}
    for found in of_rule:
        pair = exchanged.get(found.claim)
        if pair is None:
            yield mismatch(report, found, help)
        elif pair[0] is found:
            yield _exchange(report, *pair)


def mismatch(report: Report, found: Contradiction, help: AdviceOf | None = None) -> Finding:
    """The finding about a contradiction; where the table's figure makes a list right as well, that list's too."""
    claim, allowed, severity, over = found
    mended, rate = mended_list(report, found), mended_rate(report, found)
    if mended is not None:
        words = words_with_list(comparison(report, claim, (mended.reading,)), mended)
        told = advice_for_list(claim, mended)
        severity = min(severity, mended.fault.severity, key=_GRAVITY.index) if severity else None
    elif rate is not None:
        words = words_with_rate(comparison(report, claim, (rate.reading,)), rate)
        told = advice_for_rate(found, rate)
        severity = min(severity, "warning", key=_GRAVITY.index) if severity else None
    else:
        words = (part_over_whole if over else comparison)(report, claim, allowed)
        told = _advice(report, claim, severity, help, allowed)
    return Finding(
        words,
        span(report, claim),
        _key(claim),
        help=told,
        related=cells_of(report, claim.quantities),
        claim=evidence(report, claim),
        severity=severity,
        covers=(*([mended.fault.name] if mended is not None else ()), *([rate.name] if rate is not None else ())),
    )


def _exchanges(found: Sequence[Contradiction]) -> Mapping[NarrativeClaim, tuple[Contradiction, Contradiction]]:
    """Two kinds of applicants of one sentence, of which one has too many and the other as many too few."""
    pairs: dict[NarrativeClaim, tuple[Contradiction, Contradiction]] = {}
    for one, two in combinations(found, 2):
        wrong = (one.claim.value or 0) + (two.claim.value or 0)
        free = one.claim not in pairs and two.claim not in pairs and one.severity == two.severity
        same = one.claim.sentence == two.claim.sentence and one.claim.concepts == two.claim.concepts
        if free and same and wrong == one.allowed[0].value + two.allowed[0].value:
            pairs |= {one.claim: (one, two), two.claim: (one, two)}
    return pairs


def _exchange(report: Report, one: Contradiction, two: Contradiction) -> Finding:
    """Both figures, and that they make up what those of the table do."""
    first, second = (comparison(report, found.claim, found.allowed[:1]) for found in (one, two))
    parts = [words.zh.removesuffix("，两者不符") for words in (first, second)]
    words = Words(f"{parts[0]}；{parts[1].removeprefix('正文')}，均不相符", f"{first.en}; {second.en}")
    help = Words(
        "请一并核对（两处一多一少，正好相抵），按实际件数改正正文或表三。",
        "Check both, of which one has as many too many as the other too few.",
    )
    cells = (*cells_of(report, one.claim.quantities), *cells_of(report, two.claim.quantities))
    return Finding(words, span(report, one.claim), _key(one.claim), help, cells, one.severity)


def _advice(
    report: Report,
    claim: NarrativeClaim,
    severity: Severity | None,
    help: AdviceOf | None = None,
    allowed: Sequence[Allowed] = (),
) -> Words:
    """What to do: where the reading is only likely, under the condition that it is right."""
    own = help(claim, severity) if help is not None else None
    return own or (advice_if_so(report, claim) if severity == "info" else advice(claim, allowed))


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


def evidence(report: Report, claim: NarrativeClaim) -> StatedFigure | None:
    """The claim as evidence for which figure is wrong when sums fail; only what is certain is evidence."""
    fact = fact_of(report, claim)
    if fact is None or claim.value is None or not claim.certain:
        return None
    return StatedFigure(fact.concept, fact.party, claim.value)
