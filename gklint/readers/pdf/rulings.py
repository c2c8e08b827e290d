"""Rulings as drawn → the rulings of each table: nearly equal ones made one, those that meet put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gklint.model.light_classes import NamedTuple
from gklint.readers.pdf.shapes import Ruling

NEAR = 2.8  # points between coordinates that are one; cells of web pages stand 2.25 apart
_GAP = 3.0  # points between rulings that meet
_ALIKE = 0.5  # points by which dashes of one line may differ
_FEWEST_DASHES = 4
_MOST = 1000  # rulings of one page; more are a drawing


class Lattice(NamedTuple):
    """The rulings that make one table."""

    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]


def lattices(horizontals: Iterable[Ruling], verticals: Iterable[Ruling]) -> list[Lattice]:
    """The tables' rulings from top to bottom."""
    across, down = unite_rulings(horizontals), unite_rulings(verticals)
    if len(across) + len(down) > _MOST:
        return []
    groups = _RulingGroups(len(across) + len(down))
    for i, level in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            if _meet(level, upright):
                groups.unite(i, j)
    whole = [lattice for lattice in _lattices(across, down, groups) if len(lattice.verticals) > 1]
    return sorted(whole, key=lambda lattice: (lattice.verticals[0].start, lattice.verticals[0].at))


def _lattices(across: Sequence[Ruling], down: Sequence[Ruling], groups: _RulingGroups) -> list[Lattice]:
    """The rulings of each group that has a level one."""
    levels: dict[int, list[Ruling]] = {}
    uprights: dict[int, list[Ruling]] = {}
    for i, level in enumerate(across):
        levels.setdefault(groups.root(i), []).append(level)
    for j, upright in enumerate(down, len(across)):
        uprights.setdefault(groups.root(j), []).append(upright)
    return [Lattice(tuple(of_group), tuple(uprights.get(root, ()))) for root, of_group in levels.items()]


def unite_rulings(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The rulings with near coordinates made equal, and pieces of one line put together."""
    united: list[Ruling] = []
    for at, level in _levels(sorted(rulings)):
        open_ruling: Ruling | None = None
        for ruling in sorted(level, key=lambda ruling: ruling.start):
            if open_ruling is not None and ruling.start <= open_ruling.end + _GAP:
                open_ruling = open_ruling._replace(end=max(open_ruling.end, ruling.end))
                continue
            if open_ruling is not None:
                united.append(open_ruling)
            open_ruling = Ruling(at, ruling.start, ruling.end)
        if open_ruling is not None:
            united.append(open_ruling)
    return united


def _levels(rulings: Sequence[Ruling]) -> Iterable[tuple[float, list[Ruling]]]:
    """Rulings of the same level, by their mean."""
    numbers: list[int] = []
    for at, ruling in enumerate(rulings):
        numbers.append(0 if at == 0 else numbers[-1] + (ruling.at - rulings[at - 1].at > NEAR))
    for _, members in groupby(zip(numbers, rulings, strict=True), key=lambda pair: pair[0]):
        level = [ruling for _, ruling in members]
        yield sum(ruling.at for ruling in level) / len(level), level


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _GAP <= upright.at <= level.end + _GAP and upright.start - _GAP <= level.at <= upright.end + _GAP
    )


def join_dashes(dashes: Iterable[Ruling]) -> Iterator[Ruling]:
    """The lines that short ones make, drawn one behind the other on one level and alike in length."""
    chain: list[Ruling] = []
    for dash in sorted(dashes, key=lambda dash: (round(dash.at, 1), dash.start)):
        if chain and abs(dash.at - chain[-1].at) < _ALIKE and dash.start - chain[-1].start < _ALIKE:
            continue  # drawn twice, by the cells on both its sides
        if chain and not _follows(chain, dash):
            yield from _line_of(chain)
            chain = []
        chain.append(dash)
    yield from _line_of(chain)


def _follows(chain: Sequence[Ruling], dash: Ruling) -> bool:
    length = chain[0].end - chain[0].start
    is_near = abs(dash.at - chain[0].at) < _ALIKE and -_ALIKE < dash.start - chain[-1].end <= _GAP
    return is_near and abs(dash.end - dash.start - length) < _ALIKE


def _line_of(chain: Sequence[Ruling]) -> Iterator[Ruling]:
    if len(chain) >= _FEWEST_DASHES:
        yield Ruling(chain[0].at, chain[0].start, chain[-1].end)


class _RulingGroups:
    """Which numbers belong together."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def unite(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first
