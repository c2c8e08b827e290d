"""Lines → paragraphs: wrapped lines joined, page numbers and a site's furniture left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from gklint.match.headings import ends_in_topic, is_numbered, sub_ordinal
from gklint.match.sections import SectionRegion
from gklint.model.document import Block, Paragraph, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage

_SHORTEST_LINE = 15  # characters of a line that a page break may cut in mid-sentence
_SHORTEST_WRAPPED = 18  # characters of the lines of a text that is wrapped
_LONGEST_WRAPPED = 120
_FEWEST_WRAPPED = 3  # lines cut at the same length that show the text is wrapped
_SLACK = 2  # characters by which lines of one width differ
_COLUMN_SLACK = 6  # columns of a Chinese character are two, of a Latin one is one
_LONGEST_FURNITURE = 80
_LONGEST_SCRAP = 15
TABLE_SECTIONS = ("disclosure", "requests", "review")

_ENDS = frozenset("。！？；：…!?;:")
_CLOSING = "”’》）)」』\"'"
_COMMA = lazy_pattern("[，,；;。：:]")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_BRACKETED = lazy_pattern(r"[（(][^（）()]*[)）]")
_NOTE = lazy_pattern(r"(?:备?注|说明)\s?\d{0,2}\s?[：:.．、]")
_DATE_LINE = lazy_pattern(r"(?:20\d\d|二[〇○零Oo0]..)\s?[年.\-/][\d\s年月日.\-/一二三四五六七八九十]{3,12}$")
# What begins a new paragraph though the one before has no end mark.
_OPENER = lazy_pattern(
    r"20\d\d年|[一二三四五六七八九]是|第[一二三四五六]|首先|其次|下一步|今后|此外|同时|全年|今年|本年|本报告|本机关|"
    r"我[局市县区镇乡街委办院校]|根据|依据|按照|附件|联系"
)
_LATIN_END, _LATIN_START = lazy_pattern("[A-Za-z]$"), lazy_pattern("[A-Za-z]")
_NUMBER_GOES_ON = lazy_pattern(r"\d{1,4}\s?[件条项次人篇期个份万余]")
_PAGE_NUMBER = lazy_pattern(
    r"(?:[-—－–―]{1,3}\s?\d{1,4}\s?[-—－–―]{1,3}|第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4})$"
)
_FURNITURE = lazy_pattern(
    r"(?:首页|当前位置|您?所?在的?位置|发布时间|发布日期|发文日期|成文日期|生成日期|发布机构|信息来源|来源|索引号|字号|字体|"
    r"浏览次数|浏览量|访问量|阅读次数|点击数|点击量|作者|编辑|责任编辑|打印|关闭|分享|收藏|上一篇|下一篇|返回顶部|"
    r"版权所有|主办单位|主办|承办|网站标识码|网站地图|扫一扫)[\s:：>》\[【|]"
    r"|\S{0,3}ICP备|\S{0,4}公网安备|(?:打印|关闭|分享|目\s?录|首页|正文)$"
)
_LEADERS = lazy_pattern(r"(?<![.…·])(?:\.{4}|…{2}|·{4})[.…·\s]*+\d{0,4}$")
Content = Paragraph | Table


class Setting(NamedTuple):
    """Where the lines of a text are cut: at so many characters or columns, 0 when they are not."""

    characters: int = 0
    columns: int = 0

    def fills(self, text: str) -> bool:
        """Whether a line goes to the edge."""
        return (self.characters > 0 and self.characters - _SLACK <= len(text) <= self.characters) or (
            self.columns > 0 and self.columns - _COLUMN_SLACK <= _columns(text) <= self.columns
        )


def setting_of(blocks: Sequence[Block], consumed: Collection[int]) -> Setting:
    """Where the lines are cut: the length that most lines without an end mark share, if hardly any is longer."""
    lines = [
        block.passage.text
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and not block.joined and index not in consumed
    ]
    lines = [line for line in lines if len(line) >= _SHORTEST_WRAPPED]
    cut = [line for line in lines if not _is_ended(line)]
    if len(cut) < _FEWEST_WRAPPED:
        return Setting()
    return Setting(
        _edge(map(len, cut), list(map(len, lines)), _SLACK, _LONGEST_WRAPPED),
        _edge(map(_columns, cut), list(map(_columns, lines)), _COLUMN_SLACK, 2 * _LONGEST_WRAPPED),
    )


def _edge(cut: Iterable[int], lengths: Sequence[int], slack: int, longest: int) -> int:
    """The longest of the band of lengths that most of the cut lines share; 0 when they share none."""
    ordered = sorted(cut)
    best, edge, first = 0, 0, 0
    for last, length in enumerate(ordered):
        while length - ordered[first] > slack:
            first += 1
        if last - first + 1 >= best:
            best, edge = last - first + 1, length
    longer = sum(length > edge for length in lengths)
    return edge if best >= _FEWEST_WRAPPED and edge <= longest and longer * 5 <= len(lengths) else 0


def _columns(text: str) -> int:
    """Width on paper: a Chinese character takes two columns."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def paragraphs_in(
    blocks: Sequence[Block], region: SectionRegion, consumed: Collection[int], setting: Setting
) -> Iterator[Content]:
    """The paragraphs of a region and the tables that no statutory table was read from, in order."""
    lines: list[Paragraph] = []
    for index in range(region.first, region.last):
        block = blocks[index]
        if index in consumed or (isinstance(block, Paragraph) and is_furniture(block.passage.text)):
            continue
        if isinstance(block, Table):
            yield from _flush(lines)
            yield block
            continue
        if lines and not _goes_on(lines, block, _following(blocks, index, region), setting):
            yield from _flush(lines)
        lines.append(block)
    yield from _flush(lines)


