"""The top level of a report: its headed sections in order, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gklint.api import SECTION_KEYS, Heading, NamedTuple, Prose, Report, Section, Span

NUMERALS = "一二三四五六七八九十"
FEWEST = 10  # characters of a section that says something
_ENOUGH = 80  # characters that are looked at
_ATTACHED = ("附件", "附表", "附录", "附：", "附:")
_HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
# What a heading says when it takes another section in (五、存在的主要问题、改进情况及其他需要报告的事项).
_SIGNS = {
    "overview": ("总体情况",),
    "disclosure": ("主动公开",),
    "requests": ("申请情况", "申请及", "申请、", "申请和", "依申请公开"),
    "review": ("行政复议", "行政诉讼"),
    "problems": ("存在的主要问题", "存在问题", "存在的问题"),
    "other": ("其他需要报告", "其它需要报告"),
}


class Top(NamedTuple):
    """A headed section of the top level. `position` counts them from 1."""

    section: Section
    heading: Heading
    position: int

    @property
    def key(self) -> str | None:
        return self.section.key

    @property
    def span(self) -> Span:
        return self.heading.passage.span()

    @property
    def text(self) -> str:
        return self.heading.passage.text.strip()

    @property
    def due(self) -> int:
        """The number the form gives this section; 0 for a section the form does not have."""
        return SECTION_KEYS.index(self.section.key) + 1 if self.section.key else 0


@lru_cache(maxsize=1)
def tops(report: Report) -> tuple[Top, ...]:
    """The headed sections of the top level in reading order; worked out once for all the rules that ask."""
    headed = [(section, section.heading) for section in report.sections if section.heading is not None]
    return tuple([Top(section, heading, at) for at, (section, heading) in enumerate(headed, 1)])


def headings_below(report: Report) -> Iterator[Heading]:
    """The sub-headings of all levels in reading order; of a numbered sentence the number alone is one."""
    for section in report.sections:
        for inner in section.walk():
            if inner is not section and inner.heading is not None:
                yield inner.heading


@lru_cache(maxsize=1)
def statutory(report: Report) -> Mapping[str, Top]:
    """The first section of each of the six keys, in reading order."""
    found: dict[str, Top] = {}
    for top in tops(report):
        if top.key is not None:
            found.setdefault(top.key, top)
    return found


def wording(report: Report, key: str) -> str:
    """The form's heading for a section, without its number."""
    if report.form is not None:
        return next(section.heading for section in report.form.sections if section.key == key)
    return _HEADINGS[SECTION_KEYS.index(key)]


def numbered_wording(report: Report, key: str) -> str:
    """`五、存在的主要问题及改进情况`"""
    return f"{NUMERALS[SECTION_KEYS.index(key)]}、{wording(report, key)}"


def prose_below(report: Report, top: Top) -> Iterator[Prose]:
    """The prose of a section without its own heading, footnotes and signature."""
    own = top.span.start
    for prose in _prose_by_section(report).get(top.key or "", ()):
        if prose.kind == "body" or (prose.kind == "heading" and prose.passage.span().start != own):
            yield prose


@lru_cache(maxsize=1)
def _prose_by_section(report: Report) -> Mapping[str, list[Prose]]:
    found: dict[str, list[Prose]] = {}
    for prose in report.prose:
        found.setdefault(prose.section, []).append(prose)
    return found


def says_nothing(report: Report, top: Top) -> bool:
    """Whether a section has fewer than ten characters of text: 无, or nothing at all (GK107)."""
    return word_count(report, top) < FEWEST


def word_count(report: Report, top: Top) -> int:
    """The characters of a section's text without points, counted no further than is needed."""
    counts = _word_counts(report)
    if top.position not in counts:
        text = ""
        for prose in prose_below(report, top):
            text += prose.text
            if len(text) >= _ENOUGH:
                break
        looked_at = text[:_ENOUGH]
        counts[top.position] = sum(map(str.isalnum, looked_at)) + looked_at.count("_")
    return counts[top.position]


@lru_cache(maxsize=1)
def _word_counts(report: Report) -> dict[int, int]:
    """The counts that were asked for, by the position of the section."""
    return {}


def in_order(report: Report) -> bool:
    """Whether the statutory sections stand in the form's order."""
    due = [top.due for top in statutory(report).values()]
    return due == sorted(due)


def restart(report: Report) -> Top | None:
    """The heading where the numbering of the top level begins again, if it does; what is appended may."""
    begun = False
    for top in _without_appended(tops(report)):
        if top.heading.number == 1:
            if begun and top.key != "overview":
                return top
            begun = True
    return None


def extras(report: Report) -> list[Top]:
    """Top-level sections that the form does not have; attachments are none of them."""
    return [
        top
        for top in _without_appended(tops(report))
        if top.key is None and not top.heading.body.strip().startswith(_ATTACHED)
    ]


def _without_appended(every: Sequence[Top]) -> Sequence[Top]:
    """The headings up to a text appended after section six, which has a numbering of its own."""
    last = max((top.position for top in every if top.key is not None), default=0)
    begins = (top.position for top in every if top.position > last and top.heading.number == 1)
    return every[: next(begins, len(every) + 1) - 1]


def merged_into(present: Mapping[str, Top], key: str) -> Top | None:
    """The section next to the missing one `key` whose heading names that one too."""
    near = [top for top in present.values() if abs(top.due - SECTION_KEYS.index(key) - 1) == 1]
    return next((top for top in near if any(sign in top.heading.body for sign in _SIGNS[key])), None)


def hashed_headings(report: Report) -> list[Top]:
    """The top-level headings with a # before them."""
    return [top for top in tops(report) if top.heading.ordinal.lstrip().startswith("#")]
