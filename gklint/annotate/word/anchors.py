"""A stretch of the text of a Word file → where a comment on it begins, ends and has its sign in the document's bytes.

The text and the elements it comes from are those of the reader's own walk, so that nothing is searched for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from gklint.annotate.splices import Splice
from gklint.annotate.xml import Tree
from gklint.model.light_classes import NamedTuple
from gklint.readers.word.body_reader import WordLine
from gklint.readers.word.names import PARAGRAPH, RUN, RUN_PROPERTIES, TEXT_BOX

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRESERVE = b' xml:space="preserve"'


class Cut(NamedTuple):
    """A place at byte `offset` between two elements; inside a run, which is closed before it and opened behind it."""

    offset: int
    closing: bytes = b""
    opening: bytes = b""
    blanks: tuple[int, ...] = ()  # bytes at which it has to be said that blanks count


class WordAnchor(NamedTuple):
    """Where the words of a comment begin and end, and where its sign stands. `empty` is a paragraph written `<p/>`."""

    start: Cut
    end: Cut
    sign: Cut
    empty: Element | None = None


class _WordPoint(NamedTuple):
    """A place in the text of a paragraph: a piece of it and a character of that."""

    element: Element
    at: int
    length: int

    @property
    def is_outer(self) -> bool:
        """Whether it is at an edge of the piece."""
        return self.at in (0, self.length)


class Anchors:
    """The places of comments in a document, given as the tree it was walked as and the lines that were met."""

    def __init__(self, tree: Tree, lines: Sequence[WordLine]) -> None:
        self._tree = tree
        self._lines = [line for line in lines if line.said.paragraph in tree.bounds]
        self._starts = [line.start for line in self._lines]

    def of(self, start: int, end: int) -> WordAnchor | None:
        """The place of the text from `start` to `end`; None where it stands in no paragraph of the document."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return None
        first = self._lines[at]
        if start > first.end + 1:  # a line of another part of the file, as its header
            return None
        if start == end:
            return self._anchor(first, first, first.start, first.end)
        last = self._last(first, start, end)
        return self._anchor(first, last, start, end if last is not first or end <= first.end else first.end)

    def first(self) -> WordAnchor | None:
        """The first words of the document."""
        line = next((line for line in self._lines if line.end > line.start), None)
        return self._anchor(line, line, line.start, line.end) if line is not None else None

    def _last(self, first: WordLine, start: int, end: int) -> WordLine:
        """The line that the stretch ends in, when a comment can reach there: in the same cell, or none at all."""
        last = self._lines[bisect_right(self._starts, max(end - 1, start)) - 1]
        parents, one, other = self._tree.parents, first.said.paragraph, last.said.paragraph
        return last if parents.get(one) is parents.get(other) and self._box(one) is None else first

    def _anchor(self, first: WordLine, last: WordLine, start: int, end: int) -> WordAnchor:
        box = self._box(first.said.paragraph)
        if box is not None:
            return self._round(box)
        begin, stop = _point(first, start - first.start, False), _point(last, end - last.start, True)
        if begin is None or stop is None:
            return self._empty(first.said.paragraph)
        begins, ends = self._cut(begin, False), self._cut(stop, True)
        if ends.offset < begins.offset:
            ends = begins
        return WordAnchor(begins, ends, self._sign(stop.element, ends))

    def _empty(self, paragraph: Element) -> WordAnchor:
        """A comment on a paragraph without text."""
        if self._tree.is_closed(paragraph):
            cut = Cut(self._tree.bounds[paragraph].end)
            return WordAnchor(cut, cut, cut, paragraph)
        cut = Cut(self._tree.bounds[paragraph].inner_end)
        return WordAnchor(cut, cut, cut)

    def _round(self, run: Element) -> WordAnchor:
        """A comment on a whole run: on a text box, in which none can stand."""
        bounds = self._tree.bounds[run]
        return WordAnchor(Cut(bounds.start), Cut(bounds.end), self._sign(run, Cut(bounds.end)))

    def _box(self, paragraph: Element) -> Element | None:
        """The run that shows the text box a paragraph stands in; None when it stands in none."""
        outer = [one for one in self._above(paragraph) if one.tag == TEXT_BOX]
        return self._run(outer[-1]) if outer else None

    def _above(self, element: Element) -> Iterator[Element]:
        """The elements round this one, from the inside out."""
        above = self._tree.parents.get(element)
        while above is not None:
            yield above
            above = self._tree.parents.get(above)

    def _run(self, piece: Element) -> Element:
        """What stands in the paragraph itself, or in what wraps runs of it, and holds the piece: its run, a formula."""
        found = piece
        for above in self._above(piece):
            if above.tag == PARAGRAPH:
                break
            if above.tag == RUN or _is_formula(above):
                found = above
        return found

    def _cut(self, point: _WordPoint, behind: bool) -> Cut:
        """The place before a point, or behind it; where a run cannot be cut, before or behind the whole of it."""
        run = self._run(point.element)
        bounds = self._tree.bounds[run]
        if run.tag != RUN or self._tree.parents.get(point.element) is not run:
            return Cut(bounds.end if behind else bounds.start)
        inside = self._inside(point)
        if inside is None:
            return Cut(bounds.end if behind else bounds.start)
        content = [self._tree.bounds[child] for child in run if child.tag != RUN_PROPERTIES]
        if inside <= content[0].start:
            return Cut(bounds.start)
        if inside >= content[-1].end:
            return Cut(bounds.end)
        closing = f"</{self._tree.name(run)}>".encode()
        properties = next((child for child in run if child.tag == RUN_PROPERTIES), None)
        opening = self._tree.tag(run) + (self._tree.written(properties) if properties is not None else b"")
        if point.is_outer:
            return Cut(inside, closing, opening)
        return self._through(point, inside, closing, opening)

    def _inside(self, point: _WordPoint) -> int | None:
        """The byte of a point; None where a text is not written plainly."""
        bounds = self._tree.bounds[point.element]
        if point.at == 0:
            return bounds.start
        if point.at >= point.length:
            return bounds.end
        return self._tree.byte_at(point.element, point.at)

    def _through(self, point: _WordPoint, inside: int, closing: bytes, opening: bytes) -> Cut:
        """The place inside a text: what stands on both sides keeps its blanks."""
        element = point.element
        name, text = self._tree.name(element).encode(), element.text or ""
        said = element.get(_SPACE) == "preserve"
        before, after = text[: point.at], text[point.at :]
        blanks = (self._tree.bounds[element].inner - 1,) if not said and before != before.strip() else ()
        again = b"<" + name + (_PRESERVE if said or after != after.strip() else b"") + b">"
        return Cut(inside, b"</" + name + b">" + closing, opening + again, blanks)

    def _sign(self, element: Element, end: Cut) -> Cut:
        """Where the sign stands: at the end of the words, but behind a link, a field or a change they stand in."""
        run = self._run(element)
        above = self._tree.parents.get(run)
        if above is None or above.tag == PARAGRAPH:
            return end
        outer = run
        for one in self._above(run):
            if one.tag == PARAGRAPH:
                break
            outer = one
        return Cut(self._tree.bounds[outer].end)


