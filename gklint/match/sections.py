"""Blocks → outline: the top-level headings of a report, and the region of blocks below each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gklint.match.headed_tables import split_at_headings
from gklint.match.heading_candidates import (
    HeadingCandidate,
    arabic_candidates,
    bare_candidates,
    candidates,
    worded_otherwise,
)
from gklint.match.heading_wordings import Match, Named, Wordings
from gklint.model.document import Block, Paragraph
from gklint.model.form import SECTION_KEYS
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Heading
from gklint.model.source import Passage

_FEWEST_LISTED = 4  # headings without text between them that make a table of contents
_FEWEST_KNOWN = 3  # sections by their words, without which number and place say nothing of the others
_MARKS = frozenset("。：:*|｜")  # what may close a heading
_NOTHING = ".·…_-—　 \t0123456789"  # what stands between two items of a table of contents


class SectionRegion(NamedTuple):
    """Blocks first ≤ index < last below a top-level heading, without the heading itself.

    `key` is None before the first heading, and for a section that the form does not have.
    """

    key: str | None
    first: int
    last: int


class Head(NamedTuple):
    """A top-level heading, and the block that holds it and nothing else."""

    heading: Heading
    key: str | None
    match: Match
    block: int


class Outline(NamedTuple):
    """The refined blocks (each top-level heading a paragraph of its own) and the top level of the report.

    `regions` begin with what stands before the first heading; region n + 1 belongs to head n.
    """

    blocks: tuple[Block, ...]
    heads: tuple[Head, ...]
    regions: tuple[SectionRegion, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The statutory sections there are."""
        return frozenset(head.key for head in self.heads if head.key is not None)


def find_outline(blocks: Sequence[Block], words: Wordings) -> Outline:
    """Find the top-level headings: the six sections in whatever order and number, and headings of no section."""
    apart = list(split_at_headings(blocks, words))
    return _split_at_headings(apart, _choose_headings(apart, words))


def _choose_headings(blocks: Sequence[Block], words: Wordings) -> list[HeadingCandidate]:
    """The headings among all candidates: every sure one, likely ones for what is missing, then the extra ones."""
    every = _without_contents(candidates(blocks, words))
    chosen = [candidate for candidate in every if candidate.trust == "sure"]
    if len({candidate.key for candidate in chosen}) < 2:
        chosen = _longer(chosen, list(arabic_candidates(blocks, words)))
    chosen = _fill_missing(chosen, [candidate for candidate in every if candidate.trust == "likely"])
    if _missing(chosen):
        chosen = _fill_missing(chosen, _marked_headings(every))
    if not _missing(chosen):
        return _with_extra(chosen, every)
    numbered = [one for one in arabic_candidates(blocks, words) if one.heading.number == words.numbers[one.key or ""]]
    chosen = _fill_missing(_fill_missing(chosen, numbered), list(bare_candidates(blocks, words)))
    possible = [*every, *worded_otherwise(blocks, words)]
    return _with_extra(_by_place(chosen, possible, words), every)


def _by_place(
    chosen: list[HeadingCandidate], every: Sequence[HeadingCandidate], words: Wordings
) -> list[HeadingCandidate]:
    """`chosen` with headings worded otherwise that have the number and the place of a missing section.

    Where several headings stand in that place, which of them is the section is not certain, and none is taken.
    """
    result = chosen
    known = {one.key for one in chosen if one.key is not None}
    for key in _missing(chosen) if len(known) >= _FEWEST_KNOWN else ():
        after, before = _window(result, key)
        between = [one for one in every if one.trust == "extra" and after < _place(one) < before]
        if len(between) == 1 and between[0].heading.number == words.numbers[key]:
            result = sorted([*result, between[0]._replace(named=Named(key, "keyword"))], key=_place)
    return result


def _longer(chosen: list[HeadingCandidate], other: list[HeadingCandidate]) -> list[HeadingCandidate]:
    """Whichever way of numbering names more sections."""
    return other if len({one.key for one in other}) > max(1, len({one.key for one in chosen})) else chosen


def _missing(chosen: Iterable[HeadingCandidate]) -> list[str]:
    there = {candidate.key for candidate in chosen}
    return [key for key in SECTION_KEYS if key not in there]


def _place(candidate: HeadingCandidate) -> tuple[int, int]:
    return candidate.block, candidate.start


def _without_contents(every: list[HeadingCandidate]) -> list[HeadingCandidate]:
    """The candidates without those of a table of contents: a run of headings that all come again."""
    kept: list[HeadingCandidate] = []
    run: list[HeadingCandidate] = []
    for at, candidate in enumerate(every):
        run.append(candidate)
        keys = {one.key for one in run if one.key is not None}
        if at + 1 < len(every) and every[at + 1].key not in keys and _is_next_item(candidate, every[at + 1]):
            continue
        again = {one.key for one in every[at + 1 :]} if len(keys) >= _FEWEST_LISTED else set()
        if not again or not keys <= again:
            kept.extend(run)
        run = []
    return kept


