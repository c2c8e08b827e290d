"""What a heading looks like: ordinals of the four levels, and where the sentence after a heading begins."""

from __future__ import annotations

import unicodedata

from gklint.model.document import Paragraph
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.numerals import chinese_number
from gklint.model.report import Heading

_LONGEST_HEADING = 40  # characters of a heading that has its line to itself
_LONGEST_LEAD = 30  # of one that a sentence follows
_LONGEST_LABEL = 20  # of one before a colon or a blank
_SHORTEST_REST = 10  # of what follows a heading after a mere blank

_NUMERAL = "[一二三四五六七八九十⼀⼆⼋⼗]{1,3}"  # the last four as some PDF texts have them
_DIRT = r"[\s#*|｜>]{0,12}[lI]?"
_TOP = lazy_pattern(
    rf"{_DIRT}(?P<part>第)?(?P<number>{_NUMERAL})(?(part)部分)(?P<mark>\s{{0,3}}[、.．,，:：])?\s{{0,6}}"
)
_ARABIC_TOP = lazy_pattern(r"[\s#*]{0,12}(?P<number>\d{1,2})(?P<mark>\s{0,3}[、.．])\s{0,6}")
_TOP_STARTS = frozenset("一二三四五六七八九十⼀⼆⼋⼗第#*|｜>lI")

_SECOND = lazy_pattern(rf"(?:[（(]\s?{_NUMERAL}\s?[）)]|[㈠-㈩]|{_NUMERAL}[）)])\s?[、.．,，:：]?\s{{0,6}}")
_BRACKET = lazy_pattern(r"[）)]\s{0,6}")  # all that is left of （二）
_THIRD = lazy_pattern(r"(?:\d{1,2}\s?[、.．,，](?:(?=(?:19|20)\d\d年)|(?!\d))|[⒈-⒛])\s{0,6}")
_FOURTH = lazy_pattern(r"(?:[（(]\s?\d{1,2}\s?[）)]|[⑴-⒇]|[①-⑳])\s?[、.．]?\s{0,6}")
_LEVELS = ((2, _SECOND), (3, _THIRD), (4, _FOURTH), (2, _BRACKET))
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_ENCLOSED = "".join(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))  # ① to ⒛, ㈠ to ㈩
_NUMERALS = frozenset("一二三四五六七八九十⼀⼆⼋⼗")
_AFTER_NUMERAL = _NUMERALS | frozenset("）)")
_SUB_STARTS = frozenset("（()）一二三四五六七八九十⼀⼆⼋⼗0123456789０１２３４５６７８９" + _ENCLOSED)

_SENTENCE_MARK = lazy_pattern("[。：:；;！？]")
_DIGIT = lazy_pattern(r"\d")
_LEADING_YEAR = lazy_pattern(r"20\d\d年(?:度)?")
_TOPIC = (
    "情况|工作|建设|管理|保障|公开|方面|问题|不足|措施|打算|方向|事项|机制|制度|平台|培训|领导|监督|考核|评议|"
    "思路|计划|安排|指标|体系|渠道|服务|内容|程序|队伍"
)
_ENDS_IN_TOPIC = lazy_pattern(rf"(?:{_TOPIC})$")
_TOPIC_AND_BLANK = lazy_pattern(rf"(?:{_TOPIC})(?=\s)")


class Ordinal(NamedTuple):
    """An ordinal at the start of a text: its value, its level, and where what it numbers begins."""

    number: int | None
    level: int
    end: int
    marked: bool = True  # 、 or another mark stands behind it

    def before(self, text: str) -> str:
        """The ordinal as written."""
        return text[: self.end]


def begins_like_top(text: str) -> bool:
    """Whether the first character may begin a top-level heading."""
    return text[:1] in _TOP_STARTS or (text[:1].isspace() and text.lstrip()[:1] in _TOP_STARTS)


def top_ordinal(text: str) -> Ordinal | None:
    """一、 at the start of a text, whatever mark follows and whatever dirt stands before (`四.`, `#六、`, `l六、`)."""
    if not begins_like_top(text):
        return None
    match = _TOP.match(text)
    if match is None or (not match["mark"] and text[match.end() : match.end() + 1] in ("）", ")", "是")):
        return None  # 一）: a sub-heading that lost its left bracket; 一是: the first of several points
    number = chinese_number(unicodedata.normalize("NFKC", match["number"]))
    return Ordinal(number, 1, match.end(), bool(match["mark"] or match["part"]))


