"""Where on its page a finding of a PDF stands: the box that its reader gives, or certain words in it."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from gklint.annotate.note_texts import RefusedError
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Place
from gklint.model.light_classes import NamedTuple
from gklint.readers.bounded import call_bounded
from gklint.readers.limits import DEFAULTS
from gklint.readers.pdf.page import box_on_page
from gklint.readers.pdf.read import ONE_AT_A_TIME
from gklint.readers.pdf.shapes import Box

_LONGEST = 60  # characters of words that are looked for in a box
_SLACK = 2.0  # points by which words may stand out of the box that holds them
_MARGIN = 1.0  # points round what is highlighted
_Bounds = tuple[float, float, float, float]  # left, bottom, right, top; in the page's own points


class Spot(NamedTuple):
    """A rectangle on a page, counted from 0, in the page's own points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def spots(data: bytes, places: list[Place]) -> list[Spot]:
    """Where each of these places stands; what has no page of its own at the top of the first one.

    Raises RefusedError for what pdfium cannot read, or not within the bounds of one file.
    """
    try:
        found = call_bounded(f"{__name__}:spot_values", (data, places), DEFAULTS)
    except (MemoryError, TimeoutError, RecursionError):
        found = None
    if found is None:
        raise RefusedError(DAMAGED)
    return [Spot(int(page), *box) for page, *box in found]


def spot_values(data: bytes, places: list[Place]) -> list[tuple[float, ...]] | None:
    """The values of `spots`; None for what pdfium cannot read."""
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:
            return None
        try:
            return [tuple(_spot(document, place)) for place in places]
        finally:
            document.close()


def _spot(document: pdfium.PdfDocument, place: Place) -> Spot:
    told = dict(place.address.properties) if place.address is not None else {}
    number, box = told.get("page"), told.get("bbox")
    if not isinstance(number, int) or not isinstance(box, tuple) or not 1 <= number <= len(document):
        return _corner(document)
    page = document[number - 1]
    text = page.get_textpage()
    try:
        bounds = box_on_page(page, text, Box(*box))
        left, bottom, right, top = _words(text, bounds, place) or bounds
    finally:
        text.close()
        page.close()
    return Spot(number - 1, left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN)


def _corner(document: pdfium.PdfDocument) -> Spot:
    """A small rectangle in the upper left corner of the first page."""
    page = document[0]
    try:
        left, _, _, top = page.get_mediabox()
    finally:
        page.close()
    return Spot(0, left + 20, top - 40, left + 40, top - 20)


def _words(text: pdfium.PdfTextPage, bounds: _Bounds, place: Place) -> _Bounds | None:
    """The rectangle of the words inside the box; None where it is not certain which they are."""
    words = place.text
    if not words.strip() or len(words) > _LONGEST or place.discreet or "\n" in words:
        return None
    hits = [hit for hit in _hits(text, words) if _is_inside(hit, bounds)]
    if len(hits) == 1:
        return hits[0]
    # A line of running text: as many on the page as in the line, so the one that has as many before it.
    line = place.excerpt
    if "\t" in line or line.count(words) != len(hits):
        return None
    before = line[: place.start.column - place.excerpt_column].count(words)
    return sorted(hits)[before] if before < len(hits) else None


def _hits(text: pdfium.PdfTextPage, words: str) -> Iterator[_Bounds]:
    """Where the words stand on the page; nowhere on one whose characters and text do not go together."""
    written = text.get_text_range()
    at = written.find(words) if len(written) == text.count_chars() else -1
    while at >= 0:
        boxes = [text.get_charbox(one, loose=True) for one in range(at, at + len(words))]
        yield (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        at = written.find(words, at + 1)


def _is_inside(hit: _Bounds, bounds: _Bounds) -> bool:
    return (
        hit[0] >= bounds[0] - _SLACK
        and hit[1] >= bounds[1] - _SLACK
        and hit[2] <= bounds[2] + _SLACK
        and hit[3] <= bounds[3] + _SLACK
    )


DAMAGED = Words("PDF 不完整或已损坏，不能加批注；请重新导出后再试", "the PDF is incomplete or damaged; export it again")
