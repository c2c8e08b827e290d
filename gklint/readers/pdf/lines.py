"""Characters → lines of text: by baseline, then from left to right, blanks where there are gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from gklint.readers.pdf.shapes import Box, TextLine, TextPiece, Written
from gklint.readers.raised_text import RAISED

_SAME_LINE = 0.45  # of a character's height between baselines of one line
GAP = 0.6  # of a character's height between characters that stand apart
_DOUBLED = 0.15  # of a character's height between a character and its shadow (bold by printing twice)
_SMALL = 0.8  # of the height of the largest character on a line, for one that is raised
_RAISED_BY = 0.15  # of that height, above the line
_SLACK = 1.5  # points by which a full line may be shorter than its cell
_CLOSING = "，。、；：？！）》”’％%,.;:)"  # marks that may not begin a line
_LEAD = 3  # characters that the beginning of a line has at most
_BY_LINE, _BY_PLACE = attrgetter("baseline", "left"), attrgetter("left")
_LOOSE_BLANKS = " \u00a0"


def piece_lines(pieces: Sequence[TextPiece]) -> Iterator[list[TextPiece]]:
    """The pieces line by line, each from left to right."""
    if len(pieces) == 1:
        yield list(pieces)
        return
    line: list[TextPiece] = []
    for piece in sorted(pieces, key=_BY_LINE):
        if line and piece.baseline - line[0].baseline > _SAME_LINE * max(line[0].size, piece.size):
            yield sorted(line, key=_BY_PLACE)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=_BY_PLACE)


def text_of(line: Sequence[TextPiece]) -> str:
    """The text of one line; a wide gap becomes a blank, a character printed twice stands once."""
    parts: list[str] = []
    before: TextPiece | None = None
    for piece in _with_raised(line):
        if before is not None:
            if piece.text == before.text and piece.left - before.left < _DOUBLED * piece.size:
                continue
            is_blank = piece.text in _LOOSE_BLANKS or before.text in _LOOSE_BLANKS
            if piece.left - before.right > GAP * min(piece.size, before.size) and not is_blank:
                parts.append(" ")
        parts.append(piece.text)
        before = piece
    return "".join(parts).strip()


def _with_raised(line: Sequence[TextPiece]) -> Sequence[TextPiece]:
    """The pieces, digits set small and above the line as raised ones: they mark a note."""
    largest = max(line, key=lambda piece: piece.size)
    if all(piece.size >= _SMALL * largest.size for piece in line):
        return line
    return [
        piece._replace(text=piece.text.translate(RAISED)) if _is_raised(piece, largest) else piece for piece in line
    ]


def _is_raised(piece: TextPiece, largest: TextPiece) -> bool:
    return piece.size < _SMALL * largest.size and largest.baseline - piece.baseline > _RAISED_BY * largest.size


def text_lines(page: int, pieces: Sequence[TextPiece]) -> Iterator[TextLine]:
    """The lines of text on a page from top to bottom."""
    for line in piece_lines(pieces):
        if text := text_of(line):
            yield TextLine(page, box_of(line), text, line[0].size)


def text_in_cell(pieces: Sequence[TextPiece], width: float) -> Written:
    """What is written in a cell, `width` being that of its lines.

    A line goes on in the next when the beginning of that had no room in it.
    """
    text, first, last = "", list[TextPiece](), list[TextPiece]()
    for line in piece_lines(pieces):
        words = text_of(line)
        if words:
            text = append_line(text, words, wrapped=room_in(last, width) < lead_of(line)) if text else words
            first, last = first or line, line
    return Written(text, first, last, width)


def append_line(text: str, more: str, *, wrapped: bool) -> str:
    """The text with its next line: at once when the line was wrapped, else behind a line end."""
    if not wrapped:
        return f"{text}\n{more}"
    words = (text[-1:] + more[:1]).isascii() and text[-1:].isalpha() and more[:1].isalpha()
    return f"{text} {more}" if words else text + more


def room_in(line: Sequence[TextPiece], width: float) -> float:
    """The room that a line leaves behind it."""
    return width - (line[-1].right - line[0].left) if line else 0.0


def lead_of(line: Sequence[TextPiece]) -> float:
    """The room that the beginning of a line needs: a character, and the marks that may not begin a line."""
    marks = takewhile(_CLOSING.__contains__, "".join(piece.text for piece in line[:_LEAD])[1:_LEAD])
    widths = (width for piece in line for width in piece.widths())
    return sum(islice(widths, 1 + len(list(marks)))) + _SLACK if line else 0.0


def box_of(pieces: Sequence[TextPiece]) -> Box:
    return Box(
        min(piece.left for piece in pieces),
        min(piece.baseline - piece.size for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.baseline for piece in pieces),
    )
