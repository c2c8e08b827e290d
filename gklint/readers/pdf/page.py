"""A page of pdfium → its text and rulings, turned as a person holds the page."""

from __future__ import annotations

import pypdfium2 as pdfium

from gklint.readers.pdf.drawn_objects import Drawn
from gklint.readers.pdf.pieces import PageText, Turn
from gklint.readers.pdf.shapes import Box, PdfPage
from gklint.readers.pdf.small_text import visible_pieces
from gklint.readers.pdf.unseen import add_notes, unseen_chars


def read_page(document: pdfium.PdfDocument, index: int) -> PdfPage:
    """Read page `index` (from 0) of a document."""
    page = document[index]
    try:
        held = page.get_textpage()
        try:
            return _page(page, PageText(held.raw), index + 1)
        finally:
            held.close()
    finally:
        page.close()


def box_on_page(page: pdfium.PdfPage, text: pdfium.PdfTextPage, box: Box) -> tuple[float, float, float, float]:
    """A box of the page as a person holds it, in the page's own points: left, bottom, right, top."""
    left, bottom, right, top = page.get_mediabox()
    turns = PageText(text.raw).quarters(page.get_rotation() // 90)
    if turns == 1:
        return left + box.top, bottom + box.left, left + box.bottom, bottom + box.right
    if turns == 2:
        return right - box.right, bottom + box.top, right - box.left, bottom + box.bottom
    if turns == 3:
        return right - box.bottom, top - box.right, right - box.top, top - box.left
    return left + box.left, top - box.bottom, left + box.right, top - box.top


def _page(page: pdfium.PdfPage, text: PageText, number: int) -> PdfPage:
    turns = text.quarters(page.get_rotation() // 90)
    turn, width, height = _turning(page.get_mediabox(), turns)
    drawn = Drawn(turn)
    drawn.add_all(page.raw)
    add_notes(page.raw, drawn.suspects, turn)
    pieces = text.pieces(turn, turns != 0, drawn.verticals)
    if unseen := unseen_chars(page.raw, text, pieces, drawn.suspects, turn):
        text.drop(unseen)
        pieces = text.pieces(turn, turns != 0, drawn.verticals)
    seen, left_out = visible_pieces(pieces, _rotate(page.get_cropbox(), turn))
    rulings = tuple(drawn.horizontals), tuple(drawn.verticals)
    return PdfPage(
        number, width, height, seen, *rulings, drawn.pictures, drawn.texts, drawn.shapes, text.dropped + left_out
    )


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


def _rotate(box: tuple[float, float, float, float], turn: Turn) -> Box:
    """A box of the page's own, given as left, bottom, right, top."""
    (x1, y1), (x2, y2) = turn(box[0], box[1]), turn(box[2], box[3])
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
