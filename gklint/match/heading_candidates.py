"""Places of a report that may be one of its top-level headings, each with what it would mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from gklint.match.heading_wordings import Match, Named, Wordings
from gklint.match.headings import Ordinal, arabic_top_ordinal, is_numbered, top_ordinal
from gklint.model.document import Block, Paragraph
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Heading
from gklint.model.source import Passage

_LONGEST_LINE = 60  # characters of a line that may be a heading by its words alone
_LONGEST_EXTRA = 40  # of a heading the form does not have
_LONGEST_SECOND_LINE = 30
_SHORTEST_BARE = 8  # of a heading without ordinal that is not the form's own wording

_INSIDE = lazy_pattern(r"[一二三四五六七八九十](?<=[。！？\s|）)”」0-9].)\s?[、.．]\s{0,3}")
_INSIDE_BODY = lazy_pattern(r"[^\s。！？；;，,：:、（）()]{2,20}(?=\s)")  # of a heading with a blank behind it
_BRACKETED = lazy_pattern(r"\s{0,3}[（(][^（）()]{1,40}[)）]")
_LEADERS = lazy_pattern(r"(?:\.(?<!\.\.)\.{3,}|…(?<!……)…+|·(?<!··)·{3,}|_(?<!__)_{3,}|-(?<!--)-{3,})\s{0,9}\d{0,4}\s*$")
_PAGE_NUMBER = lazy_pattern(r"\s{1,40}\d{1,3}\s*$")
_SENTENCE = lazy_pattern("[。；;！？，,]")
_END_MARKS = "。：: \t\u3000*#|｜"
_LISTED = tuple("，,；;、")

Trust = Literal["sure", "likely", "extra", "listed"]


class HeadingCandidate(NamedTuple):
    """A place that may be a heading: passage.text[start:end] of `lines` blocks from `block` on, joined.

    `trust`: sure (ordinal and accepted words), likely (only some of the words, or no proper ordinal),
    extra (a heading the form does not have), listed (an item of a table of contents).
    """

    block: int
    lines: int
    passage: Passage
    start: int
    end: int
    heading: Heading
    named: Named | None
    trust: Trust

    @property
    def key(self) -> str | None:
        return self.named.key if self.named else None

    @property
    def match(self) -> Match:
        return self.named.match if self.named else "canonical"

    @property
    def after(self) -> str:
        """What follows the heading in its paragraph."""
        return self.passage.text[self.end :]


def candidates(blocks: Sequence[Block], words: Wordings) -> list[HeadingCandidate]:
    """Every place that looks like a top-level heading with its Chinese ordinal, in reading order."""
    found: list[HeadingCandidate] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        text = block.passage.text
        ordinal = top_ordinal(text)
        if ordinal is not None and not _LEADERS.search(text):
            candidate = _first(index, block.passage, ordinal, words, _next_line(blocks, index))
            if candidate is not None:
                found.append(candidate)
        if len(text) > _LONGEST_LINE or "\n" in text:
            found.extend(_inside(index, block.passage, words))
    return found


def _next_line(blocks: Sequence[Block], index: int) -> Passage | None:
    """The line that may hold the rest of a heading."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(following, Paragraph) or len(following.passage.text) > _LONGEST_SECOND_LINE:
        return None
    return None if is_numbered(following.passage.text) else following.passage


def _first(
    index: int, passage: Passage, ordinal: Ordinal, words: Wordings, following: Passage | None
) -> HeadingCandidate | None:
    """The candidate a paragraph begins with, over two lines where the second completes it."""
    one = _read(index, passage, ordinal, words)
    is_sure = one is not None and one.trust == "sure"
    if following is None or (one is not None and is_sure and words.has(one.heading.body)):
        return one
    body = passage.text[ordinal.end :] + following.text
    named = words.exact(body) if len(body) <= _LONGEST_LINE else None
    if named is None or (is_sure and not words.has(body)):
        return one
    joined = Passage.joined([passage, following])
    return _candidate(index, joined, ordinal, len(joined.text), named, "sure")._replace(lines=2)


def _read(index: int, passage: Passage, ordinal: Ordinal, words: Wordings) -> HeadingCandidate | None:
    text = passage.text
    line = text[ordinal.end :]
    whole = words.exact(line) if len(line) <= _LONGEST_LINE and not _PAGE_NUMBER.search(line) else None
    if whole is not None:
        listed = line.rstrip().endswith(_LISTED)
        return _candidate(index, passage, ordinal, len(text), whole, "listed" if listed else "sure")
    started = words.at_start(line)
    if started is not None:
        return _heading_with_rest(index, passage, ordinal, ordinal.end + started[1], started[0], words)
    return _by_words(index, passage, ordinal, words) if ordinal.marked else None


