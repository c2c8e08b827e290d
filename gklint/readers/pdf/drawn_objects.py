"""The objects drawn on a page of pdfium → its rulings, and whether there are pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from gklint.readers.pdf.pdfium_calls import (
    address,
    closes,
    count_segments,
    get_bounds,
    get_held,
    get_kind,
    get_matrix,
    get_mode,
    get_object,
    get_point,
    get_segment,
    get_segment_kind,
)
from gklint.readers.pdf.pieces import Turn
from gklint.readers.pdf.rulings import join_dashes
from gklint.readers.pdf.shapes import Box, Ruling
from gklint.readers.pdf.suspects import Suspects

_MOST_OBJECTS = 50_000  # drawn objects of one page, and points of one path
_DEPTH = 8  # of forms within forms
_THIN = 3.0  # points of a filled rectangle that is a line
_STRAIGHT = 1.0  # point between the ends of a line that is level
_SHORTEST = 4.0  # points of a ruling; shorter lines are dashes, dots and corners

_RECTANGLE = (4, 5)  # segments of one
_TEXT, _PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_EVERYWHERE = Box(-20_000, -20_000, 20_000, 20_000)


class Drawn:
    """The rulings and pictures gathered from the objects of a page."""

    def __init__(self, turn: Turn) -> None:
        self.horizontals: list[Ruling] = []
        self.verticals: list[Ruling] = []
        self.suspects = Suspects(turn)
        self.texts = 0
        self.shapes = 0  # objects that are no text, those within forms counted one by one
        self._level: list[Ruling] = []  # dashes
        self._upright: list[Ruling] = []
        self._turn = turn
        self._left = _MOST_OBJECTS
        self._x, self._y, self._fill, self._stroke = ctypes.c_float(), ctypes.c_float(), ctypes.c_int(), ctypes.c_int()
        self._matrix = raw.FS_MATRIX()
        self._bounds = (ctypes.c_float * 4)()
        self._to_bounds = [ctypes.addressof(self._bounds) + 4 * at for at in range(4)]
        self._to_point = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._to_mode = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._to_matrix = ctypes.addressof(self._matrix)

    @property
    def pictures(self) -> bool:
        """Whether there are any."""
        return bool(self.suspects.pictures)

    def add_all(self, page: Any) -> None:
        """Add the objects of the page with this handle. Called once."""
        place = address(page)
        count = raw.FPDFPage_CountObjects(page)
        add_text = self.suspects.add_text
        for at in range(min(count, _MOST_OBJECTS)):
            drawn = get_object(place, at)
            if (kind := get_kind(drawn)) != _TEXT:
                self._add(drawn, kind, _IDENTITY, 0)
            else:
                self.texts += 1
                add_text(drawn)
        self.suspects.is_whole = self._left >= 0 and count <= _MOST_OBJECTS
        self.horizontals.extend(join_dashes(self._level))
        self.verticals.extend(join_dashes(self._upright))

    def _add(self, drawn: int, kind: int, outer: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        self.shapes += 1
        if kind == _PATH:
            self._add_path(drawn, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.suspects.add_picture(_bounds(self._corners(drawn, outer)))
        elif kind == _TEXT:
            self.suspects.add_text_in_form(drawn)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.suspects.add_note(_EVERYWHERE)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = self._placing(drawn, outer)
            for at in range(
                min(raw.FPDFFormObj_CountObjects(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT)), max(self._left, 0))
            ):
                held = get_held(drawn, at)
                self._add(held, get_kind(held), inner, depth + 1)
        else:
            self._left = min(self._left, -1) if kind == raw.FPDF_PAGEOBJ_FORM else self._left

    def _add_path(self, path: int, outer: Matrix) -> None:
        if not get_mode(path, *self._to_mode):
            return
        fill, stroke = self._fill.value, self._stroke.value
        if not (fill or stroke):
            return
        count = min(count_segments(path), _MOST_OBJECTS)
        if not stroke and count in _RECTANGLE and outer is _IDENTITY:
            self._add_rectangle(path)
            return
        a, b, c, d, e, f = self._placing(path, outer)
        turn = self._turn
        if count == 2 and stroke:
            x1, y1 = self._point(get_segment(path, 0))
            x2, y2 = self._point(get_segment(path, 1))
            start, end = turn(a * x1 + c * y1 + e, b * x1 + d * y1 + f), turn(a * x2 + c * y2 + e, b * x2 + d * y2 + f)
            self._add_line(*start, *end)
            return
        outlines = [
            [turn(a * x + c * y + e, b * x + d * y + f) for x, y in points] for points in self._outlines(path, count)
        ]
        boxes = [_bounds(points) for points in outlines] if fill else []
        self._add_covers(boxes, path)
        if stroke:
            for (x1, y1), (x2, y2) in (line for points in outlines for line in pairwise(points)):
                self._add_line(x1, y1, x2, y2)
        else:
            self._add_filled(boxes)

    def _add_rectangle(self, path: int) -> None:
        """A filled shape of the page itself, of as many sides as a rectangle: the box round it is asked for at once."""
        if get_bounds(path, *self._to_bounds):
            left, bottom, right, top = self._bounds
            boxes = [_bounds((self._turn(left, top), self._turn(right, bottom)))]
            self._add_covers(boxes, path)
            self._add_filled(boxes)

    def _add_covers(self, boxes: Sequence[Box], path: int) -> None:
        """What of a filled path is no line may cover a text, or be what it stands on."""
        for box in boxes:
            if box.right - box.left > _THIN and box.bottom - box.top > _THIN:
                self.suspects.add_filled(box, path)

    def _corners(self, picture: int, outer: Matrix) -> Sequence[Point]:
        """Two opposite corners of a picture, and the two others."""
        a, b, c, d, e, f = self._placing(picture, outer)
        return [self._turn(a * x + c * y + e, b * x + d * y + f) for x, y in ((0, 0), (1, 1), (0, 1), (1, 0))]

    def _outlines(self, path: int, count: int) -> Iterator[Sequence[Point]]:
        """The points of each part of a path of `count` segments, closed where it is; curves count as their chords."""
        points: list[Point] = []
        for at in range(count):
            segment = get_segment(path, at)
            if get_segment_kind(segment) == raw.FPDF_SEGMENT_MOVETO:
                if points:
                    yield points
                points = []
            points.append(self._point(segment))
            if closes(segment):
                points.append(points[0])
        if points:
            yield points

    def _point(self, segment: int) -> Point:
        get_point(segment, *self._to_point)
        return self._x.value, self._y.value

    def _placing(self, drawn: int, outer: Matrix) -> Matrix:
        """The matrix from the object's own points to those of the page."""
        if not get_matrix(drawn, self._to_matrix):
            return outer
        m = self._matrix
        inner = (m.a, m.b, m.c, m.d, m.e, m.f)
        return inner if outer is _IDENTITY else _times(inner, outer)

    def _add_filled(self, boxes: Sequence[Box]) -> None:
        """Filled shapes as thin as lines, and frames: a shape with one little smaller cut out of it."""
        for box in boxes:
            self._add_thin(box)
        for outer, inner in pairwise(boxes):
            if all(abs(one - other) <= _THIN for one, other in zip(outer, inner, strict=True)):
                for side in _sides(outer, inner):
                    self._add_thin(side)

    def _add_thin(self, box: Box) -> None:
        """A shape that is a line, or a dot, which may be of a line either way."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if box.bottom - box.top <= _THIN:
            self._add_line(box.left, y, box.right, y)
        if box.right - box.left <= _THIN:
            self._add_line(x, box.top, x, box.bottom)

    def _add_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if abs(y1 - y2) < _STRAIGHT and abs(x1 - x2) > abs(y1 - y2):
            is_long = abs(x1 - x2) >= _SHORTEST
            (self.horizontals if is_long else self._level).append(Ruling((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < _STRAIGHT and abs(x1 - x2) < abs(y1 - y2):
            is_long = abs(y1 - y2) >= _SHORTEST
            (self.verticals if is_long else self._upright).append(Ruling((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _sides(outer: Box, inner: Box) -> Iterator[Box]:
    """What of a frame is filled, side by side."""
    left, right = sorted((outer.left, inner.left)), sorted((outer.right, inner.right))
    top, bottom = sorted((outer.top, inner.top)), sorted((outer.bottom, inner.bottom))
    for start, end in (left, right):
        if end > start:
            yield Box(start, top[0], end, bottom[1])
    for start, end in (top, bottom):
        if end > start:
            yield Box(left[0], start, right[1], end)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    ox, oy = outer[:2], outer[2:4]
    return (
        a * ox[0] + b * oy[0], a * ox[1] + b * oy[1], c * ox[0] + d * oy[0], c * ox[1] + d * oy[1],
        e * ox[0] + f * oy[0] + outer[4], e * ox[1] + f * oy[1] + outer[5],
    )  # fmt: skip