def arabic_top_ordinal(text: str) -> Ordinal | None:
    """`1、` or `1.` at the start of a text, where the six sections are numbered so."""
    match = _ARABIC_TOP.match(text)
    return Ordinal(int(match["number"]), 1, match.end()) if match else None


def sub_ordinal(text: str) -> Ordinal | None:
    """（一）, 1. or （1） at the start of a text; `1.2020年` is a number and a year, 1.5 is neither."""
    first = text[:1]
    if first not in _SUB_STARTS:
        return None
    if first in _NUMERALS and text[1:2] not in _AFTER_NUMERAL:
        return None  # most paragraphs that begin so say 一是
    for level, pattern in ((3, _THIRD),) if first in _DIGITS else _LEVELS:
        match = pattern.match(text)
        if match is not None:
            return Ordinal(_value(match[0]), level, match.end())
    return None


def _value(ordinal: str) -> int | None:
    plain = unicodedata.normalize("NFKC", ordinal).strip(" ()、.,:\u3000\t")
    return int(plain) if plain.isdecimal() else chinese_number(plain)


def ends_in_topic(text: str) -> bool:
    """Whether a text ends like a heading: 情况, 工作, 管理, 措施 and the like."""
    return _ENDS_IN_TOPIC.search(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a text begins with an ordinal of any level."""
    ordinal = top_ordinal(text)
    return sub_ordinal(text) is not None or (ordinal is not None and ordinal.marked)


def sub_heading(paragraph: Paragraph) -> tuple[Heading | None, Paragraph | None]:
    """The sub-heading a paragraph begins with, and the paragraph that follows it on the line.

    A numbered sentence gives a heading without body, so that its number is known: `2.全年收到申请5件。`
    """
    text = paragraph.text
    ordinal = sub_ordinal(text)
    if ordinal is None:
        return _stated_heading(paragraph)
    end, after = _heading_end(text, ordinal)
    body = text[ordinal.end : end]
    heading = Heading(
        paragraph.passage.slice(0, end) if end < len(text) else paragraph.passage,
        ordinal.before(text),
        ordinal.number,
        body,
        ordinal.level,
        ordinal.end,
    )
    return heading, rest_of(paragraph, after)


def _stated_heading(paragraph: Paragraph) -> tuple[Heading | None, Paragraph | None]:
    """A heading by the word of the format only."""
    text = paragraph.text
    if paragraph.level == 0 or len(text) > _LONGEST_HEADING or "。" in text:
        return None, paragraph
    return Heading(paragraph.passage, "", None, text, 2), None


def rest_of(paragraph: Paragraph, start: int) -> Paragraph | None:
    """What a paragraph says from `start` on."""
    text = paragraph.text
    while start < len(text) and text[start].isspace():
        start += 1
    if start == len(text):
        return None
    return paragraph._replace(passage=paragraph.passage.slice(start, len(text)), level=0)


def _heading_end(text: str, ordinal: Ordinal) -> tuple[int, int]:
    """Where the heading's body ends, and where the text behind it begins; the same place twice: no heading."""
    start = ordinal.end
    match = _SENTENCE_MARK.search(text, start, start + _LONGEST_HEADING + 1)
    blank = _blank_after_topic(text, start)
    if blank and (match is None or blank < match.start()):
        return blank, blank
    if match is None:
        return (len(text), len(text)) if len(text) - start <= _LONGEST_HEADING else (start, start)
    lead = text[start : match.start()]
    if _is_lead(lead, match[0], whole=match.end() == len(text.rstrip())):
        return match.start(), match.end()
    return start, start


def _is_lead(lead: str, mark: str, whole: bool) -> bool:
    """Whether the words before the first mark are a heading, not a sentence or its beginning."""
    if _DIGIT.search(_LEADING_YEAR.sub("", lead, count=1)) or mark in "；;":
        return False
    if whole and mark not in "：:":
        return len(lead) <= _LONGEST_LABEL and ends_in_topic(lead)
    return 0 < len(lead) <= (_LONGEST_LABEL if mark in "：:" else _LONGEST_LEAD)


def _blank_after_topic(text: str, start: int) -> int:
    """Where a heading ends that only a blank parts from its text (`（一）主动公开情况 全年……`); 0 when none does."""
    match = _TOPIC_AND_BLANK.search(text, start, start + _LONGEST_LABEL + 1)
    return match.end() if match is not None and len(text) - match.end() > _SHORTEST_REST else 0