def _heading_with_rest(
    index: int, passage: Passage, ordinal: Ordinal, end: int, named: Named, words: Wordings
) -> HeadingCandidate | None:
    """A heading with something behind it: a bracket, a sentence, a page number, the next item of a list."""
    text = passage.text
    bracket = _BRACKETED.match(text, end)
    if bracket is not None:
        end = bracket.end()
    rest = text[end:]
    if not rest.strip(_END_MARKS):
        return _candidate(index, passage, ordinal, end, named, "sure")
    if rest.startswith("、") and len(text) <= _LONGEST_LINE:  # two sections merged
        return _by_words(index, passage, ordinal, words)
    if rest.startswith(_LISTED) or _PAGE_NUMBER.fullmatch(rest):
        return _candidate(index, passage, ordinal, end, named, "listed")
    if rest[0] in _END_MARKS or _SENTENCE.search(rest) or len(rest) > _LONGEST_EXTRA:
        return _candidate(index, passage, ordinal, end, named, "sure")
    return _by_words(index, passage, ordinal, words)


def _by_words(index: int, passage: Passage, ordinal: Ordinal, words: Wordings) -> HeadingCandidate | None:
    """A line that is a heading, if at all, by some of its words or by its shape alone."""
    text = passage.text.rstrip(_END_MARKS)
    body = text[ordinal.end :]
    if len(text) > _LONGEST_LINE or _SENTENCE.search(body) or words.is_row(_BRACKETED.sub("", body)):
        return None
    named = words.near(body, ordinal.number)
    if named is None and not 2 <= len(body) <= _LONGEST_EXTRA:
        return None
    return _candidate(index, passage, ordinal, len(text), named, "likely" if named else "extra")


def _inside(index: int, passage: Passage, words: Wordings) -> Iterator[HeadingCandidate]:
    """Headings in the middle of a paragraph, where a whole report stands on one line."""
    text = passage.text
    for match in _INSIDE.finditer(text):
        started = words.at_start(text[match.end() : match.end() + 2 * _LONGEST_LINE])
        if started is None:
            continue
        end = match.end() + started[1]
        if not text.startswith(_LISTED, end) and not text.startswith("》", end):
            ordinal = top_ordinal(match[0])
            if ordinal is not None:
                inner = Ordinal(ordinal.number, 1, match.end())
                yield _candidate(index, passage, inner, end, started[0], "sure", match.start())


def worded_otherwise(blocks: Sequence[Block], words: Wordings) -> Iterator[HeadingCandidate]:
    """What may be a heading in a long paragraph, by its number and the blank behind it alone."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.passage.text) <= _LONGEST_LINE:
            continue
        text = block.passage.text
        for start, ordinal in _ordinals(text):
            body = _INSIDE_BODY.match(text, ordinal.end)
            if body is not None and words.at_start(body[0]) is None and not words.is_row(body[0]):
                yield _candidate(index, block.passage, ordinal, body.end(), None, "extra", start)


def _ordinals(text: str) -> Iterator[tuple[int, Ordinal]]:
    """The Chinese ordinals at the beginning of a paragraph and of sentences in it, with their places."""
    first = top_ordinal(text)
    if first is not None and first.marked:
        yield 0, first
    for match in _INSIDE.finditer(text):
        ordinal = top_ordinal(match[0])
        if ordinal is not None:
            yield match.start(), Ordinal(ordinal.number, 1, match.end())


def bare_candidates(blocks: Sequence[Block], words: Wordings) -> Iterator[HeadingCandidate]:
    """Lines that are a heading's very words without an ordinal."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and len(block.passage.text) <= _LONGEST_LINE:
            text = block.passage.text
            named = None if is_numbered(text) else words.section_named(text)
            if named is not None and (named.match == "canonical" or len(text) >= _SHORTEST_BARE or block.level):
                yield _candidate(index, block.passage, Ordinal(None, 1, 0), len(text), named, "likely")


def arabic_candidates(blocks: Sequence[Block], words: Wordings) -> Iterator[HeadingCandidate]:
    """Lines that are a heading's very words behind `1、` or `1.`."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and len(block.passage.text) <= _LONGEST_LINE:
            text = block.passage.text
            ordinal = arabic_top_ordinal(text)
            named = words.exact(text[ordinal.end :]) if ordinal is not None else None
            if ordinal is not None and named is not None:
                yield _candidate(index, block.passage, ordinal, len(text), named, "likely")


def _candidate(
    block: int, passage: Passage, ordinal: Ordinal, end: int, named: Named | None, trust: Trust, start: int = 0
) -> HeadingCandidate:
    """passage.text[start:end] as a heading, outer blanks and closing marks left out."""
    text = passage.text
    while end > ordinal.end and text[end - 1] in _END_MARKS:
        end -= 1
    while start < ordinal.end and text[start].isspace():
        start += 1
    heading = Heading(
        passage.slice(start, end),
        text[start : ordinal.end],
        ordinal.number,
        text[ordinal.end : end],
        1,
        ordinal.end - start,
    )
    return HeadingCandidate(block, 1, passage, start, end, heading, named, trust)
