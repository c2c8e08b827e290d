"""Characters → lines of text: by baseline, then from left to right, blanks where there are gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gklint.readers.pdf.shapes import Box, Char, TextLine, Written

_SAME_LINE = 0.45  # of a character's height between baselines of one line
_GAP = 0.6  # of a character's height between characters that stand apart
_DOUBLED = 0.15  # of a character's height between a character and its shadow (bold by printing twice)
_SLACK = 1.5  # points by which a full line may be shorter than its cell
_CLOSING = "，。、；：？！）》”’％%,.;:)"  # marks that may not begin a line
_LOOSE_BLANKS = " \u00a0"


def char_lines(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """The characters line by line, each from left to right."""
    line: list[Char] = []
    for char in sorted(chars, key=lambda char: (char.baseline, char.left)):
        if line and char.baseline - line[0].baseline > _SAME_LINE * max(line[0].size, char.size):
            yield sorted(line, key=lambda char: char.left)
            line = []
        line.append(char)
    if line:
        yield sorted(line, key=lambda char: char.left)


def text_of(line: Sequence[Char]) -> str:
    """The text of one line; a wide gap becomes a blank, a character printed twice stands once."""
    parts: list[str] = []
    before: Char | None = None
    for char in line:
        if before is not None:
            if char.text == before.text and char.left - before.left < _DOUBLED * char.size:
                continue
            is_blank = char.text in _LOOSE_BLANKS or before.text in _LOOSE_BLANKS
            if char.left - before.right > _GAP * min(char.size, before.size) and not is_blank:
                parts.append(" ")
        parts.append(char.text)
        before = char
    return "".join(parts).strip()


def text_lines(page: int, chars: Iterable[Char]) -> Iterator[TextLine]:
    """The lines of text on a page from top to bottom."""
    for line in char_lines(chars):
        if text := text_of(line):
            yield TextLine(page, box_of(line), text, line[0].size)


def written_in(chars: Iterable[Char], box: Box, padding: float) -> Written:
    """What is written in a cell. A line goes on in the next when the beginning of that had no room in it."""
    text, room, first_lead = "", 0.0, 0.0
    for line in char_lines(chars):
        words = text_of(line)
        if words:
            lead = _lead(line)
            text = continued(text, words, wrapped=room < lead) if text else words
            first_lead = first_lead or lead
            room = box.right - box.left - 2 * padding - (line[-1].right - line[0].left)
    return Written(text, room, first_lead)


def continued(text: str, more: str, *, wrapped: bool) -> str:
    """The text with its next line: at once when the line was wrapped, else behind a line end."""
    if not wrapped:
        return f"{text}\n{more}"
    words = (text[-1:] + more[:1]).isascii() and text[-1:].isalpha() and more[:1].isalpha()
    return f"{text} {more}" if words else text + more


def _lead(line: Sequence[Char]) -> float:
    """The room that the beginning of a line needs: a character, and the marks that may not begin a line."""
    lead = line[0].right - line[0].left
    for char in line[1:3]:
        if char.text not in _CLOSING:
            break
        lead += char.right - char.left
    return lead + _SLACK


def box_of(chars: Sequence[Char]) -> Box:
    return Box(
        min(char.left for char in chars),
        min(char.baseline - char.size for char in chars),
        max(char.right for char in chars),
        max(char.baseline for char in chars),
    )
