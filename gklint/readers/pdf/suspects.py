"""Texts of a page that may not be seen on it, found while its objects are walked over, without drawing it.

Most pages have none. A text is suspect that is nearly white or let through, that a clipping path may cut off, that is
in a layer or a form, that lies on something of its own colour or on a picture, or that something is drawn over later.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as raw

from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.pdfium_calls import (
    INVISIBLE,
    count_clip_paths,
    count_clip_segments,
    get_bounds,
    get_clip_path,
    get_clip_segment,
    get_fill,
    get_mark,
    get_mark_name,
    get_point,
    get_text_mode,
    is_transparent,
)
from gklint.readers.pdf.pieces import Turn
from gklint.readers.pdf.shapes import Box, TextPiece

_WHITE = 240  # of 255, from which on each part of a colour may be that of paper
_CLEAR = 26  # of 255, up to which a colour lets through what is behind it
_ALIKE = 24  # of 255, by which parts of two colours that look alike may differ
_BAND = 20.0  # points of height, by which what is drawn is filed
_MOST_BANDS = 50  # that one thing is filed under; what is taller is held against every text
_MOST_COVERS = 200  # that one text is held against
_SLACK = 0.3  # of the height of a text by which it may reach out of a clipping path
_RECTANGLE = 6  # segments at most
_LAYER = "OC\0".encode("utf-16-le")
_STROKED = raw.FPDF_TEXTRENDERMODE_STROKE
_LATEST = 1 << 30

Bounds = tuple[float, float, float, float]  # left, bottom, right, top in the page's own points


class _Cover(NamedTuple):
    """Something drawn over a part of the page: when, where, and in which colour if in one."""

    order: int
    box: Box
    color: tuple[int, int, int] | None


class Suspects:
    """The texts of a page by their handles, and what else is drawn where."""

    def __init__(self, turn: Turn) -> None:
        self.is_whole = True  # all texts of the page were added
        self.invisible: set[int] = set()  # drawn in no way at all
        self.pictures: list[Box] = []
        self.cut: dict[int, list[Bounds]] = {}  # texts that reach out of rectangles they are clipped to
        self._turn = turn
        self._tall: list[_Cover] = []
        self._certain: set[int] = set()
        self._plain: list[tuple[int, int, tuple[int, int, int]]] = []  # order, handle and colour of the others
        self._bands: dict[int, list[_Cover]] = {}
        self._order = 0
        self._layers: dict[int, bool] = {}  # by the handles of marks
        self._clips: dict[int, Bounds | None] = {}
        self._edges = (ctypes.c_float * 4)()
        self._fill = (ctypes.c_uint * 4)()
        self._fill_view = memoryview(self._fill).cast("B").cast("I")
        self._name = ctypes.create_string_buffer(8)
        self._length = ctypes.c_ulong()
        self._at_edges = [ctypes.addressof(self._edges) + 4 * at for at in range(4)]
        self._at_fill = [ctypes.addressof(self._fill) + 4 * at for at in range(4)]

    def add_text(self, drawn: int) -> None:
        """Add a text of the page itself, in the order of drawing."""
        self._order += 1
        mode = get_text_mode(drawn)
        if mode in INVISIBLE:
            self.invisible.add(drawn)
            return
        if mode == _STROKED or not get_fill(drawn, *self._at_fill) or is_transparent(drawn):
            self._certain.add(drawn)
            return
        red, green, blue, alpha = self._fill_view.tolist()
        pale = alpha <= _CLEAR or (red >= _WHITE and green >= _WHITE and blue >= _WHITE)
        clip = get_clip_path(drawn)
        clipped = count_clip_paths(clip)
        mark = get_mark(drawn, 0)
        if (
            pale
            or (clipped > 0 and self._is_oddly_clipped(drawn, clip, clipped))
            or (mark and self._is_in_layer(drawn))
        ):
            self._certain.add(drawn)
        else:
            self._plain.append((self._order, drawn, (red, green, blue)))

    def add_text_in_form(self, drawn: int) -> None:
        """Add a text of a form, which may be shown otherwise than the text says."""
        self._order += 1
        (self.invisible if get_text_mode(drawn) in INVISIBLE else self._certain).add(drawn)

    def add_filled(self, box: Box, drawn: int) -> None:
        """Add a filled path, in the order of drawing."""
        self._order += 1
        self._add_cover(_Cover(self._order, box, self._color(drawn)))

    def add_picture(self, box: Box) -> None:
        """Add a picture, in the order of drawing."""
        self._order += 1
        self.pictures.append(box)
        self._add_cover(_Cover(self._order, box, None))

    def add_note(self, box: Box) -> None:
        """Add the place of a note or of anything that is drawn over all else."""
        self._add_cover(_Cover(_LATEST, box, None))

    @property
    def texts(self) -> int:
        """How many texts were added."""
        return len(self._plain) + len(self._certain) + len(self.invisible)

    def known(self) -> set[int]:
        """The handles of all texts that were added."""
        return self._certain.union(self.invisible, (drawn for _, drawn, _ in self._plain))

    def found(self, pieces: Sequence[TextPiece]) -> set[int]:
        """The handles of the texts that may not be seen, besides the invisible ones; `pieces` is where text stands."""
        if not any(map(self._is_touched, pieces)):
            return self._certain
        return self._certain.union(
            drawn for order, drawn, color in self._plain if self._may_be_covered(order, drawn, color)
        )

    def _is_touched(self, piece: TextPiece) -> bool:
        """Whether anything that is drawn reaches into the place of a piece of text."""
        box = Box(piece.left, piece.baseline - piece.size, piece.right, piece.baseline + piece.size)
        return any(
            len(covers) > _MOST_COVERS or any(_overlap(cover.box, box) for cover in covers)
            for covers in self._near(box)
        )

    def _near(self, box: Box) -> Iterator[Sequence[_Cover]]:
        """What may reach into a box."""
        if self._tall:
            yield self._tall
        for band in _bands(box) if self._bands else ():
            if covers := self._bands.get(band):
                yield covers

    def _add_cover(self, cover: _Cover) -> None:
        bands = _bands(cover.box)
        if len(bands) > _MOST_BANDS:
            self._tall.append(cover)
        else:
            for band in bands:
                self._bands.setdefault(band, []).append(cover)

    def _may_be_covered(self, order: int, drawn: int, color: tuple[int, int, int]) -> bool:
        bounds = self._bounds(drawn)
        if bounds is None:
            return True
        box = box_of(bounds, self._turn)
        return any(
            len(covers) > _MOST_COVERS or any(_hides(cover, order, box, color) for cover in covers)
            for covers in self._near(box)
        )

    def _color(self, drawn: int) -> tuple[int, int, int] | None:
        """The colour that something is filled with; None for one that is let through, or that is none."""
        if not get_fill(drawn, *self._at_fill) or self._fill[3] <= _CLEAR:
            return None
        return self._fill[0], self._fill[1], self._fill[2]

    def _bounds(self, drawn: int) -> Bounds | None:
        if not get_bounds(drawn, *self._at_edges):
            return None
        left, bottom, right, top = self._edges
        return left, bottom, right, top

    def _is_oddly_clipped(self, drawn: int, clip: int, paths: int) -> bool:
        """Whether a clipping path that is no rectangle may leave out a part of a text; those that are go to `cut`."""
        bounds = self._bounds(drawn)
        if bounds is None:
            return True
        slack = _SLACK * (bounds[3] - bounds[1]) + 1
        for path in range(paths):
            first = get_clip_segment(clip, path, 0)
            if first not in self._clips:
                self._clips[first] = self._clip_bounds(clip, path)
            held = self._clips[first]
            if held is None:
                return True
            if not _holds(held, bounds, slack):
                self.cut.setdefault(drawn, []).append(held)
        return False

    def _clip_bounds(self, clip: int, path: int) -> Bounds | None:
        """The rectangle of a clipping path; None for one that is no rectangle."""
        count = count_clip_segments(clip, path)
        if not 0 < count <= _RECTANGLE:
            return None
        points: list[tuple[float, float]] = []
        for at in range(count):
            get_point(get_clip_segment(clip, path, at), *self._at_edges[:2])
            points.append((self._edges[0], self._edges[1]))
        xs, ys = [round(x, 1) for x, _ in points], [round(y, 1) for _, y in points]
        if (len(set(xs)), len(set(ys)), len(set(zip(xs, ys, strict=True)))) != (2, 2, 4):
            return None
        return min(xs), min(ys), max(xs), max(ys)

    def _is_in_layer(self, drawn: int) -> bool:
        """Whether a text belongs to a layer, which may be switched off. Texts of one place share their marks."""
        layers = self._layers
        at = 0
        while mark := get_mark(drawn, at):
            if mark not in layers:
                layers[mark] = self._is_layer(mark)
            if layers[mark]:
                return True
            at += 1
        return False

    def _is_layer(self, mark: int) -> bool:
        name = ctypes.addressof(self._name)
        get_mark_name(mark, name, len(self._name), ctypes.addressof(self._length))
        return self._name.raw[: len(_LAYER)] == _LAYER


def box_of(bounds: Bounds, turn: Turn) -> Box:
    """Bounds in the page's own points as a box of the page as held."""
    (x1, y1), (x2, y2) = turn(bounds[0], bounds[1]), turn(bounds[2], bounds[3])
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _bands(box: Box) -> range:
    first = int(box.top // _BAND)
    return range(first, min(int(box.bottom // _BAND), first + _MOST_BANDS) + 1)


def _hides(cover: _Cover, order: int, box: Box, color: tuple[int, int, int]) -> bool:
    """Whether something may keep a text of this place and colour from being seen: drawn later, or of its colour."""
    return _overlap(cover.box, box) and (cover.order > order or cover.color is None or _look_alike(cover.color, color))


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _look_alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(part - of_other) <= _ALIKE for part, of_other in zip(one, other, strict=True))


def _holds(outer: Bounds, inner: Bounds, slack: float) -> bool:
    """Whether a clipping rectangle leaves a text whole; its height has room for accents that are not there."""
    across = outer[0] <= inner[0] + 1 and inner[2] <= outer[2] + 1
    return across and outer[1] <= inner[1] + slack and inner[3] <= outer[3] + slack
