"""The abstract of parts: 由……六部分组成, with the parts it names and the number it claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from gklint.api import SECTION_KEYS, NamedTuple, Passage, Report, Span, chinese_number, lazy_pattern

# Names are matched whole: several hold a 、 themselves, so the list is never split. What may stand before a name
# (行政机关, 政府信息公开) is not part of it here, so that each begins with characters of its own.
_NAMES = {
    "overview": r"总体(?:工作)?(?:情况|概况)|概述",
    "disclosure": r"主动公开(?:政府信息|政务信息|信息)?(?:工作)?的?(?:情况)?",
    "requests": r"收到和处理的?(?:政府)?信息公开的?申请的?(?:办理|处理)?(?:情况)?"
    r"|依申请公开(?:政府信息)?(?:工作)?的?(?:办理|处理)?(?:情况)?",
    "review": r"复议(?:、|和|及|与|或|以及|，)?(?:被)?(?:提起)?(?:行政)?诉讼的?(?:工作)?(?:情况)?",
    "problems": r"存在的?(?:主要)?的?问题"
    r"(?:(?:及其|及|和|与|以及|、)(?:下一?步)?(?:改进|整改)(?:工作)?的?(?:情况|措施|方向|思路|办法|意见)?)?",
    "other": r"其[他它](?:需要|应当)?(?:报告|说明)的?(?:有关)?(?:事项|情况)|其[他它]事项",
}
_NAME = lazy_pattern("|".join(f"(?P<{key}>{pattern})" for key, pattern in _NAMES.items()))
_ANCHOR = lazy_pattern("总体情况|总体工作情况|概述|部分|申请情况")
_CLAIM = lazy_pattern(
    r"(?<![第0-9一二三四五六七八九十])(?P<number>[三四五六七八九十3-9])\s?个?(?:大)?(?:部分|方面|章节|板块|项内容|章(?!程))"
)
_INTRODUCTION = lazy_pattern(
    r"由|包括|包含|分为|涵盖|如下|[：:]|(?:分别|依次|具体|主要|内容)[是为有]|即(?:为|是)?|(?:部分|方面|章节|板块|项内容|章)[是为，,]"
)
_END = lazy_pattern(r"组成|构成|部分|方面|章节|板块|项内容")
# What may stand between the names of a list that names nothing but the statutory parts.
_BETWEEN = lazy_pattern(
    r"[^\u4e00-\u9fff]+|[一二三四五六七八九十](?:(?=[.．、）)])|是)|第[一二三四五六七八九十](?:部分|章)|以及|政府信息|公开|行政机关|行政|被?申请|引发|工作"
    r"|情况|内容|[和及与等共的为是因中]"
)
_LEAST_NAMES = 3
_IN_BRACKETS = lazy_pattern("[（(][^（）()]{0,200}[)）]")
_TWO_PARTS = lazy_pattern("复议、(?:被)?(?:提起)?(?:行政)?诉讼")  # told as two parts of their own, without 情况
_HALF = lazy_pattern(r"复议(?:工作)?的?(?:情况)?(?=[、，；])")  # of the part on review and litigation, named by half
_OBSOLETE = lazy_pattern(
    r"(?:政府信息公开)?(?:工作)?的?(?P<name>(?:收费|费用)(?:及|和|与|、)?(?:其)?减免(?:的)?(?:情况)?|咨询(?:处理)?情况)"
)
_SEPARATORS = lazy_pattern(r"[、，,；;。]|以及|[和及与]")


Range = tuple[int, int]  # where words begin and end in the sentence


class Abstract(NamedTuple):
    """The sentence that says what the report is made of. `claimed` is the number it gives, if any.

    `named` are the section keys in the order named, a part named twice standing twice; `others` says that
    something else may be named too, at most `most` parts with those named (None: not certain); `open` that the
    list ends with 等. `obsolete` are parts of the reports before 2019. The ranges tell where in the passage the
    number stands with its noun (六个部分), each name, and each obsolete part.
    """

    claimed: int | None
    named: tuple[str, ...]
    others: bool
    open: bool
    passage: Passage
    most: int | None = None
    obsolete: tuple[str, ...] = ()
    claim_range: Range | None = None
    named_ranges: tuple[Range, ...] = ()
    obsolete_ranges: tuple[Range, ...] = ()

    @property
    def claim_span(self) -> Span:
        """Where the number stands; the sentence where it gives none."""
        return self.passage.span(*self.claim_range or ())

    def name_span(self, key: str) -> Span:
        """Where the part is named, for the last time if more than once."""
        return self.passage.span(
            *max(at for name, at in zip(self.named, self.named_ranges, strict=True) if name == key)
        )

    def gap_span(self, key: str) -> Span:
        """The name behind which the part that is not named belongs: the last of those before it, else the first."""
        before = [name for name in SECTION_KEYS[: SECTION_KEYS.index(key)] if name in self.named]
        return self.name_span(before[-1]) if before else self.passage.span(*min(self.named_ranges))

    @property
    def obsolete_span(self) -> Span:
        """Where the first obsolete part is named."""
        return self.passage.span(*self.obsolete_ranges[0])

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(key for key in SECTION_KEYS if key not in self.named)

    @property
    def twice(self) -> tuple[str, ...]:
        return tuple(key for key in SECTION_KEYS if self.named.count(key) > 1)


@lru_cache(maxsize=1)
def abstracts(report: Report) -> tuple[Abstract, ...]:
    """The sentences of preamble and section one that list at least three of the statutory parts."""
    return tuple(_abstracts(report))


def _abstracts(report: Report) -> Iterator[Abstract]:
    text, done = report.body.text, 0
    for match in _ANCHOR.finditer(text):
        if match.start() < done:
            continue
        prose, _ = report.prose_at(match.start())
        if prose.kind == "body" and prose.section in ("preamble", "overview"):
            start = max(text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
            done = min((end for mark in "。\n" if (end := text.find(mark, start)) >= 0), default=len(text))
            abstract_at = _abstract(text[start:done])
            if abstract_at is not None:
                yield abstract_at(report.body.slice(start, done))


@lru_cache(maxsize=256)
def _abstract(sentence: str) -> Callable[[Passage], Abstract] | None:
    """The abstract that the sentence is, by its place; reports repeat each other's sentence."""
    outside = _IN_BRACKETS.sub(lambda match: " " * len(match[0]), sentence)
    names = list(_NAME.finditer(outside))
    if len(names) >= _LEAST_NAMES:
        sentence = outside  # 总体情况（包括主动公开、依申请公开等方面）: what a part holds is no part
    elif outside != sentence:
        names = list(_NAME.finditer(sentence))
    if len(names) < _LEAST_NAMES:
        return None
    claim = _CLAIM.search(sentence)
    claimed = (chinese_number(claim["number"]) or int(claim["number"])) if claim else None
    named = tuple(str(name.lastgroup) for name in names)
    halves = [half.span() for half in _HALF.finditer(sentence) if "review" in named and _is_outside(half, names)][:1]
    named = (*named, *("review" for _ in halves))
    gaps = _gaps(sentence, names)
    others = gaps is None or any(_BETWEEN.sub("", gap) for gap in gaps)
    most = None if gaps is None else len(names) + sum(map(_parts_in, gaps))
    obsolete = list(_OBSOLETE.finditer(sentence))
    apart = any(_TWO_PARTS.fullmatch(name[0]) for name in names) and "情况" not in sentence
    claimed = claimed - 1 if claimed is not None and apart and claimed == len(named) + 1 else claimed
    ends_open = "等" in "".join(gaps or ())
    return partial(
        Abstract,
        claimed,
        named,
        others,
        ends_open,
        most=most,
        obsolete=tuple(match["name"] for match in obsolete),
        claim_range=claim.span() if claim else None,
        named_ranges=(*(name.span() for name in names), *halves),
        obsolete_ranges=tuple(match.span("name") for match in obsolete),
    )


def _is_outside(half: re.Match[str], names: list[re.Match[str]]) -> bool:
    return not any(name.start() <= half.start() < name.end() for name in names)


def _parts_in(gap: str) -> int:
    """How many parts may be named in what stands between two names of the form."""
    return sum(1 for piece in _SEPARATORS.split(gap) if _BETWEEN.sub("", piece))


def _gaps(sentence: str, names: list[re.Match[str]]) -> list[str] | None:
    """What the list holds before, between and behind the names; None when it is not certain where it begins."""
    before = [match.end() for match in _INTRODUCTION.finditer(sentence, 0, names[0].start())]
    if not before:
        return None
    ends = [*(name.start() for name in names), _end_of_list(sentence, names[-1].end())]
    starts = [before[-1], *(name.end() for name in names)]
    return [sentence[start:end] for start, end in zip(starts, ends, strict=True)]


def _end_of_list(sentence: str, at: int) -> int:
    """Where the claim or 组成 begins after the last name, else the sentence's end."""
    claim, end = _CLAIM.search(sentence, at), _END.search(sentence, at)
    return min((match.start() for match in (claim, end) if match is not None), default=len(sentence))
