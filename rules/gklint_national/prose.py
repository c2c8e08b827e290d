"""Places in a report's running text, as the rules that read sentences speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Protocol, TypeVar

from gklint.api import Edit, Fix, NamedTuple, Prose, Report, Span, Words, lazy_pattern, quotation

RUNNING = frozenset(["title", "body", "note"])
_ADDRESS = lazy_pattern(r"(?:https?://|ftp://|www\.|[\w.-]@)[!-~]*$")
_LONGEST_ADDRESS = 200
_LONGEST_SENTENCE = 1000
_SENTENCE_ENDS = "。；！？\n"
_WRAPPED = 0.3  # share of lines that only continue the one before, above which line ends say nothing


# What stands round a report on a saved page: date of publication, source, size of type, counter, buttons.
_FURNITURE = lazy_pattern(
    r"\s*(?:[【\[]?\s?字[体号]|(?:发布|公布|发文|成文|更新|生成|录入)(?:时间|日期|机构|单位)\s?[：:]|(?:信息)?来源\s?[：:]|作者\s?[：:]"
    r"|(?:浏览|点击|访问|阅读)(?:次数|量|数)\s?[：:]|标\s?题\s?[：:]|索\s?引\s?号\s?[：:]?|文\s?号\s?[：:]|信息分类\s?[：:]|主题词\s?[：:]"
    r"|有\s?效\s?性\s?[：:]|(?:打印|关闭|分享|收藏|扫一扫|当前位置|您的位置|首页\s?[>＞»]|返回顶部|上一篇|下一篇|责任编辑|编辑\s?[：:]))"
)


def is_furniture(prose: Prose) -> bool:
    """Whether a short paragraph belongs to the page a report was saved from, not to the report."""
    return len(prose.text) <= 200 and _FURNITURE.match(prose.text) is not None


class TextChange(NamedTuple):
    """What stands in a place, and what is to stand there."""

    span: Span
    text: str
    right: str


class ProseHit(NamedTuple):
    """A match in the running text, in which paragraph it stands, and where that begins in report.body."""

    match: re.Match[str]
    prose: Prose
    paragraph_at: int

    @property
    def start(self) -> int:
        """Where it begins in the paragraph."""
        return self.match.start() - self.paragraph_at

    @property
    def end(self) -> int:
        return self.match.end() - self.paragraph_at

    @property
    def span(self) -> Span:
        return self.prose.passage.span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.match[0]

    def change(self, right: str, first: int = 0, last: int | None = None) -> TextChange:
        """Put `right` for text[first:last]."""
        text = self.text[first:last]
        start = self.start + first
        return TextChange(self.prose.passage.span(start, start + len(text)), text, right)

    def around(self, before: int = 8, after: int = 8) -> str:
        """A few characters on either side, so that the place can be found by eye."""
        return quotation(self.prose.text, self.start, self.end, before, after)

    @property
    def key(self) -> str:
        """Section and surroundings: the same after the report was moved or laid out anew."""
        around = self.prose.text[max(0, self.start - 6) : self.end + 6]
        return f"{self.prose.section}:{''.join(around.split())}"


def replacing(changes: Iterable[TextChange]) -> Words:
    """What to put for what: 请将“,”改为“，”。 The first few of different kinds."""
    pairs = list(dict.fromkeys((change.text.strip(), change.right) for change in changes))[:3]
    kept = "，".join(f"“{text}”改为“{right}”" for text, right in pairs if right)
    gone = "".join(f"“{text}”" for text, right in pairs if not right)
    zh = "，并".join(part for part in (f"将{kept}" if kept else "", f"删去{gone}" if gone else "") if part)
    en = ", ".join(f"“{text}” → “{right}”" for text, right in pairs)
    return Words(f"请{zh}。", f"Replace: {en}")


def fix_of(title: Words, changes: Iterable[TextChange], *, safe: bool = True) -> Fix | None:
    """The changes as a fix; one inside which markup or a line end lies is left to people."""
    edits = tuple(
        Edit(change.span, change.right)
        for change in changes
        if change.span.text == change.text or (len(change.text) == 1 and "\n" not in change.span.text)
    )
    return Fix(title, edits, safe) if edits else None


def hits(report: Report, pattern: re.Pattern[str], kinds: frozenset[str] = RUNNING) -> Iterator[ProseHit]:
    """Each match of `pattern` in paragraphs of `kinds`, outside web and mail addresses."""
    return hits_of(report, pattern.finditer(report.body.text), kinds)


def hits_of(report: Report, matches: Iterable[re.Match[str]], kinds: frozenset[str] = RUNNING) -> Iterator[ProseHit]:
    """The matches in report.body.text that stand in paragraphs of `kinds`, outside web and mail addresses."""
    text = report.body.text
    for match in matches:
        prose, at = report.prose_at(match.start())
        if prose.kind in kinds and not in_address(text, match.start()) and not is_furniture(prose):
            yield ProseHit(match, prose, at)


def in_address(text: str, at: int) -> bool:
    """Whether text[at] continues a web or mail address."""
    if at == 0 or not "!" <= text[at - 1] <= "~":
        return False
    return _ADDRESS.search(text, max(0, at - _LONGEST_ADDRESS), at) is not None


class _PlacedProse(Protocol):
    @property
    def span(self) -> Span: ...


_Item = TypeVar("_Item", bound=_PlacedProse)


def by_line(found: Iterable[_Item]) -> Iterator[list[_Item]]:
    """What was found in each line of the file together."""
    for _, group in groupby(found, key=lambda item: item.span.line):
        yield list(group)


def count_words(hits_of_line: list[ProseHit]) -> tuple[str, str]:
    """`，本行共 3 处` and its English when there are several, else nothing."""
    number = len(hits_of_line)
    return (f"（本行共{number}处）", f" ({number} times in this line)") if number > 1 else ("", "")


def sentence_at(text: str, at: int, marks: str = _SENTENCE_ENDS) -> tuple[int, int]:
    """Start and end of the sentence that covers text[at], without its end mark; at most 1000 characters each way.

    `marks` end a sentence; a semicolon does where no others are given.
    """
    first, last = max(0, at - _LONGEST_SENTENCE), min(len(text), at + _LONGEST_SENTENCE)
    starts = [start + 1 for mark in marks if (start := text.rfind(mark, first, at)) >= 0]
    ends = [end for mark in marks if (end := text.find(mark, at, last)) >= 0]
    return max(starts, default=first), min(ends, default=last)


def is_wrapped(report: Report) -> bool:
    """Whether lines are broken by width (PDF texts), so that their ends and blanks tell nothing about the author."""
    if report.source.format == "pdf":
        return True
    breaks = lines = 0
    for prose in report.prose:
        if prose.kind == "body":
            inside = prose.passage.span().text.strip().count("\n")
            breaks += inside
            lines += inside + 1
    return breaks > _WRAPPED * lines


def opening(report: Report) -> Span:
    """Where the preamble's standing sentences are missed: its first paragraph, else the whole file."""
    for prose in report.prose:
        if prose.section == "preamble" and prose.kind == "body" and not is_furniture(prose):
            return prose.passage.span()
    return report.whole
