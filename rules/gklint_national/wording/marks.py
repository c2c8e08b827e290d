"""Paired marks in a paragraph: which have lost their partner."""

from __future__ import annotations

from gklint.api import NamedTuple, lazy_pattern

PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】"}
MARK_NAMES = {
    "“": "左引号", "”": "右引号", "‘": "左单引号", "’": "右单引号", "《": "左书名号", "》": "右书名号",
    "〈": "左单书名号", "〉": "右单书名号", "（": "左括号", "）": "右括号", "(": "左括号", ")": "右括号",
    "〔": "左六角括号", "〕": "右六角括号", "【": "左方头括号", "】": "右方头括号",
}  # fmt: skip
_OPENING = {closing: opening for opening, closing in PAIRS.items()}
_DEEPEST = 3  # marks within marks; what is deeper is left to the closer look
_MARK = lazy_pattern(r"[“”‘’《》〈〉（）()〔〕【】]")
_MARKS_AND_ENDS = lazy_pattern(r"[“”‘’《》〈〉（）()〔〕【】\n]")
_HALF = {"(": "（", ")": "）"}
# 1）, 一）, a) before an item; ’ as an apostrophe.
_NUMBERING = lazy_pattern(r"(?:^|[\s。；，：、])[0-9一二三四五六七八九十a-zA-Z]{1,3}$")
_DOCUMENT_NUMBER = lazy_pattern(r"[〔【（]20[0-9]{2,5}号|20[0-9]{2}[〕】）]第?[0-9]{1,4}号")
_APOSTROPHE = lazy_pattern(r"[A-Za-z0-9]$")


class PairMark(NamedTuple):
    """A mark without partner and its place in the text."""

    mark: str
    at: int

    @property
    def is_opening(self) -> bool:
        return self.mark in PAIRS


def all_paired(text: str) -> bool:
    """A quick look at a text of many lines: whether the marks of every line are paired, and nested a few deep."""
    marks = "".join(_MARKS_AND_ENDS.findall(text)).translate({ord(half): full for half, full in _HALF.items()})
    for _ in range(_DEEPEST):
        for opening, closing in PAIRS.items():
            marks = marks.replace(opening + closing, "")
    return not marks.strip("\n")


def unpaired_marks(text: str) -> list[PairMark]:
    """The marks of one paragraph that have no partner. Marks that merely cross each other count as paired."""
    waiting: dict[str, list[PairMark]] = {opening: [] for opening in PAIRS}
    lone: list[PairMark] = []
    for match in _MARK.finditer(text):
        mark = PairMark(_HALF.get(match[0], match[0]), match.start())
        if mark.is_opening:
            waiting[mark.mark].append(mark)
        elif waiting[_OPENING[mark.mark]]:
            waiting[_OPENING[mark.mark]].pop()
        elif not _stands_alone(mark, text):
            lone.append(mark)
    left = [*lone, *(mark for marks in waiting.values() for mark in marks)]
    return sorted((mark for mark in left if not _is_of_number(mark, text)), key=lambda mark: mark.at)


def _stands_alone(mark: PairMark, text: str) -> bool:
    """A closing mark that needs no opening one: after a number of a list, or an apostrophe."""
    before = text[max(0, mark.at - 5) : mark.at]
    if mark.mark == "）":
        return _NUMBERING.search(before) is not None
    return mark.mark == "’" and _APOSTROPHE.search(before) is not None


def _is_of_number(mark: PairMark, text: str) -> bool:
    """A bracket of a document number that has lost its partner: GK610 speaks of it."""
    around = text[max(0, mark.at - 5) : mark.at + 12]
    return _DOCUMENT_NUMBER.search(around) is not None
