"""A report's text with its coordinates: one scale, code-point offsets, for every format."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass

_new = tuple.__new__  # for what is made by the hundred for each report: half the time of Span(…)
_LINE_END = lazy_pattern(r"\r\n|\n|\r")


AddressParts = tuple[tuple[str, str], ...]
AddressValue = str | int | float | tuple[int | float, ...] | None


class Address(NamedTuple):
    """Where something stands in a file that has no lines: a cell, a paragraph, a page.

    `label` is for people (`Sheet1!C7`, `表三 第5行第2列`, `第3页`). `parts` is the same as a chain of
    (kind, name) from the outside in, e.g. `(("sheet", "Sheet1"), ("cell", "C7"))`. `properties` are
    JSON values by name, e.g. `(("page", 3), ("bbox", (72.0, 80.5, 120.0, 92.5)))`, boxes in points.
    `table` is the address of the table that a cell stands in, where the reader can only count tables
    (`第2个表 第4行第10列`): label and parts begin with those of the table, until it is `named`.
    """

    label: str
    parts: AddressParts = ()
    properties: tuple[tuple[str, AddressValue], ...] = ()
    table: Address | None = None

    def named(self, names: Mapping[AddressParts, str]) -> Address:
        """The same with the name of its table, or of one around that; `names` by the parts of the table's address.

        `table` goes on telling which table of the file it is.
        """
        table = self.table
        while table is not None and table.parts not in names:
            table = table.table
        if table is None or self.parts[: len(table.parts)] != table.parts:
            return self
        name = names[table.parts]
        parts = (("table", name), *self.parts[len(table.parts) :])
        return self._replace(label=name + self.label[len(table.label) :], parts=parts)


@dataclass(frozen=True, eq=False)
class Source:
    """One report's text as its reader laid it out, without byte order mark.

    For txt, md and html `text` is the file's own text and `addresses` is empty. For docx, xlsx and
    pdf it is a text made while reading, and `addresses` gives (offset, address) in rising order, each
    valid until the next.
    """

    path: str
    text: str
    format: str
    encoding: str | None = None
    addresses: tuple[tuple[int, Address], ...] = ()

    @property
    def has_lines(self) -> bool:
        """Whether lines and columns mean something to a person who opens the file."""
        return not self.addresses

    @cached_property
    def line_starts(self) -> list[int]:
        r"""Offset of each line's first character. Lines end at \n, \r\n and \r only."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        lengths = map(len, self.text.split("\n"))
        return [end + at for at, end in enumerate(accumulate(lengths, initial=0))][:-1]

    @cached_property
    def _address_starts(self) -> list[int]:
        return [offset for offset, _ in self.addresses]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_bounds(self, line: int) -> tuple[int, int]:
        """Where line `line` (from 1) begins, and where its text ends: before its line end."""
        starts, text = self.line_starts, self.text
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def address(self, offset: int) -> Address | None:
        """The address that covers `offset`, if this format has addresses."""
        index = bisect_right(self._address_starts, offset) - 1
        return self.addresses[index][1] if index >= 0 else None

    def span(self, start: int, end: int) -> Span:
        return Span(self, start, end)


class Span(NamedTuple):
    """A piece of a source: 0 ≤ start ≤ end ≤ len(source.text), end exclusive."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text it covers, as the file has it."""
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line it starts in, from 1."""
        return self.source.line_column(self.start)[0]

    @property
    def column(self) -> int:
        """The column it starts in, from 1, in code points."""
        return self.source.line_column(self.start)[1]

    @property
    def address(self) -> Address | None:
        """Where it is in a file without lines, such as `Sheet1!C7`; None in a file of text."""
        return self.source.address(self.start)


class PassagePiece(NamedTuple):
    """A run of a passage that was lifted from one place of the source.

    `at` is where it begins in the passage, `start` where it begins in the source. When `length` (in
    the passage) equals `extent` (in the source) the characters correspond one to one; otherwise the
    run stands for its source as a whole (`&nbsp;` → one character, a line end → nothing).
    """

    at: int
    start: int
    length: int
    extent: int


_BEGIN = attrgetter("at")


class Passage(NamedTuple):
    """Text lifted from a source (markup dropped, wrapped lines joined) that knows where it came from."""

    source: Source
    text: str
    pieces: tuple[PassagePiece, ...]

    @classmethod
    def of(cls, source: Source, start: int, end: int) -> Passage:
        """The passage that is source.text[start:end] itself."""
        length = end - start
        return _new(cls, (source, source.text[start:end], (_new(PassagePiece, (0, start, length, length)),)))

    @classmethod
    def joined(cls, passages: Sequence[Passage], by: str = "") -> Passage:
        """The passages one after another with `by` between; `by` itself belongs to no source place."""
        pieces: list[PassagePiece] = []
        texts: list[str] = []
        at = 0
        for passage in passages:
            if texts and by:
                texts.append(by)
                at += len(by)
            pieces.extend(
                [PassagePiece(at + begin, start, length, extent) for begin, start, length, extent in passage.pieces]
            )
            texts.append(passage.text)
            at += len(passage.text)
        return cls(passages[0].source, "".join(texts), tuple(pieces))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of text[start:end]; of the whole passage by default."""
        source, text, pieces = self
        last = len(text) if end is None else end
        if len(pieces) == 1:
            _, base, length, extent = pieces[0]
            if length == extent:
                return _new(Span, (source, base + start, base + (last if last > start else start)))
        first = self._offset(start)
        return Span(self.source, first, max(first, self._offset_end(last) if last > start else first))

    def slice(self, start: int, end: int) -> Passage:
        """text[start:end] as a passage of its own."""
        pieces = [part for piece in self.pieces if (part := _cut(piece, start, end)) is not None]
        anchor = pieces or [PassagePiece(0, self._offset(start), 0, 0)]
        return Passage(self.source, self.text[start:end], tuple(anchor))

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
        """Each match of `pattern` with its source span."""
        for match in pattern.finditer(self.text):
            yield match, self.span(match.start(), match.end())

    def _offset(self, index: int) -> int:
        piece = self.pieces[max(bisect_right(self.pieces, index, key=_BEGIN) - 1, 0)]
        inside = index - piece.at
        if piece.length == piece.extent:
            return piece.start + min(inside, piece.extent)
        return piece.start + (piece.extent if inside >= piece.length else 0)

    def _offset_end(self, index: int) -> int:
        piece = self.pieces[max(bisect_right(self.pieces, index - 1, key=_BEGIN) - 1, 0)]
        if piece.length == piece.extent:
            return piece.start + min(index - piece.at, piece.extent)
        return piece.start + piece.extent


def _cut(piece: PassagePiece, start: int, end: int) -> PassagePiece | None:
    first, last = max(piece.at, start), min(piece.at + piece.length, end)
    if first >= last:
        return None
    if piece.length != piece.extent:
        return piece._replace(at=first - start, length=last - first) if last - first != piece.extent else None
    return PassagePiece(first - start, piece.start + first - piece.at, last - first, last - first)


def widest(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans` (of one source)."""
    others = iter(spans)
    source, first, last = next(others)
    for _, start, end in others:
        first = start if start < first else first
        last = end if end > last else last
    return Span(source, first, last)
