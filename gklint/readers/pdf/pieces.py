"""The text of a page of pdfium → pieces: characters that stand together on one line, and where they stand.

A call to pdfium for every character is what reading a PDF would spend most of its time on. So the text is taken at
once, parted where pdfium parts it, and of most pieces only the ends are asked for. Where the ends do not say all
(doubled or turned text, a ruling that runs through) each character is a piece of its own.
"""

from __future__ import annotations

import ctypes
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import pairwise
from math import pi
from typing import Any

import pypdfium2.raw as raw

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.pdfium_calls import address, get_box, get_origin
from gklint.readers.pdf.shapes import WIDE, Ruling, TextPiece

MOST_CHARS = 100_000  # characters of one page
_TRIED = 40  # characters that show which way the text runs
# What stands together: no blanks, ends of lines, soft hyphens, halves of characters.
_TOGETHER = lazy_pattern("[^\\x00-\\x20\\xad\\ud800-\\udfff\\ufffe\\uffff]+| ")
_LEAST_WIDTH = (0.15, 0.5)  # of the height, for a narrow and for a wide character
_LEVEL = 0.1  # of the height between baselines that are one
_INSIDE = 1.0  # points by which a ruling runs through a piece
_OVERLAP = 0.3  # of the height by which pieces of a line may overlap
_RADICALS = dict(
    zip(
        "⺁⺠⺬⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "厂民示肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_DIGIT = lazy_pattern(r"\d")
_LAST = sys.maxunicode
_COMPATIBLE = lazy_pattern("[\u2e80-\u2fdf\uf900-\ufaff]")

_RECT, _DOUBLE = ctypes.sizeof(raw.FS_RECTF), ctypes.sizeof(ctypes.c_double)

Turn = Callable[[float, float], tuple[float, float]]


class PageText:
    """The text of a page, given the handle of its text page."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.count = min(raw.FPDFText_CountChars(handle), MOST_CHARS)
        self._dropped: Set[int] = frozenset()

    def drop(self, chars: Set[int]) -> None:
        """Leave out the characters with these numbers, which nobody sees on the page."""
        self._dropped = chars

    @property
    def dropped(self) -> int:
        """How many stretches of characters are left out."""
        return sum(at - 1 not in self._dropped for at in self._dropped)

    def digits(self) -> Iterator[int]:
        """The numbers of the characters that are digits."""
        if len(self._text) == self.count:
            return (match.start() for match in _DIGIT.finditer(self._text))
        return (at for at in range(self.count) if chr(min(raw.FPDFText_GetUnicode(self.handle, at), _LAST)).isdigit())

    def quarters(self, rotation: int) -> int:
        """By how many quarters the page is turned to read it: as its text needs, else as the page says."""
        printed = [match.start() for match in _TOGETHER.finditer(self._text) if match[0] != " "]
        tried = printed[:: len(printed) // _TRIED + 1]
        quarters = [-round(raw.FPDFText_GetCharAngle(self.handle, at) / (pi / 2)) % 4 for at in tried]
        most = max(sorted(set(quarters)), key=quarters.count, default=rotation)
        return most if quarters.count(most) * 3 > len(quarters) * 2 else rotation % 4

    def pieces(self, turn: Turn, turned: bool, uprights: Sequence[Ruling]) -> list[TextPiece]:
        """All text in pdfium's order, without what pdfium made up; on a `turned` page character by character."""
        text = self._text
        if turned or self._dropped or len(text) != self.count:
            return self._chars(range(self.count), turn)
        spans = [
            match.span() for match in _TOGETHER.finditer(text) if match[0] != " " or self._is_printed(match.start())
        ]
        ends = sorted({at for start, end in spans for at in (start, end - 1)})
        places = dict(zip(ends, self._places(ends, turn), strict=True))
        pairs = [(places[start], places[end - 1]) for start, end in spans]
        pieces = [
            TextPiece(text[start:end], first.left, last.right, first.baseline, first.bottom - first.top)
            for (start, end), (first, last) in zip(spans, pairs, strict=True)
        ]
        levels = [last.baseline for _, last in pairs]
        unsure = {*_unsure(pieces, levels, sorted(uprights)), *_overlapping(pieces)}
        if not unsure:
            return pieces
        return [
            char
            for at, piece in enumerate(pieces)
            for char in (self._chars(range(*spans[at]), turn) if at in unsure else (piece,))
        ]

    @cached_property
    def _text(self) -> str:
        buffer = (ctypes.c_ushort * (self.count + 1))()
        length = raw.FPDFText_GetText(self.handle, 0, self.count, buffer)
        return _plain(bytes(buffer)[: max(length - 1, 0) * 2].decode("utf-16-le", "surrogatepass"))

    def _is_printed(self, at: int) -> bool:
        """Whether the page has this character, and pdfium did not put it into a gap."""
        return bool(raw.FPDFText_IsGenerated(self.handle, at) != 1)

    def _chars(self, span: Iterable[int], turn: Turn) -> list[TextPiece]:
        """The characters one by one."""
        codes = ((at, raw.FPDFText_GetUnicode(self.handle, at)) for at in span)
        texts = [(at, _plain(chr(code))) for at, code in codes if code <= sys.maxunicode and _TOGETHER.match(chr(code))]
        if self._dropped:
            texts = [(at, text) for at, text in texts if at not in self._dropped]
        printed = [(at, text) for at, text in texts if text != " " or self._is_printed(at)]
        places = self._places([at for at, _ in printed], turn)
        return [
            TextPiece(text, left, right, baseline, bottom - top)
            for (_, text), (left, top, right, bottom, baseline) in zip(printed, places, strict=True)
        ]

    def _places(self, wanted: Sequence[int], turn: Turn) -> list[_CharacterPlace]:
        """Where these characters stand, with the room that each takes on its line."""
        boxes, origins = (raw.FS_RECTF * len(wanted))(), (ctypes.c_double * (2 * len(wanted)))()
        handle, to_box, to_origin = address(self.handle), ctypes.addressof(boxes), ctypes.addressof(origins)
        for at in wanted:
            get_box(handle, at, to_box)
            get_origin(handle, at, to_origin, to_origin + _DOUBLE)
            to_box += _RECT
            to_origin += 2 * _DOUBLE
        edges = iter(memoryview(boxes).cast("B").cast("f").tolist() if wanted else ())
        xs, ys = origins[::2], origins[1::2]
        return [_place(turn, *of_one) for of_one in zip(edges, edges, edges, edges, xs, ys, strict=True)]


class _CharacterPlace(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    baseline: float


def _place(turn: Turn, left: float, top: float, right: float, bottom: float, x: float, y: float) -> _CharacterPlace:
    (x1, y1), (x2, y2) = turn(left, top), turn(right, bottom)
    if x1 > x2:
        x1, x2 = x2, x1
    if y1 > y2:
        y1, y2 = y2, y1
    return _CharacterPlace(x1, y1, x2, y2, turn(x, y)[1])


def _unsure(pieces: Sequence[TextPiece], levels: Sequence[float], bars: Sequence[Ruling]) -> Iterator[int]:
    """The numbers of those whose ends do not show that they are one; `levels` are the baselines of their last ends."""
    for at, (piece, level) in enumerate(zip(pieces, levels, strict=True)):
        if len(piece.text) > 1 and (
            abs(level - piece.baseline) > _LEVEL * piece.size or not _is_wide_enough(piece) or _is_parted(piece, bars)
        ):
            yield at


def _is_wide_enough(piece: TextPiece) -> bool:
    """Whether its characters have room beside each other."""
    wide = len(WIDE.findall(piece.text))
    least = wide * _LEAST_WIDTH[1] + (len(piece.text) - wide) * _LEAST_WIDTH[0]
    return piece.right - piece.left >= least * piece.size


def _is_parted(piece: TextPiece, bars: Sequence[Ruling]) -> bool:
    """Whether a ruling runs through it."""
    first = bisect_right(bars, (piece.left + _INSIDE,))
    last = bisect_right(bars, (piece.right - _INSIDE,))
    return any(bar.start <= piece.y <= bar.end for bar in bars[first:last])


def _overlapping(pieces: Sequence[TextPiece]) -> Iterator[int]:
    """The numbers of those that another piece of their line is printed over."""
    order = sorted(range(len(pieces)), key=lambda at: pieces[at][3:0:-2])  # by baseline and left edge
    for at, next_at in pairwise(order):
        piece, following = pieces[at], pieces[next_at]
        level = following.baseline - piece.baseline < _LEVEL * piece.size
        if level and piece.right - following.left > _OVERLAP * piece.size:
            yield at
            yield next_at


def _plain(text: str) -> str:
    """The text; radicals and compatibility forms that fonts put in their place are made the characters themselves."""
    return _COMPATIBLE.sub(_fold, text)


def _fold(match: re.Match[str]) -> str:
    text = _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
    return text if len(text) == 1 else match[0]
