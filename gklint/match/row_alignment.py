"""Groups ↔ rows of a statutory table: labels aligned in form order, tolerant of missing, extra and damaged ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from gklint.match.label_folding import fold, folded_bare, likeness
from gklint.match.row_groups import Group
from gklint.match.row_names import RowNames, row_names
from gklint.model.form import FormTable
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

_SURE = 0.85  # from here on a label names its row even out of order
_SHORTEST_STEM = 5  # characters that a cut label must still have
_SHORTEST_HEAD = 3  # characters, its number among them, of the first part of a label
_NUMBER = lazy_pattern(r"[（(]([一二三四五六七八九十]{1,2})[）)]|(\d{1,2})\s?[.．、]|(?:^|\s)([一二三四])、")
_NOTE_BEHIND = lazy_pattern(r"(?<=[^\s（(])\s?[（(][^（）()]*[)）]\s*$")  # （七）总计（含上年结转）
_ALIKE = 0.6  # least likeness of a damaged label


class GroupLabels(NamedTuple):
    """What a group is called: the texts of its labels, and the folded text before them."""

    texts: tuple[str, ...]
    carry: str


class RowCandidate(NamedTuple):
    group: int
    row: int
    score: float


def candidates(labels: GroupLabels, index: int, names: RowNames) -> list[RowCandidate]:
    """The rows a group may be, surest first; an exact label allows no other."""
    last = labels.texts[-1] if labels.texts else ""
    row = names.exact.get(fold(last))
    if row is not None:
        return [RowCandidate(index, row, 1.0)]
    plain = _NOTE_BEHIND.sub("", last)
    if plain != last and (row := names.exact.get(fold(plain))) is not None:
        return [RowCandidate(index, row, 0.97)]
    own = "".join(map(fold, (*labels.texts[:-1], plain)))
    bare = "".join(map(folded_bare, labels.texts))
    text = labels.carry + own
    for score, ending in ((0.95, own), (0.9, bare)):
        found = [RowCandidate(index, stem.row, score) for stem in names.stems if ending.endswith(stem.text)]
        if found:
            return found[:1]
    found = [RowCandidate(index, stem.row, 0.88) for stem in names.stems if text.endswith(stem.text)][:1]
    found = found or [
        RowCandidate(index, row, 0.8) for row in _rows_begun(fold(last), names) or _rows_begun(own, names)
    ]
    found = found or [RowCandidate(index, stem.row, 0.6) for stem in names.short if own.endswith(stem.text)]
    found = found or _damaged_labels(text, own, index, names)
    number = _number_before(last)
    return [one for one in found if not number or names.ordinals[one.row] in ("", number)]


def _rows_begun(text: str, names: RowNames) -> list[int]:
    """The row whose label, with its number, begins with the text: the label goes on behind the values."""
    if len(text) < _SHORTEST_HEAD:
        return []
    rows = {row for name, row in names.exact.items() if name.startswith(text) and names.ordinals[row]}
    numbered = [row for row in rows if text.startswith(names.ordinals[row])]
    return numbered if len(rows) == len(numbered) == 1 else []


def _number_before(label: str) -> str:
    """The number of the row that a label begins with, folded; of several the last one; empty without any."""
    found = [next(filter(None, match.groups())) for match in _NUMBER.finditer(label)]
    return found[-1] if found else ""


def _damaged_labels(text: str, own: str, index: int, names: RowNames) -> list[RowCandidate]:
    """Rows whose label was cut (its rest follows the values) or hurt."""
    found: dict[int, float] = {}
    for stem in names.stems:
        if _is_cut(text, stem.text):
            found[stem.row] = max(found.get(stem.row, 0.0), 0.75)
        elif len(stem.text) >= _SHORTEST_STEM:
            alike = likeness((own or text)[-len(stem.text) - 2 :], stem.text)
            if alike >= _ALIKE:
                found[stem.row] = max(found.get(stem.row, 0.0), alike * 0.7)
    return [RowCandidate(index, row, score) for row, score in found.items()]


def _is_cut(text: str, stem: str) -> bool:
    """Whether the text ends with the first part of a label."""
    return any(text.endswith(stem[:length]) for length in range(len(stem) - 1, _SHORTEST_STEM - 1, -1))


def align_groups(groups: Sequence[Group], table: FormTable) -> dict[int, int]:
    """Group index → row index: the heaviest assignment in form order, then sure labels out of order."""
    return dict(_align(tuple([GroupLabels(tuple([text for text, _ in g.labels]), g.carry) for g in groups]), table))


@lru_cache(maxsize=256)
def _align(groups: Sequence[GroupLabels], table: FormTable) -> Mapping[int, int]:
    """Group index → row index by what the groups are called: most reports of an archive have the same labels."""
    names = row_names(table)
    every = [c for index, labels in enumerate(groups) for c in candidates(labels, index, names)]
    chosen = {c.group: c.row for c in every} if _in_order(every) else _heaviest(every)
    taken = set(chosen.values())
    for candidate in every:
        if candidate.score >= _SURE and candidate.group not in chosen and candidate.row not in taken:
            chosen[candidate.group] = candidate.row
            taken.add(candidate.row)
    return chosen


def _in_order(every: Sequence[RowCandidate]) -> bool:
    """Whether each group has one candidate and the rows rise: then there is nothing to choose."""
    return all(a.group < b.group and a.row < b.row for a, b in pairwise(every))


def _heaviest(every: Sequence[RowCandidate]) -> dict[int, int]:
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
