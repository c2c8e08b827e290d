"""Text for a terminal of so many columns, in which Chinese characters are two wide."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.model.lazy_pattern import lazy_pattern
from gklint.reporters.width import Screen

columns_of = Screen().width
_NARROWEST, _WIDEST = 60, 110  # columns that help is laid out for
# What is not parted: a word, a character, the marks that may not begin a line, or end one.
_PIECE = lazy_pattern(r"\s*[（“《]*(?:[!-~]+|\S)[，。；：、）”》…]*")


def screen_columns() -> int:
    """The columns of the terminal, within what can be read well; 80 where there is none."""
    from shutil import get_terminal_size  # imported here: only help is laid out for the terminal

    return min(max(get_terminal_size().columns, _NARROWEST), _WIDEST)


def wrap(text: str, columns: int) -> Iterator[str]:
    """The lines of the text, each at most `columns` wide where its words allow it."""
    for paragraph in text.splitlines():
        current = ""
        for piece in _PIECE.findall(paragraph):
            if current and columns_of(current + piece) > columns:
                yield current
                current = piece.lstrip()
            else:
                current += piece
        yield current


def two_columns(left: str, right: str, place: int, columns: int) -> Iterator[str]:
    """`left`, and `right` from column `place` on; below it where `left` is too long."""
    lines = list(wrap(right, columns - place)) or [""]
    if columns_of(left) + 2 > place:
        yield left
    else:
        yield left + " " * (place - columns_of(left)) + lines.pop(0)
    yield from (" " * place + line for line in lines)
