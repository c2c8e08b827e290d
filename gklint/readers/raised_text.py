"""Text set above or below the line or struck out, as characters that show it, so that it never joins a number."""

from __future__ import annotations

from gklint.model.bilingual import Words
from gklint.model.document import Note
from gklint.model.source import Span

_DIGITS = "0123456789+-=()"
RAISED = {ord(plain): raised for plain, raised in zip(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", strict=True)}
LOWERED = {ord(plain): lowered for plain, lowered in zip(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True)}
UNCERTAIN = {ord(digit): f"\u202e{digit}" for digit in "0123456789"}  # digits that may not read as they are written
_STROKE = "\u0336"


class _Strokes(dict[int, str]):
    """A stroke behind every character but blanks."""

    def __missing__(self, code: int) -> str:
        self[code] = struck = chr(code) if chr(code).isspace() else f"{chr(code)}{_STROKE}"
        return struck


STRUCK = _Strokes()


def struck_note(places: int, first: Span) -> Note:
    """The note about struck-out text: it was not read, and does not belong in a published report."""
    words = Words(
        f"文件有加了删除线的文字（{places}处），未检查", f"struck-out text in {places} places was not checked"
    )
    help = Words("请删除划掉的文字，或取消删除线", "delete the struck-out text, or take the line away")
    return Note("hidden", words, first, "struck", help)
