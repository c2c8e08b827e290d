"""Cells with row and column spans → their places in the grid, as browsers place them."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.model.light_classes import NamedTuple

MOST_COLUMNS = 200  # no printed table is wider; a span of more means "to the end"


class CellExtent(NamedTuple):
    """How many rows and columns a cell spans; a height of 0 means all remaining rows."""

    height: int
    width: int


class Placing(NamedTuple):
    """Where a cell begins, and the rows and columns it takes."""

    column: int
    height: int
    width: int


def placings(rows: Sequence[Sequence[CellExtent]]) -> list[list[Placing]]:
    """The place of each cell, row by row. Spans that leave the table end at its edge."""
    taken = [0] * MOST_COLUMNS  # the row above which a column is taken
    reach = 0  # the row below which no column is taken
    placed: list[list[Placing]] = []
    for row, extents in enumerate(rows):
        left = len(rows) - row
        places: list[Placing] = []
        column = 0
        for height, width in extents:
            if row < reach:
                while column < MOST_COLUMNS and taken[column] > row:
                    column += 1
            if height != 1 or width != 1:
                height = min(height or left, left)
                width = max(1, min(width, MOST_COLUMNS - column))
                if height > 1:
                    reach = max(reach, row + height)
                    taken[column : column + width] = [row + height] * min(width, max(0, MOST_COLUMNS - column))
            places.append(Placing(column, height, width))
            column += width
        placed.append(places)
    return placed
