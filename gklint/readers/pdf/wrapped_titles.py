"""Titles in large type that were wrapped → one line each: a word cut in two is no word to search for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gklint.readers.pdf.contents import Item
from gklint.readers.pdf.lines import append_line
from gklint.readers.pdf.shapes import Box, TextLine

_LARGE = 1.2  # times the height of the usual type
_ALIKE = 0.05  # of the height by which the lines of a title may differ
_LEADING = 2.5  # heights between the baselines of its lines
_SLACK = 3.0  # points


def with_whole_titles(items: Iterable[Item], lines: Sequence[TextLine]) -> Iterator[Item]:
    """The items, wrapped titles put together; `lines` are all lines of the document."""
    usual = _usual_size(lines)
    width = max((line.box.right - line.box.left for line in lines), default=0.0)
    held: TextLine | None = None
    for item in items:
        if held is not None and isinstance(item, TextLine) and _goes_on(held, item, width):
            held = held._replace(box=_round(held.box, item.box), text=append_line(held.text, item.text, wrapped=True))
            continue
        if held is not None:
            yield held
        held = item if isinstance(item, TextLine) and item.size > _LARGE * usual else None
        if held is None:
            yield item
    if held is not None:
        yield held


def _usual_size(lines: Iterable[TextLine]) -> float:
    """The height that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sorted(sizes), key=sizes.__getitem__, default=0.0)


def _goes_on(line: TextLine, following: TextLine, width: float) -> bool:
    """Whether the first line had no room for another character, and the next is set like it."""
    is_near = 0 < following.box.bottom - line.box.bottom < _LEADING * line.size
    is_alike = line.page == following.page and abs(following.size - line.size) <= _ALIKE * line.size
    is_full = width - (line.box.right - line.box.left) < _width(following) + _SLACK
    return is_near and is_alike and is_full


def _width(line: TextLine) -> float:
    """About how wide a character of the line is."""
    return (line.box.right - line.box.left) / len(line.text)


def _round(one: Box, other: Box) -> Box:
    return Box(min(one.left, other.left), one.top, max(one.right, other.right), other.bottom)
