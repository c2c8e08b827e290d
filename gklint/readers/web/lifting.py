"""Runs of text → what a person reads: references resolved, blanks collapsed, each piece with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from gklint.model.source import Passage, Piece, Source, Span
from gklint.readers.web.skeleton import FIRST_RUN

_BLANK = " \t\n\r\f"
_SPECIAL = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,32});?|[ \t\n\r\f]+")
_NOT_PLAIN = re.compile(r"[&\t\n\r\f]|  ")
_WIDE = ("W", "F")

Segment = tuple[str, int, int]  # text, start and end in the source; a blank is one that may collapse


class Runs:
    """The runs of text of a page."""

    def __init__(self, source: Source, runs: Sequence[tuple[int, int]]) -> None:
        self.source = source
        self._runs = runs

    def lift(self, draft: str) -> Passage | None:
        """The text of a draft as a passage without outer blanks; None when there is nothing but blanks."""
        if plain := self.plain(draft):
            return Passage.of(self.source, plain.start, plain.end)
        return _passage(
            self.source, _collapsed(segment for one in draft.strip(_BLANK) for segment in self._segments(one))
        )

    def plain(self, draft: str) -> Span | None:
        """Where the text of a draft stands, if it is one run that reads as it is written."""
        if len(draft) > 1 and len(draft := draft.strip(_BLANK)) != 1:
            return None
        start, end = self._runs[ord(draft) - FIRST_RUN]
        raw = self.source.text[start:end]
        text = raw.strip(_BLANK)
        if _NOT_PLAIN.search(text):
            return None
        start += raw.find(text)
        return Span(self.source, start, start + len(text))

    def lines(self, draft: str) -> Iterator[Passage]:
        """The text of a draft in which line ends count (preformatted text), line by line."""
        for character in draft.strip(_BLANK):
            start, end = self._bounds(character)
            for line in re.finditer(r"[^\r\n]+", self.source.text[start:end]):
                passage = _passage(self.source, _collapsed(self._cut(start + line.start(), start + line.end())))
                if passage is not None:
                    yield passage

    def _bounds(self, character: str) -> tuple[int, int]:
        return (0, 1) if character in _BLANK else self._runs[ord(character) - FIRST_RUN]

    def _segments(self, character: str) -> Iterator[Segment]:
        if character in _BLANK:
            yield character, -1, -1
        else:
            yield from self._cut(*self._runs[ord(character) - FIRST_RUN])

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


def _collapsed(segments: Iterable[Segment]) -> list[Segment]:
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
    pieces: list[Piece] = []
    at = 0
    for text, start, end in segments:
        texts.append(text)
        if start >= 0:
            piece = Piece(at, start, len(text), end - start)
            if pieces and _continues(pieces[-1], piece):
                last = pieces[-1]
                piece = last._replace(length=last.length + piece.length, extent=last.extent + piece.extent)
                pieces.pop()
            pieces.append(piece)
        at += len(text)
    return Passage(source, "".join(texts), tuple(pieces)) if pieces else None


def _continues(last: Piece, piece: Piece) -> bool:
    """Whether two pieces are one: character for character, one right behind the other on both sides."""
    exact = last.length == last.extent and piece.length == piece.extent
    return exact and last.at + last.length == piece.at and last.start + last.extent == piece.start
