"""Mentions of a quantity held against its table figures: the one comparison all mismatch rules share."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Claim, Fact, Finding, Related, Report, Words
from gklint_national.cross_reference.admissible import admissible
from gklint_national.cross_reference.mentions import Mention, narrative

NAMES = {
    "received": Words("收到的政府信息公开申请", "requests received"),
    "carried_in": Words("上年结转的申请", "requests carried in"),
    "carried_out": Words("结转下年度的申请", "requests carried over"),
    "processed": Words("办结（答复）的申请", "requests processed"),
    "natural_person": Words("自然人的申请", "requests by natural persons"),
    "legal_person": Words("法人或其他组织的申请", "requests by organisations"),
    "business": Words("商业企业的申请", "requests by businesses"),
    "disclosed": Words("予以公开", "disclosed"),
    "partly_disclosed": Words("部分公开", "partly disclosed"),
    "disclosed_or_partly": Words("予以公开和部分公开", "disclosed or partly disclosed"),
    "refused": Words("不予公开", "refused"),
    "unavailable": Words("无法提供", "unavailable"),
    "absent": Words("信息不存在（无法提供）", "information not held"),
    "not_processed": Words("不予处理", "not processed"),
    "other_outcome": Words("其他处理", "otherwise handled"),
    "review": Words("行政复议", "reconsideration cases"),
    "litigation": Words("行政诉讼", "litigation cases"),
    "litigation.direct": Words("未经复议直接起诉", "direct litigation cases"),
    "litigation.after_review": Words("复议后起诉", "litigation after reconsideration"),
    "both": Words("行政复议和行政诉讼", "reconsideration and litigation cases"),
}
_CELLS: dict[str, tuple[str, str | None]] = {
    "received": ("requests.received", "total"),
    "carried_in": ("requests.carried_in", "total"),
    "carried_out": ("requests.carried_out", "total"),
    "processed": ("outcome.total", "total"),
    "natural_person": ("requests.received", "natural_person"),
    "business": ("requests.received", "business"),
    "disclosed": ("outcome.disclosed", "total"),
    "partly_disclosed": ("outcome.partly_disclosed", "total"),
    "review": ("review.total", None),
    "litigation.direct": ("litigation.direct.total", None),
    "litigation.after_review": ("litigation.after_review.total", None),
}
HELP = (
    "核对正文与表格，以实际办理情况为准，把不对的一处改正；若正文说的是另一范围（如下属单位、以前年度），请写明。",
    "Compare text and table with the records and correct the wrong one; if the text has another scope, say so.",
)


def mismatches(report: Report, *quantities: str) -> Iterator[Finding]:
    """One finding for each quantity of which no mention fits the table."""
    for quantity in quantities:
        finding = _mismatch(report, quantity)
        if finding is not None:
            yield finding


def _mismatch(report: Report, quantity: str) -> Finding | None:
    mentions = narrative(report).of(quantity)
    if not mentions:
        return None
    allowed = admissible(report, quantity)
    if allowed and quantity == "disclosed" and narrative(report).of("partly_disclosed"):
        allowed = allowed[:1]  # the text tells both apart, so their sum is not meant
    if allowed is None or any(_fits(mention, allowed) for mention in mentions):
        return None
    told = [mention for mention in mentions if mention.value]
    return _finding(report, told[0], allowed) if told else None


def _fits(mention: Mention, allowed: list[int]) -> bool:
    """Equal to an admissible figure; cases newly lodged this year may be fewer than all cases of the table."""
    if mention.value in allowed:
        return True
    return mention.new and mention.quantity in ("review", "litigation", "both") and mention.value < max(allowed)


def _finding(report: Report, mention: Mention, allowed: list[int]) -> Finding:
    name = NAMES[mention.quantity]
    figures = "、".join(str(value) for value in allowed)
    words = Words(
        f"正文说{name.zh} {mention.value} 件，表中为 {figures}"
        + ("（新收、含上年结转等口径都对不上）" if len(allowed) > 1 else ""),
        f"the text says {mention.value} {name.en}; the table has {' / '.join(map(str, allowed))}",
    )
    fact = _cell(report, mention.quantity)
    related = (Related(Words("表中的数字", "the table's figure"), fact.span),) if fact is not None else ()
    span, key = narrative(report).span(mention), f"{mention.quantity}:{mention.value}"
    claim = Claim(fact.concept, fact.party, mention.value) if fact is not None else None
    return Finding(words, span, key, related=related, claim=claim)


def _cell(report: Report, quantity: str) -> Fact | None:
    figure = _CELLS.get(quantity)
    return report.facts.get(figure) if figure is not None else None
