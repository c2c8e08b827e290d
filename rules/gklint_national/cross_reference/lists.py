"""Lists that break a stated total down: `共 N 条，其中 A a 条，B b 条` (identities.md 2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gklint.api import Count, Report, counts_in

_MOST_ITEMS = 60  # of one list
_REACH = 2000  # code points that a list or the sentence before it may be long
_FAMILIES = (
    frozenset(["条", "件", "项", "份", "篇", "部", "个", "起", "宗", "例"]),
    frozenset(["次", "场", "期", "批", "场次"]),
    frozenset(["人", "人次", "名"]),
    frozenset(["家", "户"]),
)
_OPENING = re.compile(
    r"[，,：:。；;（(]?\s?"
    r"(?P<word>其中|包括|分别为|分别是|主要包括|具体包括|具体为|具体是|涵盖|内有|含)(?:有|：|:|，|,)?"
)
_TOTAL = re.compile(r"共|总|合计|累计|全年|收到|受理|公开|发布|公布|制发|主动|编发|推送|举办|召开|办理|培训|达到?$|为$")
_STOP = re.compile(
    r"同比|较上|比上|比20|增长|下降|另|同时|此外|并(?!联)|按时|按期|办结|答复|均|共(?!享|建|同)|总计|合计|累计|全年"
    r"|其中|内有|已|率|浏览|阅读|点击|粉丝|全部|结转|顺延"
)
_OPEN_END = re.compile(r"等(?:[。；，,]|$)|及其他|以及其他|部分|重点领域|主要|重点")
_CLOSED = re.compile(r"分别为|分别是|组成|构成|具体为|具体是")


class StatedList(NamedTuple):
    """A total and the items said to make it up; `closed` when the text says they are all of it.

    `start` and `end` are the total's place in report.body.text.
    """

    total: int
    unit: str
    items: tuple[int, ...]
    start: int
    end: int
    closed: bool
    open_end: bool

    @property
    def sum(self) -> int:
        return sum(self.items)


@lru_cache(maxsize=2)
def stated_lists(report: Report) -> tuple[StatedList, ...]:
    """The lists of the narrative whose items can all be told with certainty; read once for both rules."""
    return tuple(_lists(report))


def _lists(report: Report) -> Iterator[StatedList]:
    at = 0
    for item in report.prose:
        if item.kind == "body" and ("其中" in item.text or _OPENING.search(item.text)):
            yield from _lists_in(item.text, at)
        at += len(item.text) + 1


def _lists_in(text: str, at: int) -> Iterator[StatedList]:
    counts = [count for count in counts_in(text) if not count.year]
    for index, count in enumerate(counts):
        opening = _OPENING.match(text, count.end)
        if opening is None or count.approximate or _family(count.unit) is None or not isinstance(count.value, int):
            continue
        if _TOTAL.search(text, max(0, count.start - 30), count.start) is None or not _crosses_well(opening):
            continue
        items = _items(text, counts[index + 1 : index + 1 + _MOST_ITEMS], opening.end(), count)
        before = counts[max(0, index - _MOST_ITEMS) : index]
        if items and not _speaks_of_earlier(text, before, items, count):
            region = text[count.end : items[-1].end + 4]
            values = tuple(int(item.value) for item in items)
            yield StatedList(
                total=count.value,
                unit=count.unit,
                items=values,
                start=at + count.start,
                end=at + count.end,
                closed=_CLOSED.search(region) is not None,
                open_end=_OPEN_END.search(region) is not None,
            )


def _speaks_of_earlier(text: str, before: list[Count], items: list[Count], total: Count) -> bool:
    """Whether the items make up a figure stated earlier in the sentence: `收到 8 件，结转 3 件，其中……`."""
    sentence = max(text.rfind(mark, max(0, total.start - _REACH), total.start) for mark in "。；")
    added = sum(int(item.value) for item in items)
    return any(count.start > sentence and count.value == added for count in before)


def _crosses_well(opening: re.Match[str]) -> bool:
    """A full stop may stand between total and items only before 其中 and 分别."""
    return "。" not in opening.group() or opening["word"] in ("其中", "分别为", "分别是")


def _family(unit: str) -> frozenset[str] | None:
    return next((family for family in _FAMILIES if unit in family), None)


def _items(text: str, counts: list[Count], start: int, total: Count) -> list[Count]:
    """The items from `start` to the end of the sentence; none when one of them is not certain."""
    stop = _end(text, start, total)
    items: list[Count] = []
    at = start
    for count in counts:
        if count.start >= stop:
            break
        between = text[at : count.start]
        if items and _STOP.search(between):
            break
        if count.approximate or _family(count.unit) != _family(total.unit) or not isinstance(count.value, int):
            return []
        if "（" in between or "(" in between or _STOP.search(between):
            return []
        items.append(count)
        at = count.end
    return items


def _end(text: str, start: int, total: Count) -> int:
    """Where the list ends: the sentence's end, or the bracket's if it opens in one."""
    marks = ["。", "！", "\n"]
    if text[total.end : start].lstrip()[:1] in ("（", "("):
        marks += ["）", ")"]
    last = min(start + _REACH, len(text))
    ends = [at for mark in marks if (at := text.find(mark, start, last)) >= 0]
    return min(ends, default=last)
