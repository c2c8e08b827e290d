"""The title of a report: over up to three lines, with the body's name and the year it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gklint.match.dates import YEAR, year_of
from gklint.model.chinese_script import simplified
from gklint.model.document import Block, Paragraph
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage

_LONGEST_LINE = 60
_MOST_LINES = 3
_END = lazy_pattern(r"(?:年度工作报告|工作年度报告|年度报告|工作报告|年报|报告)(?:[（(【\[][^（）()]{1,14}[)）】\]])?$")
# What a line above the first heading ends with that is the report's title though it lacks the name 年度报告.
_LOOSE_END = lazy_pattern(
    r"公开[\u4e00-\u9fff]{0,8}?(?:总结|汇报|公报|情况报告|年度报|年报告|报告书|报告年度|工作年度|年度总结报告)(?:[（(][^（）()]{1,14}[)）])?$"
)
_SUBJECT = lazy_pattern("政府信息公开|政务信息公开|政务公开|信息公开|政府信息|年度工作报告|年度报告|工作报告|年报|报告")
_NAME = lazy_pattern("(?:政府信息|政务信息|政务|信息)公开(?:工作)?(?:年度工作报告|年度报告|年报)?")
_LONGEST_PAGE_LINE = 200
_WITHIN_LINE = lazy_pattern(
    r"(?<![^\s：:>＞»|｜])(?P<title>[^\s。，；：,;:？！《》>＞»|｜]{6,60}(?:年度报告|年报))(?!\S)"
)
_BEFORE_TEXT = lazy_pattern(r"(?P<title>[^\s。，；：,;:？！《》]{6,60}(?:年度报告|年报))(?=\s+\S)")
_ABOUT = lazy_pattern("公开|年度报告|年报")
_YEAR = lazy_pattern(rf"(?<!\d)({YEAR})\s?年?度?(?!\d)")
_SCHOOL_YEAR = lazy_pattern(rf"[（(]?{YEAR}\s?年?(?:\s?[—–－~～至到/-]{{1,2}}\s?(?:{YEAR}|\d\d))?\s?学年度?[)）]?")
_YEAR_LINE = lazy_pattern(rf"[（(【\[]?\s?({YEAR})\s?年?度?\s?[)）】\]]?")
_NO_TITLE = lazy_pattern(
    r"[。，；：,;:？！《》>]|^(?:根据|依据|按照|本报告|现将|为|[（(]?[一二三四五六七八九十]{1,3}[）)、])"
)
_DIRT = "#*| \t\r\n\u3000"
_BRACKETS = lazy_pattern(r"[（(【\[][^（）()]*[)）】\]]")
_BODY = lazy_pattern(
    r"(?:局|厅|委|办|处|院|所|站|社|会|室|中心|街道|镇|乡|村|区|县|市|省|州|旗|盟|政府|队|校|大学|中学|小学|幼儿园|公司|集团|"
    r"银行|园|场|馆|部|署|总台)$"
)


class Title(NamedTuple):
    """A title as read. `passage` is None for one from metadata; `organ` is empty when it names no body."""

    text: str
    passage: Passage | None
    organ: str
    year: int | None


class _TitleLines(NamedTuple):
    """Lines that may be a title: their joined text without dirt and blanks, simplified."""

    first: int
    last: int
    text: str

    def title(self, passage: Passage | None) -> Title:
        year = _YEAR.search(self.text)
        return Title(self.text, passage, organ_in(self.text), year_of(year[1]) if year else None)

    @property
    def score(self) -> tuple[bool, bool, bool]:
        return "公开" in self.text, _YEAR.search(self.text) is not None, bool(organ_in(self.text))


def title_in(blocks: Sequence[Block], last: int) -> Title | None:
    """The title among the blocks before `last`: the fullest, of equally full ones the nearest to the text."""
    best: _TitleLines | None = None
    for index in range(last):
        if "报告" in (text := _plain(blocks[index])) or "年报" in text:
            lines = _title_ending_at(blocks, index, text, last)
            if lines is not None and (best is None or lines.score >= best.score):
                best = lines
    if best is None:
        return _title_within_line(blocks[:last]) or _loose_title(blocks[:last])
    passages = [block.passage for block in blocks[best.first : best.last] if isinstance(block, Paragraph)]
    return best.title(Passage.joined(passages))


def _title_within_line(blocks: Sequence[Block]) -> Title | None:
    """The last full title that blanks part from a date, a path or a label on its line: `…年度报告 2024-01-22`."""
    for block in reversed(blocks):
        text = block.passage.text if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and "公开" in text:
            for match in reversed(_stretches(text)):
                said = simplified(match["title"])
                if "公开" in said and organ_in(said) and _YEAR.search(said):
                    return _TitleLines(0, 0, said).title(block.passage.slice(*match.span("title")))
    return None


def _loose_title(blocks: Sequence[Block]) -> Title | None:
    """A line with body, year and subject that has another name than that of the form: …2023年政府信息公开工作总结."""
    for block in blocks:
        text = _plain(block)
        if isinstance(block, Paragraph) and _LOOSE_END.search(text) and _YEAR.search(text) and organ_in(text):
            return _TitleLines(0, 0, text).title(block.passage)
    return None


def _stretches(text: str) -> list[re.Match[str]]:
    """What may be a title within a line: any stretch between blanks, in running text the one it begins with."""
    if len(text) <= _LONGEST_PAGE_LINE and "。" not in text:
        return list(_WITHIN_LINE.finditer(text))
    leading = _BEFORE_TEXT.match(text)
    return [leading] if leading is not None else []


def stated_title(text: str) -> Title:
    """A title from metadata."""
    return _TitleLines(0, 0, simplified(" ".join(text.split())).strip(_DIRT)).title(None)


def _plain(block: Block) -> str:
    """The text of a line that may belong to a title, without dirt and blanks; else nothing."""
    if not isinstance(block, Paragraph) or len(block.passage.text) > _LONGEST_LINE:
        return ""
    text = simplified(block.passage.text).strip(_DIRT)
    return "" if _NO_TITLE.search(text) else "".join(text.split())


def _title_ending_at(blocks: Sequence[Block], index: int, text: str, last: int) -> _TitleLines | None:
    """The line that ends a title, with the lines before it that belong to it and the year line behind it."""
    if _END.search(text) is None:
        return None
    first, end = index, index + 1
    while first > 0 and index - first < _MOST_LINES - 1:
        before = _plain(blocks[first - 1])
        if not before or not _belongs(before, text):
            break
        first, text = first - 1, before + text
    if end < last and _YEAR.search(text) is None and _YEAR_LINE.fullmatch(after := _plain(blocks[end])):
        end, text = end + 1, text + after
    return _TitleLines(first, end, text) if _ABOUT.search(text) else None


def _belongs(before: str, text: str) -> bool:
    """Whether the line before holds what the title still lacks: its subject, its year, or the body's name."""
    if _END.search(before):
        return False
    if "公开" not in text:
        return "公开" in before
    seam = len(before)
    if any(word.start() < seam < word.end() for word in _NAME.finditer(before + text)):
        return True
    if _YEAR.search(text) is None and _YEAR_LINE.fullmatch(before):
        return True
    return not organ_in(text) and is_body_name(_YEAR.sub("", before).removesuffix("关于"))


def organ_in(title: str) -> str:
    """The body's name in a title: what stands before and between year and fixed words."""
    plain = _YEAR.sub("", _BRACKETS.sub("", _SCHOOL_YEAR.sub("", title)))
    subject = _SUBJECT.search(plain)
    organ = plain[: subject.start()] if subject else ""
    if organ.endswith("人民") and plain.startswith("政府", len(organ)):
        organ += "政府"
    return organ.removeprefix("关于").partition("关于")[0].removesuffix("的").strip("·-—")


def is_body_name(text: str) -> bool:
    """Whether a short line ends like the name of an office."""
    return _BODY.search(text) is not None
