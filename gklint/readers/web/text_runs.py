"""Runs of text → what a person reads: references resolved, blanks collapsed, each piece with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.source import Passage, PassagePiece, Source, Span
from gklint.readers.span_grid import CellExtent
from gklint.readers.web.skeleton import FIRST_RUN, Skeleton

_BLANK = " \t\n\r\f"
_SPECIAL = lazy_pattern(r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,32});?|[ \t\n\r\f]+")
_NOT_PLAIN = lazy_pattern(r"[&\t\n\r\f]|  ")
_LINES = lazy_pattern(r"(\r\n?|\n)|[^\r\n]+")
_SPAN = lazy_pattern(r"(?<![\w-])((?:col|row)span)\s*=\s*[\"']?\s*\+?(\d{1,9})", re.IGNORECASE)
_WIDE = ("W", "F")

Segment = tuple[str, int, int]  # text, start and end in the source; a blank is one that may collapse


class TextRuns:
    """The runs of text of a page."""

    def __init__(self, source: Source, page: Skeleton) -> None:
        self.source = source
        self._parts, self._bounds = page.parts, page.bounds
        self._shifted = page.dressing.shifted
        self._extents = _Extents()

    def lift(self, draft: str) -> Passage | None:
        """The text of a draft as a passage without outer blanks; None when there is nothing but blanks."""
        if plain := self.plain(draft):
            (_, start, _), text = plain
            return Passage(self.source, text, (PassagePiece(0, start, len(text), len(text)),))
        return _passage(
            self.source, _collapse_blanks(segment for one in draft.strip(_BLANK) for segment in self._segments(one))
        )

    def plain(self, draft: str) -> tuple[Span, str] | None:
        """The text of a draft and where it stands, if it is one run that reads as it is written."""
        if len(draft) > 1 and len(draft := draft.strip(_BLANK)) != 1:
            return None
        number = ord(draft) - FIRST_RUN
        index = 2 * number
        text, start = self._parts[index], self._bounds[index]
        if number in self._shifted:
            return None
        if not text.isalnum():
            raw, text = text, text.strip(_BLANK)
            if _NOT_PLAIN.search(text):
                return None
            start += raw.find(text)
        return Span(self.source, start, start + len(text)), text

    def point(self, tag: int) -> Span:
        """The place right behind a tag."""
        at = self._bounds[2 * tag + 2]
        return Span(self.source, at, at)

    def extent(self, tag: int) -> CellExtent:
        """How many rows and columns the tag of a cell spans."""
        return self._extents[self._parts[2 * tag + 1]]

    def lines(self, draft: str) -> Iterator[Passage]:
        """The text of a draft in which line ends count (preformatted text), line by line."""
        held: list[Segment] = []
        for segment in chain.from_iterable(map(self._segments_of_lines, draft)):
            if segment[0] != "\n":
                held.append(segment)
            elif held:
                yield from filter(None, (_passage(self.source, _collapse_blanks(held)),))
                held = []
        yield from filter(None, (_passage(self.source, _collapse_blanks(held)),))

    def _segments_of_lines(self, character: str) -> Iterator[Segment]:
        """The segments of a run of preformatted text; one is a line feed for each line end."""
        if character in _BLANK:
            yield character, -1, -1
            return
        start, end = self._run(character)
        for piece in _LINES.finditer(self.source.text, start, end):
            if piece[1]:
                yield "\n", -1, -1
            else:
                yield from self._cut(*piece.span())

    def _run(self, character: str) -> tuple[int, int]:
        index = 2 * (ord(character) - FIRST_RUN)
        return self._bounds[index], self._bounds[index + 1]

    def _segments(self, character: str) -> Iterator[Segment]:
        if character in _BLANK:
            yield character, -1, -1
        elif table := self._shifted.get(ord(character) - FIRST_RUN):
            for text, start, end in self._cut(*self._run(character)):
                yield text.translate(table), start, end
        else:
            yield from self._cut(*self._run(character))

    def _cut(self, start: int, end: int) -> Iterator[Segment]:
        """A run cut at references and blanks."""
        text = self.source.text
        done = start
        for special in _SPECIAL.finditer(text, start, end):
            first, last = special.span()
            meant = unescape(special[0])
            if meant == special[0] and meant[0] == "&":
                continue  # no reference, only a mark that looks like one
            if done < first:
                yield text[done:first], done, first
            yield meant, first, last
            done = last
        if done < end:
            yield text[done:end], done, end


class _Extents(dict[str, CellExtent]):
    """The spans of cell tags, computed once for all identical tags; of a repeated attribute the first counts."""

    def __missing__(self, tag: str) -> CellExtent:
        said = {name.lower(): int(value) for name, value in reversed(_SPAN.findall(tag))}
        self[tag] = extent = CellExtent(said.get("rowspan", 1), said.get("colspan", 1) or 1)
        return extent


def _collapse_blanks(segments: Iterable[Segment]) -> list[Segment]:
    """One blank for each stretch of blanks; none at either end, nor at a line end between two wide characters."""
    kept: list[Segment] = []
    held: list[Segment] = []
    for segment in segments:
        if not segment[0].strip(_BLANK):
            held.append(segment)
            continue
        if held and kept and not _is_wrap(kept[-1][0], held, segment[0]):
            placed = [blank for blank in held if blank[1] >= 0]
            kept.append((" ", placed[0][1] if placed else -1, placed[-1][2] if placed else -1))
        kept.append(segment)
        held = []
    return kept


def _is_wrap(before: str, blanks: Sequence[Segment], after: str) -> bool:
    """Whether blanks are nothing but the end of a line in the page's text: Chinese has no blanks between words."""
    broken = any("\n" in blank[0] or "\r" in blank[0] for blank in blanks)
    return broken and (_is_wide(before[-1]) or _is_wide(after[0]))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in _WIDE


def _passage(source: Source, segments: Sequence[Segment]) -> Passage | None:
    texts: list[str] = []
    pieces: list[PassagePiece] = []
    at = 0
    for text, start, end in segments:
        texts.append(text)
        if start >= 0:
            piece = PassagePiece(at, start, len(text), end - start)
            if pieces and _continues(pieces[-1], piece):
                last = pieces[-1]
                piece = last._replace(length=last.length + piece.length, extent=last.extent + piece.extent)
                pieces.pop()
            pieces.append(piece)
        at += len(text)
    return Passage(source, "".join(texts), tuple(pieces)) if pieces else None


def _continues(last: PassagePiece, piece: PassagePiece) -> bool:
    """Whether two pieces are one: character for character, one right behind the other on both sides."""
    exact = last.length == last.extent and piece.length == piece.extent
    return exact and last.at + last.length == piece.at and last.start + last.extent == piece.start