def _is_next_item(candidate: HeadingCandidate, following: HeadingCandidate) -> bool:
    """Whether nothing but dots and a page number stands between two headings."""
    if candidate.block == following.block:
        between = candidate.passage.text[candidate.end : following.start]
        return not between.strip(_NOTHING)
    adjacent = candidate.block + candidate.lines == following.block and following.start <= len(_NOTHING)
    return adjacent and not candidate.after.strip(_NOTHING + "；;，,。、")


def _marked_headings(every: Sequence[HeadingCandidate]) -> list[HeadingCandidate]:
    """Those that end in 、 or ；like an item of a list but have no other item beside them: 一、总体情况、."""
    listed = [one for one in every if one.trust == "listed" and not one.after.strip()]
    near = {two.block for one, two in pairwise(every) if _is_next_item(one, two)}
    near |= {one.block for one, two in pairwise(every) if _is_next_item(one, two)}
    return [one for one in listed if one.block not in near]


def _fill_missing(chosen: list[HeadingCandidate], likely: list[HeadingCandidate]) -> list[HeadingCandidate]:
    """`chosen` with a likely heading for each missing section, between its neighbours in the form's order."""
    if not likely:
        return chosen
    result = sorted(chosen, key=_place)
    for key in _missing(result):
        after, before = _window(result, key)
        taken = {candidate.block for candidate in result}
        for candidate in likely:
            if candidate.key == key and after < _place(candidate) < before and candidate.block not in taken:
                result.append(candidate)
                break
    return sorted(result, key=_place)


def _window(chosen: list[HeadingCandidate], key: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a section's heading must stand: after the last of those before it, before the first of those after it."""
    number = SECTION_KEYS.index(key)
    keyed = [(SECTION_KEYS.index(one.key), _place(one)) for one in chosen if one.key is not None]
    after = max((place for at, place in keyed if at < number), default=(-1, 0))
    before = min((place for at, place in keyed if at > number), default=(1 << 60, 0))
    return after, before


def _with_extra(chosen: list[HeadingCandidate], every: list[HeadingCandidate]) -> list[HeadingCandidate]:
    """`chosen` with the headings that belong to no section: whatever is left after the first statutory one."""
    if not chosen:
        return []
    taken = {candidate.block for candidate in chosen}
    first = _place(chosen[0])
    extra = [
        candidate._replace(named=None)
        for candidate in every
        if candidate.trust in ("extra", "likely") and candidate.block not in taken and _place(candidate) > first
    ]
    return sorted([*chosen, *extra], key=_place) if extra else chosen


def _split_at_headings(blocks: Sequence[Block], chosen: list[HeadingCandidate]) -> Outline:
    """The blocks with each heading in a paragraph of its own, and the regions between the headings."""
    refined: list[Block] = []
    heads: list[Head] = []
    done = 0
    for block, here in _by_block(chosen):
        refined.extend(blocks[done:block])
        for part in _parts(blocks[block], here):
            if isinstance(part, HeadingCandidate):
                heads.append(Head(part.heading, part.key, part.match, len(refined)))
                refined.append(Paragraph(part.heading.passage, joined=True))
            else:
                refined.append(part)
        done = block + here[-1].lines
    refined.extend(blocks[done:])
    return Outline(tuple(refined), tuple(heads), tuple(_regions(heads, len(refined))))


def _by_block(chosen: list[HeadingCandidate]) -> Iterator[tuple[int, list[HeadingCandidate]]]:
    here: list[HeadingCandidate] = []
    for candidate in chosen:
        if here and candidate.block != here[0].block:
            yield here[0].block, here
            here = []
        here.append(candidate)
    if here:
        yield here[0].block, here


def _parts(block: Block, here: list[HeadingCandidate]) -> Iterator[HeadingCandidate | Paragraph]:
    """The headings of a paragraph and the texts before, between and behind them."""
    joined = isinstance(block, Paragraph) and block.joined
    passage = here[-1].passage
    done = 0
    for candidate in here:
        yield from _text(passage, done, candidate.start, joined)
        yield candidate
        done = candidate.end
        while passage.text[done : done + 1] in _MARKS:
            done += 1
    yield from _text(passage, done, len(passage.text), joined)


def _text(passage: Passage, start: int, end: int, joined: bool) -> Iterator[Paragraph]:
    """passage.text[start:end] without outer blanks, if there is anything."""
    text = passage.text[start:end]
    first = start + len(text) - len(text.lstrip())
    if first < end:
        yield Paragraph(passage.slice(first, start + len(text.rstrip())), joined=joined)


def _regions(heads: Sequence[Head], count: int) -> Iterator[SectionRegion]:
    starts = [(None, -1), *((head.key, head.block) for head in heads), (None, count)]
    for (key, block), (_, following) in pairwise(starts):
        yield SectionRegion(key, block + 1, following)
