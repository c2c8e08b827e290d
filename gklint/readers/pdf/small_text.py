"""Pieces of text that are drawn where nobody looks: outside of the page, or too small to read."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from gklint.readers.ink import LEAST_SIZE
from gklint.readers.pdf.shapes import Box, TextPiece

_SMALL = 0.25  # of the usual height of text on the page, for text that is too small on any paper
_NARROW = 0.1  # of its height, for a character that is squeezed to a line


def visible_pieces(pieces: Sequence[TextPiece], page: Box) -> tuple[tuple[TextPiece, ...], int]:
    """The pieces within the page, without those too small to read beside the others; how many others have a figure.

    Of those outside of the page that are figures only: sheets are printed with words that run out of it.
    """
    within = [piece for piece in pieces if page.holds(piece.x, piece.y)]
    left_out = 0
    if len(within) < len(pieces):
        left_out = sum(piece.text.isdigit() for piece in pieces if not page.holds(piece.x, piece.y))
    small = [piece for piece in within if _is_squeezed(piece)]
    if any(piece.size < LEAST_SIZE for piece in within):
        least = min(LEAST_SIZE, _SMALL * median(piece.size for piece in within))
        small += [piece for piece in within if _is_tiny(piece, least)]
    if not small:
        return tuple(within), left_out
    return tuple(piece for piece in within if piece not in small), left_out + len(set(small))


def _is_tiny(piece: TextPiece, least: float) -> bool:
    """Whether a piece is less than `least` points high and its characters no wider; some fonts state no height."""
    return piece.size < least and piece.right - piece.left < least * len(piece.text)


def _is_squeezed(piece: TextPiece) -> bool:
    """Whether digits are drawn so narrow that they are a line."""
    return piece.right - piece.left < _NARROW * piece.size * len(piece.text) and piece.text.isdigit()
