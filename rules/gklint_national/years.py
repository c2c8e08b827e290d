"""The years a report speaks of, and which of title, period and text is alone when they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gklint.api import NamedTuple, Prose, Report, lazy_pattern

_YEAR = lazy_pattern(r"20[0-9]{2} ?年")
_BEFORE = lazy_pattern(
    r"(?:^|[。；！？：:\n]|(?:^|[。；\n])\s*[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、])\s*(?:在|截至|截止)?\s*$"
)
_LEAST_SHARE = 2 / 3
_NARRATIVE = frozenset(["overview", "disclosure", "requests", "review"])  # sections five and six look ahead and back
_REACHING = (
    "以来",
    "至",
    "到",
    "起",
    "—",
    "-",
    "~",
    "～",
    "底",
    "末",
)  # after a year that is only where something begins


class YearMention(NamedTuple):
    """`2023年` in a paragraph: where it stands in report.body.text, and whether it opens a sentence."""

    year: int
    at: int
    prose: Prose
    prose_at: int
    opens: bool


def mentions(report: Report) -> Iterator[YearMention]:
    """Every year in the body paragraphs, in order."""
    text = report.body.text
    for match in _YEAR.finditer(text):
        at = match.start()
        if at and text[at - 1].isdigit():
            continue
        prose, begin = report.prose_at(at)
        if prose.kind == "body":
            opens = at == begin or _BEFORE.search(text, max(begin, at - 8), at) is not None
            opens = opens and not text.startswith(_REACHING, match.end())
            yield YearMention(int(match[0][:4]), at, prose, begin, opens)


def narrative_year(report: Report, least: int = 1) -> int | None:
    """The year that the sentences of the sections open with, when nearly all agree and at least so many."""
    opened = Counter(m.year for m in mentions(report) if m.opens and m.prose.section in _NARRATIVE)
    year, count = opened.most_common(1)[0] if opened else (None, 0)
    return year if count >= max(least, _LEAST_SHARE * opened.total()) else None


def period_year(report: Report) -> int | None:
    """The year of the statistics period, when it lies in one year."""
    years = report.masthead.period_years
    return years[0] if years is not None and years[0] == years[1] else None


def year_beside_title(report: Report) -> int | None:
    """The year the rest of the report agrees on when the title alone has another; None when the title is not alone."""
    title, period = report.masthead.title_year, period_year(report)
    if title is None or title == period:
        return None
    narrative = narrative_year(report, least=1 if period is not None else 2)
    if narrative is None and period is not None and _is_signed_after(report, period) and not _supports(report, title):
        return period
    if narrative is None or narrative == title or period not in (None, narrative):
        return None
    return None if period is None and _supports(report, title) else narrative


def is_doubtful(report: Report) -> bool:
    """Whether the report's year is in dispute: the title stands alone, or without it period and text disagree."""
    if report.masthead.title_year is not None:
        return year_beside_title(report) is not None
    return narrative_year(report) not in (None, report.year)


def _is_signed_after(report: Report, year: int) -> bool:
    """Whether the report was signed in the year after `year`, as a report for it is."""
    signed = report.masthead.signed
    return signed is not None and signed[0] == year + 1


def _supports(report: Report, year: int) -> bool:
    """Whether anything beside title and period speaks for `year`: the text, the signature or the file name."""
    masthead = report.masthead
    if masthead.path_year == year or (masthead.signed is not None and masthead.signed[0] == year + 1):
        return True
    return any(mention.year == year for mention in mentions(report))
