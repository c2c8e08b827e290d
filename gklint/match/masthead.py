"""Whose report it is, for which year, and when it was signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from gklint.match.dates import Day, day_in, period_in
from gklint.match.sections import Outline, SectionRegion
from gklint.match.title import Title, is_body_name, stated_title, title_in
from gklint.model.chinese_script import simplified
from gklint.model.document import Document, Paragraph
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Masthead
from gklint.model.source import Passage

YearFrom = Literal["title", "period", "signature", "text", "path", "metadata"]

_LONGEST_SIGNATURE = 60
_SIGNATURE_LINES = 60  # looked at below the last heading
_OPENING = 3000  # characters of the opening in which the body's name is looked for
_POINT = lazy_pattern("[。，；：！？,;:]")
_PERIOD_SIGN = lazy_pattern(r"12\s?月\s?31|期限|1231|12\.31|12-31|统计|統計|月三十一")
_PATH_YEAR = lazy_pattern(r"(?<![0-9A-Za-z])(20[0-4]\d)(?![0-9A-Za-z])(年?)")
_TEXT_YEAR = lazy_pattern(r"(?<!\d)(20[0-4]\d)\s?年")
_SUBJECT = lazy_pattern(
    r"(?:^|[，。、；：\s年度])(?P<name>(?![我本各该区市县省在对经向])[\u4e00-\u9fff]{1,18}?"
    r"(?:街道办事处|人民政府办公室|人民政府|街道|[^市县区]局|委员会|办公室|管委会|[^城集]镇|[^城下]乡|中心))"
    r"(?=坚持|按照|高度|认真|严格|深入|紧紧|根据|依据|切实|积极|始终|全面|扎实|主动|依法|继续|不断|围绕|结合|共|严|，|以|在)"
)


class _MastheadLine(NamedTuple):
    passage: Passage
    day: Day


def read_masthead(document: Document, outline: Outline) -> Masthead:
    """Title, body, year, period and signature. Nothing is guessed: what no place states is None."""
    title = title_in(outline.blocks, outline.regions[0].last)
    if title is None and document.source.format == "docx":  # a title in a text box
        title = title_in(document.asides, len(document.asides))
    if title is None and document.title:
        title = stated_title(document.title)
    opening = _MastheadTexts(outline, "overview")
    period = opening.period() or _MastheadTexts(outline, "other").period()
    signature = _signature(outline)
    masthead = Masthead(
        title=title.text if title else None,
        title_passage=title.passage if title else None,
        organ=(title.organ if title else "") or _signing_body(outline, signature) or opening.body(),
        title_year=title.year if title and title.passage else None,
        period=period[0] if period else None,
        period_years=period[1] if period else None,
        signed=signature.day.date if signature else None,
        signed_span=signature.passage.span(signature.day.start, signature.day.end) if signature else None,
        path_year=path_year(document.source.path),
    )
    year, origin = _year(masthead, opening, title)
    return masthead._replace(year=year, year_from=origin)


def _year(masthead: Masthead, opening: _MastheadTexts, title: Title | None) -> tuple[int | None, YearFrom | None]:
    """The year the report is for, from the surest place that states one."""
    if masthead.title_year is not None:
        return masthead.title_year, "title"
    if masthead.period_years is not None and masthead.period_years[0] == masthead.period_years[1]:
        return masthead.period_years[0], "period"
    if masthead.signed is not None:
        return masthead.signed[0] - 1, "signature"
    if (year := opening.year()) is not None:
        return year, "text"
    if masthead.path_year is not None:
        return masthead.path_year, "path"
    return (title.year, "metadata") if title and title.year else (None, None)


class _MastheadTexts:
    """The lines before the first heading (all, when there is none) and in one section, one below the other."""

    def __init__(self, outline: Outline, key: str) -> None:
        regions = [region for region in outline.regions if region.key == key][:1]
        self.passages = [p.passage for region in (outline.regions[0], *regions) for p in _lines(outline, region)]
        self.text = "\n".join([passage.text for passage in self.passages])

    def period(self) -> tuple[Passage, tuple[int, int]] | None:
        if not _PERIOD_SIGN.search(self.text):
            return None
        for by in ("\n", ""):  # a line may end in the middle of a year
            found = period_in(by.join([passage.text for passage in self.passages]))
            if found is not None:
                return Passage.joined(self.passages, by=by).slice(found.start, found.end), found.years
        return None

    def year(self) -> int | None:
        """The year it speaks of most, if one is."""
        counted = Counter(_TEXT_YEAR.findall(self.text)).most_common(2)
        if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
            return None
        return int(counted[0][0])

    def body(self) -> str | None:
        """The office named as acting (`，某某街道按照…`)."""
        match = _SUBJECT.search(simplified(self.text[:_OPENING]))
        return match["name"] if match else None


def _lines(outline: Outline, region: SectionRegion) -> Iterator[Paragraph]:
    return (block for block in outline.blocks[region.first : region.last] if isinstance(block, Paragraph))


def _signature(outline: Outline) -> _MastheadLine | None:
    """The first line below the last statutory heading that is a date, alone or behind a name."""
    last = max((at for at, region in enumerate(outline.regions) if region.key is not None), default=0)
    start = outline.regions[last].first
    if last == 0:
        start = max(start, len(outline.blocks) - _SIGNATURE_LINES)
    for block in outline.blocks[start : start + _SIGNATURE_LINES]:
        if isinstance(block, Paragraph) and (day := _signature_date(block.passage.text)) is not None:
            return _MastheadLine(block.passage, day)
    return None


def _signature_date(text: str) -> Day | None:
    """The date of a signature: a short line, or the end of a text that runs on in one line."""
    if "20" not in text and "二" not in text:
        return None
    day = day_in(text[-_LONGEST_SIGNATURE:])
    if day is None:
        return None
    cut = max(0, len(text) - _LONGEST_SIGNATURE)
    before = text[: cut + day.start]
    alone = not _POINT.search(before) or before[-1:].isspace()
    return Day(day.date, cut + day.start, cut + day.end) if alone else None


def _signing_body(outline: Outline, signature: _MastheadLine | None) -> str | None:
    """The body's name above the date, or before it on the line."""
    if signature is None:
        return None
    before = signature.passage.text[: signature.day.start].strip()
    if not before:
        before = _line_before(outline, signature.passage)
    name = "".join(simplified(before).split())
    return name if 3 < len(name) <= 40 and not _POINT.search(name) and is_body_name(name) else None


def _line_before(outline: Outline, passage: Passage) -> str:
    before = ""
    for block in outline.blocks:
        if isinstance(block, Paragraph):
            if block.passage is passage:
                return before
            before = block.passage.text
    return ""


def path_year(path: str) -> int | None:
    """The year in a file's name: the one called 年, else the only one."""
    found = _PATH_YEAR.findall(PurePosixPath(path.replace("\\", "/")).stem)
    called = [year for year, word in found if word] or [year for year, _ in found]
    return int(called[0]) if len(set(called)) == 1 else None
