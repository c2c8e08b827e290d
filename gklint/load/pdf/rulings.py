"""Rulings as drawn → the rulings of each table: nearly equal ones made one, those that meet put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from gklint.load.pdf.shapes import Ruling

NEAR = 2.0  # points between coordinates that are one
_GAP = 3.0  # points between rulings that meet
_MOST = 1000  # rulings of one page; more are a drawing


class Lattice(NamedTuple):
    """The rulings that make one table."""

    horizontals: tuple[Ruling, ...]
    verticals: tuple[Ruling, ...]


def lattices(horizontals: Iterable[Ruling], verticals: Iterable[Ruling]) -> list[Lattice]:
    """The tables' rulings from top to bottom."""
    across, down = _united(horizontals), _united(verticals)
    if len(across) + len(down) > _MOST:
        return []
    groups = _Groups(len(across) + len(down))
    for i, level in enumerate(across):
        for j, upright in enumerate(down):
            if _meet(level, upright):
                groups.unite(i, len(across) + j)
    found: dict[int, Lattice] = {}
    for i, level in enumerate(across):
        lattice = found.setdefault(groups.root(i), Lattice((), ()))
        found[groups.root(i)] = lattice._replace(horizontals=(*lattice.horizontals, level))
    for j, upright in enumerate(down):
        root = groups.root(len(across) + j)
        lattice = found.setdefault(root, Lattice((), ()))
        found[root] = lattice._replace(verticals=(*lattice.verticals, upright))
    whole = [lattice for lattice in found.values() if lattice.horizontals and len(lattice.verticals) > 1]
    return sorted(whole, key=lambda lattice: (lattice.verticals[0].start, lattice.verticals[0].at))


def _united(rulings: Iterable[Ruling]) -> list[Ruling]:
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


class _Groups:
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
