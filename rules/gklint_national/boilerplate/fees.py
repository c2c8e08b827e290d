"""The information processing fee: what section six says of it, and the claims that some was collected."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import NarrativeClaim, Prose, Report, lazy_pattern

_FEE = lazy_pattern(r"处理费|收费|收取|费用")
_EARLIER = lazy_pattern(r"上一?年|去年|往年|前一年|跨年|跨年度")
_YEAR = lazy_pattern(r"(?<![0-9])20[0-9]{2}(?=\s?年)")

_SENTENCE = lazy_pattern(r"[^。；;\n]+")


def section_six(report: Report) -> list[Prose]:
    """Everything below the heading of section six, footnotes included."""
    section = report.section("other")
    if section is None or section.heading is None:
        return []
    own = section.heading.passage.span().start
    return [prose for prose in report.prose if prose.section == "other" and prose.passage.span().start != own]


def speaks_of_fee(texts: list[str]) -> bool:
    return any(_FEE.search(text) for text in texts)


def fee_sentences(report: Report, *, of_own_year: bool = False) -> Iterator[tuple[Prose, int, int]]:
    """The sentences of section six that speak of a fee or its notices, each with its place in its paragraph.

    `of_own_year`: without paragraphs that reach back to earlier years.
    """
    for prose in section_six(report):
        if prose.kind == "body" and not (of_own_year and speaks_of_earlier_year(report, prose.text)):
            for match in _SENTENCE.finditer(prose.text):
                if _FEE.search(match[0]):
                    yield prose, match.start(), match.end()


def speaks_of_earlier_year(report: Report, text: str) -> bool:
    """Whether a text on fees reaches back: it names last year, or a year that is not the report's."""
    return _EARLIER.search(text) is not None or any(int(year) != report.year for year in _YEAR.findall(text))


def collected_fees(report: Report) -> Iterator[NarrativeClaim]:
    """The certain claims that a processing fee was collected this year; `value` is None where no sum is given."""
    for claim in report.claims:
        own = claim.certain and claim.when == "year" and claim.whose != "other"
        fee = claim.concepts == ("fees.processing",) and claim.relation in ("amount", "exactly")
        if own and fee and (claim.value is None or claim.value > 0):
            yield claim
