"""The value cells of one row → its figures, only when each cell's column is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from gklint.match.cell_values import CellKind, read_cell
from gklint.match.row_groups import Group, is_nonblank
from gklint.model.document import Cell
from gklint.model.light_classes import NamedTuple

State = Literal["placed", "unplaced", "surplus"]


_MANY = 5  # figures of a row of tables three and four


class PlacedRow(NamedTuple):
    """What came of a row: its state, and one value per figure when it is placed."""

    state: State
    values: tuple[Cell, ...]


@dataclass
class CertainColumns:
    """What the complete rows of a table tell about where values stand: learned first, used for rows with blanks.

    `patterns`: number of value cells → how often the figures were found at which places among them.
    `grid`: number of figures → how often a ruled table has them in which columns. `starts` and `tails`: how many empty
    cells stand before and behind the figures; where both vary, columns shift from page to page. `padded`:
    rows carry further empty cells, so that one that ends in empty cells may have lost blanks further left.
    """

    patterns: dict[int, Counter[tuple[int, ...]]] = field(default_factory=dict)
    grid: dict[int, Counter[frozenset[int]]] = field(default_factory=dict)
    starts: set[int] = field(default_factory=set)
    tails: set[int] = field(default_factory=set)
    complete: bool = False
    padded: bool = False

    def learn(self, group: Group, wanted: int) -> None:
        """Learn from a row of `wanted` figures, if none of them is blank."""
        given = [at for at, value in enumerate(group.values) if is_nonblank(value)]
        if not group.explicit or len(given) != wanted:
            return
        self.complete = True
        count = len(group.values)
        tail = count - 1 - given[-1]
        self.padded = self.padded or tail > 0
        self.patterns.setdefault(count, Counter())[tuple(given)] += 1
        self.starts.add(given[0])
        self.tails.add(tail)
        if group.ruled:
            columns = frozenset(group.values[at].column for at in given)
            self.grid.setdefault(wanted, Counter())[columns] += 1

    def figures(self, wanted: int) -> frozenset[int] | None:
        """The grid columns in which most rows of `wanted` figures have them; None when no columns stand out."""
        found = self.grid.get(wanted, Counter()).most_common(2)
        return found[0][0] if len(found) == 1 or (len(found) == 2 and found[0][1] > found[1][1]) else None

    def learn_spanning(self, group: Group) -> None:
        """Learn from a label that spans the whole table: empty cells beside it are written out."""
        if group.explicit and len(group.labels) == 1 and len(group.values) > 1 and not group.nonblank:
            self.padded = True

    def places(self, count: int) -> tuple[int, ...] | None:
        """Where the figures stand among `count` value cells, if at least two rows say so and none otherwise."""
        found = self.patterns.get(count, Counter())
        shifting = len(self.starts) > 1 and len(self.tails) > 1
        return next(iter(found)) if len(found) == 1 and found.total() > 1 and not shifting else None


def place(group: Group, wanted: int, columns: CertainColumns) -> PlacedRow:
    """The values of a row of `wanted` figures."""
    given = group.nonblank
    if len(given) > wanted and any(read_cell(value.text).kind is CellKind.TEXT for value in given):
        numbers = [value for value in given if read_cell(value.text).kind is not CellKind.TEXT]
        if len(numbers) == wanted or read_cell(given[-1].text).kind is CellKind.TEXT:
            given = numbers  # a column of remarks, or a line of the page between two figures
    if len(given) == wanted and (not group.ruled or _is_in_columns(group, wanted, columns)):
        return PlacedRow("placed", tuple(given))
    if len(given) > wanted:
        torn = not group.explicit and wanted >= _MANY and len(given) >= 2 * wanted  # figures on two lines of a cell
        return PlacedRow("unplaced" if torn else "surplus", tuple(given))
    values = _by_position(group, wanted, columns) if group.explicit else None
    return PlacedRow("unplaced", tuple(given)) if values is None else PlacedRow("placed", tuple(values))


def _by_position(group: Group, wanted: int, columns: CertainColumns) -> Sequence[Cell] | None:
    """The cells that stand where the figures belong, blanks among them; None when that is not certain."""
    values = group.values
    if group.ruled:
        return _by_grid(values, wanted, columns)
    if not group.nonblank:
        return values[:wanted] if len(values) >= wanted else None
    if group.framed and len(values) == wanted:
        return values
    if _is_packed(values) and (columns.padded or not columns.complete):
        return None
    if len(values) == wanted:
        return values
    pattern = columns.places(len(values))
    if pattern is None or len(pattern) != wanted:
        return None
    chosen = [values[at] for at in pattern]
    return chosen if len(group.nonblank) == sum(map(is_nonblank, chosen)) else None


def _is_in_columns(group: Group, wanted: int, columns: CertainColumns) -> bool:
    """Whether the given values stand in the columns of the figures, as far as these are known."""
    grid = columns.figures(wanted)
    return len(group.values) == wanted or grid is None or all(value.column in grid for value in group.nonblank)


def _by_grid(values: Sequence[Cell], wanted: int, columns: CertainColumns) -> Sequence[Cell] | None:
    if len(values) == wanted:
        return values
    if not any(is_nonblank(value) for value in values):
        spread = [value for value in values for _ in range(min(value.width, wanted))]
        return spread[:wanted] if len(spread) >= wanted else None
    grid = columns.figures(wanted)
    if grid is None:
        return None
    chosen = [value for value in values if value.column in grid]
    complete = len(chosen) == wanted and not any(is_nonblank(v) for v in values if v.column not in grid)
    return chosen if complete else None


def _is_packed(values: Sequence[Cell]) -> bool:
    """Whether all given values come first: blanks may have been lost in extraction, so columns are not certain."""
    count = sum(is_nonblank(value) for value in values)
    return all(is_nonblank(value) for value in values[:count])
