"""Tables without rulings: left as lines when each row is one line, set apart when labels run over several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.contents import Item
from gklint.readers.pdf.shapes import TextLine

_FIGURES = lazy_pattern(r"(?:^|.*\s)(?:[+\-−]?\d[\d,.]*|[/\\—-])(?:\s(?:[+\-−]?\d[\d,.]*|[/\\—-])){2,}$")
_HEADING = lazy_pattern(r"[一二三四五六七八九十]{1,3}、")
_ARTICLE = lazy_pattern(r"第.{1,4}条")
_SENTENCE_END = lazy_pattern(r"[。；：]$")
_LONGEST_SCRAP = 14  # characters of a piece of a label
_MOST_OTHERS = 8  # lines between two with figures that are no pieces of labels
_FEWEST_SCRAPS = 2  # that show that labels run over several lines


class Uncertain(NamedTuple):
    """Lines of a table whose figures cannot be given to their labels with certainty."""

    lines: tuple[TextLine, ...]


def uncertain_apart(items: Iterable[Item]) -> Iterator[Item | Uncertain]:
    """The items with the lines of such tables put together."""
    lines: list[TextLine] = []
    for item in items:
        if isinstance(item, TextLine):
            lines.append(item)
            continue
        yield from _apart(lines)
        lines = []
        yield item
    yield from _apart(lines)


def _apart(lines: Sequence[TextLine]) -> Iterator[Item | Uncertain]:
    done = 0
    for first, last in _stretches(lines):
        if _scraps(lines[first:last]) < _FEWEST_SCRAPS:
            continue
        first, last = _with_heading(lines, first, done), _with_end(lines, last)
        yield from lines[done:first]
        yield Uncertain(tuple(lines[first:last]))
        done = last
    yield from lines[done:]


def _stretches(lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """Runs of lines from one with figures to another, with hardly anything but pieces of labels between."""
    found: list[tuple[int, int]] = []
    between = 0
    for at, line in enumerate(lines):
        if _FIGURES.match(line.text):
            if found and between <= _MOST_OTHERS:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
            between = 0
        elif _ends_table(line):
            between = _MOST_OTHERS + 1
        elif not _is_scrap(line.text):
            between += 1
    return found


def _ends_table(line: TextLine) -> bool:
    return _HEADING.match(line.text) is not None or _SENTENCE_END.search(line.text) is not None


def _scraps(lines: Sequence[TextLine]) -> int:
    """How many lines are a piece of a label and nothing else."""
    return sum(_is_scrap(line.text) for line in lines)


def _is_scrap(text: str) -> bool:
    is_row = _FIGURES.match(text) is not None or text.count(" ") > 1
    return len(text) <= _LONGEST_SCRAP and not is_row and not _ARTICLE.match(text)


def _with_heading(lines: Sequence[TextLine], first: int, least: int) -> int:
    """Where the table begins: its headings stand above the first figures."""
    while first > least and not _ends_table(lines[first - 1]):
        first -= 1
    return first


def _with_end(lines: Sequence[TextLine], last: int) -> int:
    """Where the table ends: pieces of its last label may follow the last figures."""
    while last < len(lines) and _is_scrap(lines[last].text) and not _ends_table(lines[last]):
        last += 1
    return last
