"""Groups ↔ rows of a statutory table: labels aligned in form order, tolerant of missing, extra and damaged ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from gklint.match.groups import Group
from gklint.match.labels import folded, folded_bare, likeness
from gklint.model.form import FormRow, FormTable

_SURE = 0.85  # from here on a label names its row even out of order
_SHORTEST_STEM = 5  # characters that a cut label must still have
_ALIKE = 0.6  # least likeness of a damaged label


class _Stem(NamedTuple):
    text: str
    row: int


class RowNames(NamedTuple):
    """What the rows of a table are called, folded."""

    exact: dict[str, int]  # whole labels, with and without ordinal
    stems: tuple[_Stem, ...]  # label endings, longest first
    short: tuple[_Stem, ...]  # endings too short to be sure of (其他, 总计)
    characters: frozenset[str]  # every character of the table's labels and headers, and the digits


@lru_cache(maxsize=64)
def row_names(table: FormTable) -> RowNames:
    """The names of the table's rows. Depends on the table alone, so that it is made once."""
    exact: dict[str, int] = {}
    stems: list[_Stem] = []
    short: list[_Stem] = []
    for index, row in enumerate(table.rows):
        for label in (row.label, *row.variants, *row.old_labels):
            for name in {folded(label), folded_bare(label)} - {""}:
                exact.setdefault(folded(row.ordinal) + name, index)
                is_short = len(name) < 4 and bool(row.ordinal)
                (short if is_short else stems).append(_Stem(name, index))
                if not is_short:
                    exact.setdefault(name, index)
    stems.sort(key=lambda stem: -len(stem.text))
    texts = [*table.spanning, *(t for row in table.rows for t in _texts_of(row))]
    return RowNames(exact, tuple(stems), tuple(short), frozenset("0123456789".join(folded(text) for text in texts)))


def _texts_of(row: FormRow) -> list[str]:
    variants = [text for texts in row.header_variants for text in texts]
    return [row.ordinal, row.label, row.group, row.block, *row.variants, *row.old_labels, *row.headers, *variants]


class Labels(NamedTuple):
    """What a group is called: the texts of its labels, and the folded text before them."""

    texts: tuple[str, ...]
    carry: str


class Candidate(NamedTuple):
    group: int
    row: int
    score: float


def candidates(labels: Labels, index: int, names: RowNames) -> list[Candidate]:
    """The rows a group may be, surest first; an exact label allows no other."""
    row = names.exact.get(folded(labels.texts[-1] if labels.texts else ""))
    if row is not None:
        return [Candidate(index, row, 1.0)]
    own = "".join(map(folded, labels.texts))
    bare = "".join(map(folded_bare, labels.texts))
    text = labels.carry + own
    for score, ending in ((0.95, own), (0.9, bare), (0.88, text)):
        found = [Candidate(index, stem.row, score) for stem in names.stems if ending.endswith(stem.text)]
        if found:
            return found[:1]
    found = [Candidate(index, stem.row, 0.6) for stem in names.short if own.endswith(stem.text)]
    return found or _damaged(text, own, index, names)


def _damaged(text: str, own: str, index: int, names: RowNames) -> list[Candidate]:
    """Rows whose label was cut (its rest follows the values) or hurt."""
    found: dict[int, float] = {}
    for stem in names.stems:
        if _is_cut(text, stem.text):
            found[stem.row] = max(found.get(stem.row, 0.0), 0.75)
        elif len(stem.text) >= _SHORTEST_STEM:
            alike = likeness((own or text)[-len(stem.text) - 2 :], stem.text)
            if alike >= _ALIKE:
                found[stem.row] = max(found.get(stem.row, 0.0), alike * 0.7)
    return [Candidate(index, row, score) for row, score in found.items()]


def _is_cut(text: str, stem: str) -> bool:
    """Whether the text ends with the first part of a label."""
    return any(text.endswith(stem[:length]) for length in range(len(stem) - 1, _SHORTEST_STEM - 1, -1))


def aligned(groups: Sequence[Group], table: FormTable) -> dict[int, int]:
    """Group index → row index: the heaviest assignment in form order, then sure labels out of order."""
    return dict(_aligned(tuple([Labels(tuple([text for text, _ in g.labels]), g.carry) for g in groups]), table))


@lru_cache(maxsize=256)
def _aligned(groups: Sequence[Labels], table: FormTable) -> Mapping[int, int]:
    """The same for what the groups are called: most reports of an archive have the same labels."""
    names = row_names(table)
    every = [c for index, labels in enumerate(groups) for c in candidates(labels, index, names)]
    chosen = {c.group: c.row for c in every} if _in_order(every) else _heaviest(every)
    taken = set(chosen.values())
    for candidate in every:
        if candidate.score >= _SURE and candidate.group not in chosen and candidate.row not in taken:
            chosen[candidate.group] = candidate.row
            taken.add(candidate.row)
    return chosen


def _in_order(every: Sequence[Candidate]) -> bool:
    """Whether each group has one candidate and the rows rise: then there is nothing to choose."""
    return all(a.group < b.group and a.row < b.row for a, b in pairwise(every))


def _heaviest(every: Sequence[Candidate]) -> dict[int, int]:
    """The heaviest chain of candidates in which both group and row rise."""
    best: list[float] = []
    back: list[int] = []
    for j, candidate in enumerate(every):
        weight, previous = 0.0, -1
        for i in range(j):
            if every[i].group < candidate.group and every[i].row < candidate.row and best[i] > weight:
                weight, previous = best[i], i
        best.append(weight + candidate.score)
        back.append(previous)
    chain: dict[int, int] = {}
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain[every[at].group] = every[at].row
        at = back[at]
    return chain
