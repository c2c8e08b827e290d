"""The characters of a page that nobody sees on it: where a text is suspect, the page is drawn with it and without it.

What is the same in both pictures shows nothing of the text, whatever keeps it from being seen: its colour, a layer
that is off, a clipping path, something drawn over it. Text that is drawn in no way at all is the text of a scanned
page when most of the page is such and a picture, or other ink, stands in its place; it is read as ever.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from math import sqrt
from typing import Any

import pypdfium2.raw as raw

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.pdfium_calls import address, get_text_object, set_active
from gklint.readers.pdf.pieces import PageText, Turn
from gklint.readers.pdf.shapes import Box, TextPiece
from gklint.readers.pdf.suspects import Bounds, Suspects, box_of

_SCALE = 2.0  # pixels for a point
_MOST_PIXELS = 4_000_000  # of one picture of a page
_INK = 20  # of 255, by which pixels differ that show something
_LEAST_SHOWN = 0.4  # of the height and of the width of a character
_MOST_ROWS = 8  # of pixels of a character that are looked at
_BYTES = 4  # of one pixel
_MOST_ALONE = 40  # texts of a page that are drawn without one alone
_COVERED = 0.5  # of a character's box, from which on another stands in its place
_BLANK = 0x20
_FIGURE = lazy_pattern(r"[\d\s.,%％，．/()（）〇-]*\d[\d\s.,%％，．/()（）〇-]*")
_HARMLESS = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP))


class _Char(NamedTuple):
    """A character by its number, the text it belongs to, and its place in pixels."""

    at: int
    text: int
    code: int
    left: int
    top: int
    right: int
    bottom: int


def add_notes(page: Any, suspects: Suspects, turn: Turn) -> None:
    """Add the places of the notes and fields that are drawn over a page."""
    edges = raw.FS_RECTF()
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), 1000)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if raw.FPDFAnnot_GetSubtype(note) not in _HARMLESS and raw.FPDFAnnot_GetRect(note, edges):
            suspects.add_note(box_of((edges.left, edges.bottom, edges.right, edges.top), turn))
        raw.FPDFPage_CloseAnnot(note)


def unseen_chars(page: Any, text: PageText, pieces: Sequence[TextPiece], suspects: Suspects, turn: Turn) -> set[int]:
    """The numbers of the characters that are left out; `pieces` are all that there are.

    Of a text of which nothing is seen all are; of one that is cut off or covered in part the figures, since words
    that run out of their cell are those of a narrow column.
    """
    found = suspects.found(pieces)
    handle = text.handle
    if not suspects.is_whole:
        found = found | _unknown_texts(handle, text.count, suspects.known())
    unseen = set(_in_figures(handle, _cut_off(text, suspects.cut, found))) if suspects.cut else set[int]()
    if not (found or suspects.invisible):
        return unseen
    of_text = _chars_of(handle, text.count, found | suspects.invisible)
    unseen |= _invisible_chars(page, handle, suspects, of_text, turn)
    chars = {drawn: [at for at in of_text.get(drawn, ()) if _code(handle, at) > _BLANK] for drawn in sorted(found)}
    looker = _PageLooker(page, handle)
    dark = set(looker.unseen(looker.chars(at for numbers in chars.values() for at in numbers), found))
    for numbers in chars.values():
        unseen.update(numbers if dark.issuperset(numbers) else _in_figures(handle, dark.intersection(numbers)))
    return unseen


def _invisible_chars(
    page: Any, text: Any, suspects: Suspects, of_text: Mapping[int, Sequence[int]], turn: Turn
) -> set[int]:
    """The characters of texts that are drawn in no way, unless they are those of a scanned page."""
    chars = [at for one in suspects.invisible for at in of_text.get(one, ())]
    if 2 * len(suspects.invisible) < suspects.texts:
        return set(chars)
    chars = [at for at in chars if not _is_on_picture(text, at, suspects.pictures, turn)]
    looker = _PageLooker(page, text)
    return set(looker.without_ink(looker.chars(chars)))


def _cut_off(text: PageText, cut: Mapping[int, Sequence[Bounds]], others: Set[int]) -> Iterator[int]:
    """The digits whose middle lies outside of a rectangle that their text is clipped to, if it is none of `others`."""
    handle = address(text.handle)
    for at in text.digits():
        drawn = get_text_object(handle, at)
        if drawn in cut and drawn not in others:
            left, bottom, right, top = _char_bounds(text.handle, at)
            x, y = (left + right) / 2, (bottom + top) / 2
            if any(not (clip[0] - 1 <= x <= clip[2] + 1 and clip[1] - 1 <= y <= clip[3] + 1) for clip in cut[drawn]):
                yield at


def _in_figures(text: Any, chars: Iterable[int]) -> Iterator[int]:
    """Of characters those in stretches that are figures and nothing else."""
    stretch: list[int] = []
    for at in (*sorted(chars), -1):
        if stretch and at != stretch[-1] + 1:
            if _FIGURE.fullmatch("".join(chr(_code(text, one)) for one in stretch)):
                yield from stretch
            stretch = []
        stretch.append(at)


def _code(text: Any, at: int) -> int:
    return min(int(raw.FPDFText_GetUnicode(text, at)), sys.maxunicode)


def _char_bounds(text: Any, at: int) -> Bounds:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _chars_of(text: Any, count: int, wanted: set[int]) -> dict[int, list[int]]:
    """The numbers of the characters of each of the texts."""
    handle, found = address(text), dict[int, list[int]]()
    for at in range(count):
        drawn = get_text_object(handle, at)
        if drawn in wanted:
            found.setdefault(drawn, []).append(at)
    return found


def _unknown_texts(text: Any, count: int, known: set[int]) -> set[int]:
    """The texts that characters belong to and that are not known."""
    handle = address(text)
    return {drawn for at in range(count) if (drawn := get_text_object(handle, at))} - known


def _is_on_picture(text: Any, at: int, pictures: Sequence[Box], turn: Turn) -> bool:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    return any(picture.holds(*turn(x.value, y.value)) for picture in pictures)


class _PageLooker:
    """Draws a page with and without some of its texts."""

    def __init__(self, page: Any, text: Any) -> None:
        self._page, self._text = page, text
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        scale = min(_SCALE, sqrt(_MOST_PIXELS / max(width * height, 1.0)))
        self._width, self._height = max(1, round(width * scale)), max(1, round(height * scale))
        self._alone = 0

    def chars(self, numbers: Iterable[int]) -> list[_Char]:
        """The characters with these numbers, blanks left out."""
        return [char for at in numbers if (char := self._char(at)) is not None]

    def unseen(self, chars: Sequence[_Char], texts: set[int]) -> Iterator[int]:
        """The numbers of those that show nothing of themselves; they belong to `texts`."""
        if not chars:
            return
        whole, without = self._draw(()), self._draw(texts)
        shown: list[_Char] = []
        for char in chars:
            if self._differs(whole, without, char):
                shown.append(char)
            else:
                yield char.at
        yield from self._unseen_below_others(whole, shown)

    def without_ink(self, chars: Sequence[_Char]) -> Iterator[int]:
        """The numbers of those in whose place the page is blank."""
        if chars:
            whole = self._draw(())
            blank = bytes([255]) * len(whole)
            yield from (char.at for char in chars if not self._differs(whole, blank, char))

    def _unseen_below_others(self, whole: bytes, shown: Sequence[_Char]) -> Iterator[int]:
        """Of those in whose place another of them stands the ones that show nothing when they are looked at alone."""
        pending: dict[int, list[_Char]] = {}
        for char in _standing_over_each_other(shown):
            pending.setdefault(char.text, []).append(char)
        for drawn, chars in pending.items():
            self._alone += 1
            without = self._draw((drawn,)) if self._alone <= _MOST_ALONE else whole
            yield from (char.at for char in chars if not self._differs(whole, without, char))

    def _char(self, at: int) -> _Char | None:
        code = _code(self._text, at)
        if code <= _BLANK:
            return None
        left, bottom, right, top = _char_bounds(self._text, at)
        xs, ys = zip(self._pixel(left, top), self._pixel(right, bottom), strict=True)
        drawn = get_text_object(address(self._text), at)
        return _Char(at, drawn, code, min(xs), min(ys), max(*xs, min(xs) + 1), max(*ys, min(ys) + 1))

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, self._width, self._height, 0, x, y, across, down)
        return across.value, down.value

    def _draw(self, without: Iterable[int]) -> bytes:
        """The pixels of the page on white paper, without some of its texts."""
        hidden = list(without)
        for drawn in hidden:
            set_active(drawn, 0)
        bitmap = raw.FPDFBitmap_CreateEx(self._width, self._height, raw.FPDFBitmap_BGRx, None, 0)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, self._width, self._height, 0xFFFFFFFF)
            raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, self._width, self._height, 0, raw.FPDF_ANNOT)
            size = raw.FPDFBitmap_GetStride(bitmap) * self._height
            return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
            for drawn in hidden:
                set_active(drawn, 1)

    def _differs(self, one: bytes, other: bytes, char: _Char) -> bool:
        """Whether two pictures differ in so much of a character's place that it can be read."""
        left, right = (min(max(x, 0), self._width) for x in (char.left, char.right))
        top, bottom = (min(max(y, 0), self._height) for y in (char.top, char.bottom))
        step = max(1, (bottom - top) // _MOST_ROWS)
        tall = _LEAST_SHOWN * (char.bottom - char.top) / step
        wide = _LEAST_SHOWN * min(char.right - char.left, (char.bottom - char.top) / 2)
        rows, columns = 0, set[int]()
        for y in range(top, bottom, step):
            start, end = (_BYTES * (y * self._width + x) for x in (left, right))
            if one[start:end] != other[start:end]:
                inked = _columns_with_ink(one[start:end], other[start:end])
                rows += bool(inked)
                columns |= inked
                if rows >= max(tall, 1) and len(columns) >= wide:
                    return True
        return False


def _columns_with_ink(one: bytes, other: bytes) -> set[int]:
    """The pixels of a row in which two pictures differ."""
    return {
        at // _BYTES
        for at, (part, of_other) in enumerate(zip(one, other, strict=True))
        if at % _BYTES < _BYTES - 1 and abs(part - of_other) >= _INK
    }


def _standing_over_each_other(chars: Sequence[_Char]) -> Iterator[_Char]:
    """Those that stand in the place of another one; of a character that is printed twice none."""
    order = sorted(chars, key=lambda char: (char.left, char.top))
    found: set[int] = set()
    for index, char in enumerate(order):
        for other in islice(order, index + 1, index + 50):
            if other.left >= char.right:
                break
            if other.code != char.code and _covers(char, other):
                found |= {char.at, other.at}
    return (char for char in order if char.at in found)


def _covers(one: _Char, other: _Char) -> bool:
    """Whether two characters stand in the same place."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min((char.right - char.left) * (char.bottom - char.top) for char in (one, other))
    return width > 0 and height > 0 and width * height >= _COVERED * least
