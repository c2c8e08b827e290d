"""A page of pdfium → its characters and rulings, turned as a person holds the page."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gklint.readers.pdf.shapes import Box, Char, Page, Ruling

MOST_CHARS = 100_000  # characters of one page
_MOST_OBJECTS = 50_000  # drawn objects of one page, and points of one path
_DEPTH = 8  # of forms within forms
_THIN = 3.0  # points of a filled rectangle that is a line
_SHORTEST = 4.0  # points of a ruling; shorter lines are dashes and corners
_TRIED = 200  # characters that show which way the text runs
_RADICALS = dict(
    zip(
        "⺁⺠⺬⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "厂民示肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)

Turn = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def read_page(document: pdfium.PdfDocument, index: int) -> Page:
    """Read page `index` (from 0) of a document."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            turns = _quarters(text.raw, page.get_rotation() // 90)
            turn, width, height = _turning(page.get_mediabox(), turns)
            drawn = _Drawn(turn)
            drawn.add_all(page.raw)
            visible = _turned(page.get_cropbox(), turn)
            chars = tuple(char for char in _chars(text.raw, turn) if visible.holds(char.x, char.y))
            return Page(
                index + 1, width, height, chars, tuple(drawn.horizontals), tuple(drawn.verticals), drawn.pictures
            )
        finally:
            text.close()
    finally:
        page.close()


def _turning(media: tuple[float, float, float, float], turns: int) -> tuple[Turn, float, float]:
    """From points of the page's own to points from the upper left corner; width and height of the page as held."""
    left, bottom, right, top = media
    width, height = right - left, top - bottom
    if turns == 1:
        return (lambda x, y: (y - bottom, x - left)), height, width
    if turns == 2:
        return (lambda x, y: (right - x, y - bottom)), width, height
    if turns == 3:
        return (lambda x, y: (top - y, right - x)), height, width
    return (lambda x, y: (x - left, top - y)), width, height


def _turned(box: tuple[float, float, float, float], turn: Turn) -> Box:
    """A box of the page's own, given as left, bottom, right, top."""
    (x1, y1), (x2, y2) = turn(box[0], box[1]), turn(box[2], box[3])
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _quarters(text: Any, rotation: int) -> int:
    """By how many quarters the page is turned to read it: as its text needs, else as the page says."""
    count = min(raw.FPDFText_CountChars(text), _TRIED)
    quarters = [-round(raw.FPDFText_GetCharAngle(text, at) / (pi / 2)) % 4 for at in range(count)]
    most = max(sorted(set(quarters)), key=quarters.count, default=rotation)
    return most if quarters.count(most) * 3 > count * 2 else rotation % 4


def _chars(text: Any, turn: Turn) -> Iterator[Char]:
    """The characters in pdfium's order, without those that pdfium made up."""
    x, y = ctypes.c_double(), ctypes.c_double()
    rect = raw.FS_RECTF()
    for at in range(min(raw.FPDFText_CountChars(text), MOST_CHARS)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code < 32 or code in (0xFFFE, 0xFFFF, 0x00AD) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        if code == 32 and raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, rect)
        x1, y1 = turn(rect.left, rect.bottom)
        x2, y2 = turn(rect.right, rect.top)
        yield Char(_plain(code), min(x1, x2), max(x1, x2), turn(x.value, y.value)[1], abs(y2 - y1))


def _plain(code: int) -> str:
    """The character; a radical or compatibility form that fonts put in its place is made the character itself."""
    text = chr(code)
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return _RADICALS.get(text) or unicodedata.normalize("NFKC", text)
    return text


class _Drawn:
    """The rulings and pictures gathered from the objects of a page."""

    def __init__(self, turn: Turn) -> None:
        self.horizontals: list[Ruling] = []
        self.verticals: list[Ruling] = []
        self.pictures = False
        self._turn = turn
        self._left = _MOST_OBJECTS

    def add_all(self, page: Any) -> None:
        for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
            self._add(raw.FPDFPage_GetObject(page, at), _IDENTITY, 0)

    def _add(self, drawn: Any, outer: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._add_path(drawn, _times(_matrix(drawn), outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = _times(_matrix(drawn), outer)
            for at in range(min(raw.FPDFFormObj_CountObjects(drawn), max(self._left, 0))):
                self._add(raw.FPDFFormObj_GetObject(drawn, at), inner, depth + 1)

    def _add_path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
            return
        for points in _outlines(path):
            placed = [self._turn(*_placed(matrix, x, y)) for x, y in points]
            if stroke.value:
                for (x1, y1), (x2, y2) in pairwise(placed):
                    self._add_line(x1, y1, x2, y2)
            else:
                self._add_filled(placed)

    def _add_filled(self, points: list[tuple[float, float]]) -> None:
        """A filled shape that is as thin as a line."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= _THIN < right - left:
            self._add_line(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif right - left <= _THIN < bottom - top:
            self._add_line((left + right) / 2, top, (left + right) / 2, bottom)

    def _add_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if abs(y1 - y2) < 1 and abs(x1 - x2) >= _SHORTEST:
            self.horizontals.append(Ruling((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) >= _SHORTEST:
            self.verticals.append(Ruling((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _outlines(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path, closed where the path closes it; curves count as their chords."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for at in range(min(raw.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix(drawn: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(drawn, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    ox, oy = outer[:2], outer[2:4]
    return (
        a * ox[0] + b * oy[0], a * ox[1] + b * oy[1], c * ox[0] + d * oy[0], c * ox[1] + d * oy[1],
        e * ox[0] + f * oy[0] + outer[4], e * ox[1] + f * oy[1] + outer[5],
    )  # fmt: skip


def _placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
