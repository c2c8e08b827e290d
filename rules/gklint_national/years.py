"""The years a report speaks of, and which of title, period and text is alone when they disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gklint.api import Prose, Report

_YEAR = re.compile(r"20[0-9]{2} ?年")
_BEFORE = re.compile(
    r"(?:^|[。；！？：:\n]|(?:^|[。；\n])\s*[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、])\s*(?:在|截至|截止)?\s*$"
)
_LEAST_SHARE = 2 / 3
_NARRATIVE = frozenset(["overview", "disclosure", "requests", "review", "problems", "other"])


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
            yield YearMention(int(match[0][:4]), at, prose, begin, opens)


def narrative_year(report: Report) -> int | None:
    """The year that the sentences of the sections open with, when nearly all agree."""
    opened = Counter(m.year for m in mentions(report) if m.opens and m.prose.section in _NARRATIVE)
    if not opened:
        return None
    year, count = opened.most_common(1)[0]
    return year if count >= _LEAST_SHARE * opened.total() else None


def period_year(report: Report) -> int | None:
    """The year of the statistics period, when it lies in one year."""
    years = report.masthead.period_years
    return years[0] if years is not None and years[0] == years[1] else None


def year_beside_title(report: Report) -> int | None:
    """The year the rest of the report agrees on when the title alone has another; None when the title is not alone."""
    masthead = report.masthead
    title = masthead.title_year
    if title is None:
        return None
    period, narrative = period_year(report), narrative_year(report)
    if narrative is None or narrative == title or period not in (None, narrative):
        return None
    if period is None and _supports(report, title):
        return None
    return narrative


def _supports(report: Report, year: int) -> bool:
    """Whether anything beside title and period speaks for `year`: a sentence, the signature or the file name."""
    masthead = report.masthead
    if masthead.path_year == year or (masthead.signed is not None and masthead.signed[0] == year + 1):
        return True
    return any(mention.year == year and mention.opens for mention in mentions(report))