def _flush(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """The lines gathered so far as one paragraph."""
    if lines:
        first = lines[0]
        yield first if len(lines) == 1 else first._replace(passage=_join_lines(lines))
        lines.clear()


def _join_lines(lines: Sequence[Paragraph]) -> Passage:
    """The lines one after another; two Latin words at a line's end keep a blank between them."""
    runs = [[lines[0].passage]]
    for before, line in pairwise(lines):
        if _LATIN_END.search(before.passage.text) and _LATIN_START.match(line.passage.text):
            runs.append([])
        runs[-1].append(line.passage)
    return Passage.joined([Passage.joined(run) for run in runs], by=" ")


def _following(blocks: Sequence[Block], index: int, region: SectionRegion) -> str:
    """The text of the next line of the region."""
    following = blocks[index + 1] if index + 1 < region.last else None
    return following.passage.text if isinstance(following, Paragraph) else ""


def _goes_on(lines: Sequence[Paragraph], line: Paragraph, following: str, setting: Setting) -> bool:
    """Whether `line` continues the sentence that the lines before it began."""
    before = lines[-1]
    if before.joined or line.joined or before.level or line.level:
        return False
    text, start = before.passage.text, line.passage.text
    if _is_ended(text) or _begins_anew(start, following):
        return False
    if text[-1:].isdigit() and _NUMBER_GOES_ON.match(start):
        return True
    gap = _gap(before, line)
    if _is_indented(gap, start):
        return False
    if setting.fills(text):
        return not (_is_heading(text) and ends_in_topic(text))
    return _is_blank_line(gap) and _is_cut(text, start) and not (len(lines) == 1 and _is_heading(text))


def _is_cut(text: str, start: str) -> bool:
    """Whether a sentence may be cut between two lines with a blank line between them."""
    if len(text) < _SHORTEST_LINE or _HAN.match(start) is None:
        return False
    return text[-1:] in "，、" or not _OPENER.match(start)


def _is_ended(text: str) -> bool:
    """Whether a line ends with an end mark, perhaps in quotes or brackets, or with a point after a Han character."""
    plain = text.rstrip(_CLOSING)
    return plain[-1:] in _ENDS or (plain[-1:] == "." and _HAN.match(plain[-2:-1]) is not None)


def _begins_anew(text: str, following: str) -> bool:
    """Whether a line begins a paragraph by its own look: numbered, a note, a date, the name above a date."""
    if is_numbered(text) or _NOTE.match(text) or _DATE_LINE.match(text):
        return True
    return len(text) <= 40 and _DATE_LINE.match(following) is not None and not _COMMA.search(text)


def _is_heading(text: str) -> bool:
    """Whether a line is a numbered heading by its look: no point in it."""
    return sub_ordinal(text) is not None and not _COMMA.search(text)


def _gap(before: Paragraph, line: Paragraph) -> str:
    """What the source has between two lines."""
    source = line.passage.source
    return source.text[before.span.end : line.span.start]


def _is_blank_line(gap: str) -> bool:
    return gap.count("\n") > 1 or gap.count("\r") > 1


def _is_indented(gap: str, start: str) -> bool:
    """Whether two blanks or more stand before the line's first character."""
    margin = gap[max(gap.rfind("\n"), gap.rfind("\r")) + 1 :] + start[: len(start) - len(start.lstrip())]
    return "\u3000" in margin or len(margin) > 1


def is_furniture(text: str) -> bool:
    """Whether a line is a page number, an item of a table of contents, or what a site puts round an article."""
    if len(text) > _LONGEST_FURNITURE or "。" in text:
        return False
    if " > " in text or "＞" in text:  # where one is: 首页 > 政务公开
        return True
    plain = text.strip()
    if _PAGE_NUMBER.match(plain) is not None or _FURNITURE.match(plain) is not None:
        return True
    may_lead = plain[-1:].isdecimal() or plain.endswith((".", "…", "·"))
    return may_lead and _LEADERS.search(plain) is not None


def is_note(text: str) -> bool:
    """Whether a paragraph is a note: `注：…`, `说明：…`."""
    return _NOTE.match(text) is not None


def is_scrap(text: str) -> bool:
    """Whether a line of a section with a table is a piece of the table that no row claimed."""
    return not _COMMA.search(_BRACKETED.sub("", text)) and (len(text) < _LONGEST_SCRAP or len(text.split()) > 2)


def preamble_in(
    blocks: Sequence[Block], region: SectionRegion, consumed: Collection[int], setting: Setting, title: Passage | None
) -> Iterator[Content]:
    """The paragraphs before the first heading: sentences before the title, the title as one, all that follows."""
    if title is None:
        yield from paragraphs_in(blocks, region, consumed, setting)
        return
    span = title.span()
    first = next(at for at in range(region.first, region.last) if blocks[at].span.end > span.start)
    last = next(at for at in range(first, region.last) if blocks[at].span.end >= span.end) + 1
    for item in paragraphs_in(blocks, region._replace(last=first), consumed, setting):
        if isinstance(item, Table) or "。" in item.text:
            yield item
    yield Paragraph(title, joined=True)
    yield from paragraphs_in(blocks, region._replace(first=last), consumed, setting)