def _point(line: WordLine, index: int, behind: bool) -> _WordPoint | None:
    """The point before a character of a line, or behind the one before it; None when the line has no text."""
    at = max(line.at + index, 0)
    found = None
    for element, text in line.said.pieces:
        if text and (at > 0 or not behind or found is None):
            length = len(text)
            if at < length or (behind and at == length):
                return _WordPoint(element, at, length)
            found = _WordPoint(element, length, length)
        at -= len(text)
    return found


def _is_formula(element: Element) -> bool:
    return element.tag.endswith("}oMath")


class Insertions:
    """What is put into a document, gathered by place: several comments may begin and end at one."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._cuts: dict[int, Cut] = {}
        self._texts: dict[int, list[tuple[int, bytes]]] = {}
        self._blanks: set[int] = set()
        self._empty: dict[Element, list[bytes]] = {}

    def add(self, anchor: WordAnchor, start: bytes, end: bytes, sign: bytes) -> None:
        """Put in what begins a comment, what ends it and its sign."""
        if anchor.empty is not None:
            self._empty.setdefault(anchor.empty, []).append(start + end + sign)
        elif anchor.start.offset == anchor.end.offset:
            self._put(anchor.start, 2, start + end)
            self._put(anchor.sign, 3, sign)
        else:
            self._put(anchor.start, 4, start)
            self._put(anchor.end, 0, end)
            self._put(anchor.sign, 1, sign)

    def _put(self, cut: Cut, order: int, text: bytes) -> None:
        known = self._cuts.setdefault(cut.offset, cut)
        if cut.closing and not known.closing:
            self._cuts[cut.offset] = cut
        self._blanks.update(cut.blanks)
        self._texts.setdefault(cut.offset, []).append((order, text))

    def splices(self) -> Iterator[Splice]:
        """All of it; ends stand before beginnings."""
        for offset, texts in self._texts.items():
            cut = self._cuts[offset]
            marks = b"".join(text for _, text in sorted(texts, key=lambda one: one[0]))
            yield Splice(offset, 0, cut.closing + marks + cut.opening)
        for offset in self._blanks:
            yield Splice(offset, 0, _PRESERVE)
        for paragraph, all_marks in self._empty.items():
            yield self._tree.adding(paragraph, b"".join(all_marks))
