"""Value cells of one row → its figures, only when each cell's column is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gklint.match.cells import Kind
from gklint.match.groups import Group, Value

State = Literal["placed", "unplaced", "surplus"]


class Placed(NamedTuple):
    """What came of a row: its state, and one value per figure when it is placed."""

    state: State
    values: tuple[Value, ...]


@dataclass
class Columns:
    """What the complete rows of a table tell about where values stand: learned first, used for rows with blanks.

    `patterns`: number of value cells → places of the figures among them, where all complete rows agree.
    `grid`: number of figures → grid columns of a ruled table's figures. `padded`: complete rows carry further
    empty cells, so that a row that ends in empty cells may just have lost blanks further left.
    """

    patterns: dict[int, tuple[int, ...] | None] = field(default_factory=dict)
    grid: dict[int, frozenset[int]] = field(default_factory=dict)
    complete: bool = False
    padded: bool = False

    def learn(self, group: Group, wanted: int) -> None:
        given = [at for at, value in enumerate(group.values) if value.given]
        if not group.explicit or len(given) != wanted:
            return
        self.complete = True
        count, places = len(group.values), tuple(given)
        self.padded = self.padded or count > wanted
        known = self.patterns.setdefault(count, places)
        if known is not None and known != places:
            self.patterns[count] = None
        if group.ruled:
            columns = frozenset(group.values[at].column for at in given)
            self.grid[wanted] = self.grid.get(wanted, frozenset()) | columns


def place(group: Group, wanted: int, columns: Columns) -> Placed:
    """The values of a row of `wanted` figures."""
    given = group.given
    if len(given) > wanted and given[-1].reading.kind is Kind.TEXT:
        given = [value for value in given if value.reading.kind is not Kind.TEXT]  # a column of remarks
    if len(given) == wanted:
        return Placed("placed", tuple(given))
    if len(given) > wanted:
        return Placed("surplus", tuple(given))
    values = _by_position(group, wanted, columns) if group.explicit else None
    return Placed("unplaced", tuple(given)) if values is None else Placed("placed", tuple(values))


def _by_position(group: Group, wanted: int, columns: Columns) -> Sequence[Value] | None:
    """The cells that stand where the figures belong, blanks among them; None when that is not certain."""
    values = group.values
    if group.ruled:
        return _by_grid(values, wanted, columns)
    if not group.given:
        return values[:wanted] if len(values) >= wanted else None
    if _packed(values) and (columns.padded or not columns.complete):
        return None
    if len(values) == wanted:
        return values
    pattern = columns.patterns.get(len(values))
    if pattern is None or len(pattern) != wanted or len(group.given) != sum(values[at].given for at in pattern):
        return None
    return [values[at] for at in pattern]


def _by_grid(values: Sequence[Value], wanted: int, columns: Columns) -> Sequence[Value] | None:
    if len(values) == wanted:
        return values
    if not any(value.given for value in values):
        spread = [value for value in values for _ in range(min(value.width, wanted))]
        return spread[:wanted] if len(spread) >= wanted else None
    grid = columns.grid.get(wanted)
    if grid is None or len(grid) != wanted:
        return None
    chosen = [value for value in values if value.column in grid]
    complete = len(chosen) == wanted and not any(v.given for v in values if v.column not in grid)
    return chosen if complete else None


def _packed(values: Sequence[Value]) -> bool:
    """Whether all given values come first: blanks may have been lost in extraction, so columns are not certain."""
    count = sum(value.given for value in values)
    return all(value.given for value in values[:count])
