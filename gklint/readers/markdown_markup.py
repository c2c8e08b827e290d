"""What in a Markdown file is markup and no text: found once, dropped from every passage and cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from gklint.model.document import Cell, Table
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Passage, Source, Span

Stretch = tuple[int, int]  # start and end in the text

# Bold marks in pairs on one line, and the backslash before a mark. An unpaired mark stays in the text.
_INLINE = lazy_pattern(r"(\*\*)(?![\s*])[^*\r\n]+(?<!\s)(\*\*)|(\\)[!-/:-@\[-`{}~]")
_BREAK = lazy_pattern(r"<br\s*+/?>", re.IGNORECASE)  # the only way to write two lines in a cell
_FENCE = lazy_pattern(r"^ {0,3}(`{3,}|~{3,})(.*)$", re.MULTILINE)
_NOT_LINE_END = lazy_pattern(r"[^\r\n]")
_TABLE_TAG = lazy_pattern(r"<(/?)table(?=[\s>])[^<>]*>", re.IGNORECASE)
_FRONT_MATTER = lazy_pattern(r"---[ \t]*\r?\n(?=[\w-]+[ \t]*:)(.*?\n)(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL)
_TITLE = lazy_pattern(r"^title[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_DATE = lazy_pattern(
    r"^(?:date|published|pubdate)[ \t]*:[ \t]*[\"']?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)", re.MULTILINE
)


class FrontMatter(NamedTuple):
    """The lines between --- at the top of a file, and the title and day of publication they give."""

    end: int
    title: str | None
    published: date | None = None


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; of no length where there is none."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return FrontMatter(0, None)
    title = _TITLE.search(match[1])
    named = title[1].strip().strip("\"'").strip() or None if title else None
    return FrontMatter(match.end(), named, _day(match[1]))


def _day(text: str) -> date | None:
    """The day of publication that the front matter gives; None for one that no calendar has."""
    day = _DATE.search(text)
    try:
        return date(int(day[1]), int(day[2]), int(day[3])) if day else None
    except ValueError:
        return None


def fenced_code(text: str) -> Iterator[Stretch]:
    """Code between fences. A fence that is never closed is none: the report behind it must not be lost."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence if fence[1][0] == "~" or "`" not in fence[2] else None
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            yield opened.start(), fence.end()
            opened = None


def comments(text: str) -> Iterator[Stretch]:
    """The HTML comments, from <!-- to -->."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end)


def html_tables(text: str) -> Iterator[Stretch]:
    """The tables written as HTML, outermost ones, from <table to </table>. One that is never closed is none."""
    start, depth = -1, 0
    for tag in _TABLE_TAG.finditer(text):
        if tag[1]:
            depth = max(depth - 1, 0)
            if depth == 0 and start >= 0:
                yield start, tag.end()
                start = -1
        else:
            start = tag.start() if depth == 0 else start
            depth += 1


def blank_out(text: str, stretches: Iterable[Stretch]) -> str:
    """The text with blanks in place of `stretches`; its length and its line ends stay."""
    parts, done = [], 0
    for start, end in stretches:
        parts += [text[done:start], _NOT_LINE_END.sub(" ", text[start:end])]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


class Markup:
    """The stretches of a source that are markup, in order."""

    def __init__(self, source: Source, text: str, comments: Iterable[Stretch]) -> None:
        """`text` is the source's text with what is no content blanked, `comments` the comments blanked in it."""
        inline = (match.span(group) for match in _INLINE.finditer(text) for group in (1, 2, 3) if match[group])
        self.source = source
        self.stretches = sorted([*inline, *comments])
        self._starts = [start for start, _ in self.stretches]

    def passage(self, start: int, end: int) -> Passage:
        """The source's text from `start` to `end` without markup."""
        kept = list(self._remaining(start, end)) or [(start, start)]
        parts = [Passage.of(self.source, *stretch) for stretch in kept]
        return Passage.joined(parts) if len(parts) > 1 else parts[0]

    def table(self, table: Table) -> Table:
        """The table with the markup in its cells dropped."""
        if self._is_plain(table.span):
            return table
        return table._replace(rows=tuple(tuple(map(self._cell, row)) for row in table.rows))

    def _cell(self, cell: Cell) -> Cell:
        if self._is_plain(cell.span):
            return cell
        _, start, end = cell.span
        kept = list(self._remaining(start, end)) or [(start, start)]
        text = "".join([self.source.text[first:last] for first, last in kept])
        return cell._replace(span=Span(self.source, kept[0][0], kept[-1][1]), text=_BREAK.sub("\n", text))

    def _is_plain(self, span: Span) -> bool:
        index = bisect_left(self._starts, span.start)
        return (index == len(self._starts) or self._starts[index] >= span.end) and "<" not in span.text

    def _remaining(self, start: int, end: int) -> Iterator[Stretch]:
        """What remains of start ≤ offset < end."""
        index = bisect_left(self._starts, start)
        while index < len(self._starts) and self._starts[index] < end:
            first, last = self.stretches[index]
            if start < first:
                yield start, first
            start = last
            index += 1
        if start < end:
            yield start, end
