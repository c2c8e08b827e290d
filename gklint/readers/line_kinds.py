"""A text's lines, each with a letter for what it looks like, before anybody knows which table it belongs to.

Letters of plain lines:

    b  blank
    m  page number (— 3 —, 第 3 页 共 8 页)
    h  begins like a top-level heading (一、), or is marked as a heading (#)
    s  a sentence, or too long for part of a cell
    p  any other short text

of lines with tabs:

    c  one cell of text, led by a tab
    n  one cell that holds a value, led by a tab
    e  an empty cell: nothing but a tab
    k  one cell, led by a tab, that begins like a top-level heading: `一、本年新收…` or a heading after all
    r  a row: cells with tabs between

of lines with pipes:

    w  a whole row: two cells or more
    o  one cell and its pipe
    i  pipes only
    d  the line between head and body of a Markdown table
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Source

SENTENCE_ENDS = ("。", "！", "？", "；", "：")
_LONGEST_PART = 40  # code points of a line that may be part of a cell
_LONGEST_CELL = 150  # code points of a cell led by a tab; longer is an indented paragraph

_HEADING = r"#{1,6}\s|[#*\s|]*[一二三四五六七八九十]{1,3}[、，,.．]|\d{1,2}、"
_DASH = "[-—–－―─]"
_PAGE_NUMBER = (
    rf"{_DASH}{{1,3}}\s*\d{{1,4}}\s*{_DASH}{{1,3}}|\d{{1,4}}\s*[/／]\s*\d{{1,4}}"
    r"|(?:共\s*\d{1,4}\s*页\s*+(?:[,，/]\s*+)?)?第\s*[\d一二三四五六七八九十]{1,4}\s*页"
    r"(?:\s*+(?:[,，/]\s*+)?共\s*\d{1,4}\s*页)?"
    r"|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?"
)
_VALUE = (
    r"[+＋\-−–－±增减]?\s*\d[\d,，.．\s]*(?:万元|亿元|元|件|条|个|项|次|%|％)?(?:[（(].{0,40})?"
    r"|[/／\\*—–－-]{1,3}|无|空|暂无|没有|不涉及|不适用"
)
# The letter of a line by what it is or begins with; a bare number is a figure, never a page number.
_LED_LETTER = lazy_pattern(rf"(?P<n>(?:{_VALUE})\Z)|(?P<m>(?:{_PAGE_NUMBER})\Z)|(?P<k>{_HEADING})")
_PLAIN_LETTER = lazy_pattern(rf"(?P<m>(?:{_PAGE_NUMBER})\Z)|(?P<h>{_HEADING})")
_ORDINAL = lazy_pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）]?[、.．)）])")
_RULE_CELL = lazy_pattern(r"-{3,}|:-+:?|-+:")
_is_value = lazy_pattern(_VALUE).fullmatch
_is_heading = lazy_pattern(_HEADING).match
_is_page_number = lazy_pattern(_PAGE_NUMBER).fullmatch


class ClassifiedLines(NamedTuple):
    """The lines of a text: their texts without line ends, where each starts, and their letters."""

    texts: Sequence[str]
    starts: Sequence[int]
    kinds: str


def lines_of(source: Source, text: str) -> ClassifiedLines:
    r"""The lines of `text`: the source's own or the beginning of it, in which anything but line ends may be blanked.

    Split at \n, \r\n and \r only; the \r of a \r\n is taken for a trailing blank, so that offsets hold.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    texts = text.split("\n")
    return ClassifiedLines(texts, source.line_starts[: len(texts)], "".join(map(_Kinds().__getitem__, texts)))


class _Kinds(dict[str, str]):
    """The letter of each line, found once: most lines of a report are a blank or the same figure again."""

    def __missing__(self, line: str) -> str:
        self[line] = kind = _kind_of_label(line) if len(line) <= _LONGEST_PART else _kind(line)
        return kind


@lru_cache(maxsize=4096)
def _kind_of_label(line: str) -> str:
    """The letter of a short line: the labels of the forms come again in every report."""
    return _kind(line)


def _kind(line: str) -> str:
    text = line.strip()
    if "|" in text or ("｜" in text and text.count("｜") > 1):
        return _pipe_letter(text.replace("｜", "|"))
    if "\t" in line:
        return _leader_letter(text) if _is_led(line) else _tab_letter(line, text)
    return _plain(text)


def _plain(text: str) -> str:
    if not text:
        return "b"
    if match := _PLAIN_LETTER.match(text):
        return match.lastgroup or ""
    return "s" if len(text) > _LONGEST_PART or text.endswith(SENTENCE_ENDS) else "p"


def is_value(text: str) -> bool:
    """Whether a cell looks like a figure or like what is written in place of one."""
    return text.isdigit() or _is_value(text) is not None


def _is_led(line: str) -> bool:
    """Whether the line has one tab and begins with it: one cell a line."""
    return line.count("\t") == 1 and line.lstrip(" ")[0] == "\t"


def _leader_letter(text: str) -> str:
    if not text:
        return "e"
    if match := _LED_LETTER.match(text):
        return match.lastgroup or ""
    return "s" if text.endswith("。") or len(text) > _LONGEST_CELL else "c"


def _tab_letter(line: str, text: str) -> str:
    cells = [cell.strip() for cell in line.split("\t")]
    given = [cell for cell in cells if cell]
    if len(given) == 1:
        if _is_page_number(text):
            return "m"
        if len(cells) == 2 and _is_heading(text):
            return "h"
    return "s" if text.endswith("。") or _is_entry(given) else "r"


def _is_entry(given: list[str]) -> bool:
    """Whether this is `名称：→内容` or a numbered paragraph (`（一）→内容`), not a row of a table."""
    if len(given) != 2:
        return False
    if given[0].endswith(("：", ":")):
        return True
    return _ORDINAL.fullmatch(given[0]) is not None and not is_value(given[1])


def _pipe_letter(text: str) -> str:
    cells = piped_cells(text)
    given = [cell for cell in map(str.strip, cells) if cell]
    if not given:
        return "i"
    if len(given) == 1:
        return _one_cell(text, given[0], len(cells))
    if all(map(_RULE_CELL.fullmatch, given)):
        return "d"
    return "s" if text[0] != "|" and text.endswith("。") else "w"


def _one_cell(text: str, cell: str, cells: int) -> str:
    if _RULE_CELL.fullmatch(cell):
        return "d"
    if text[0] == "|" and text.count("|") == 1 and _is_heading(cell):
        return "h"  # a heading with a stray pipe before it
    if cell.endswith("。") and len(cell) > _LONGEST_PART:
        return "s"
    return "o" if cells == 1 or text.count("|") == 1 else "w"


def piped_cells(text: str, opened: bool = True, closed: bool = True) -> list[str]:
    """The cells of a stripped line with pipes; outer pipes make none.

    Where rows are not `opened` (not `closed`) by a pipe, one at the beginning (at the end) of a line has an empty
    cell before (behind) it.
    """
    start = 1 if text[0] == "|" and opened else 0
    ends = len(text) > 1 and text[-1] == "|" and (closed or start == 1)
    return text[start : -1 if ends else None].split("|")
