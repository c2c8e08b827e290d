"""A sheet as read, whatever the file format: rows of cells that hold something or are at least drawn."""

from __future__ import annotations

from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

MOST_COLUMNS = 256  # columns of a sheet that are read; a report has sixteen


class SheetCell(NamedTuple):
    """A cell by its column from 0; `text` as a person sees it, empty for a cell that is only drawn."""

    column: int
    text: str


class Merge(NamedTuple):
    """A merged range, rows and columns from 0, ends included."""

    row: int
    column: int
    last_row: int
    last_column: int


class WorkbookSheet(NamedTuple):
    """A sheet. `rows` by row number from 0, cells in order; `lost` says that more cells stand beyond the limits."""

    name: str
    rows: dict[int, list[SheetCell]]
    merges: tuple[Merge, ...] = ()
    unvalued: tuple[str, ...] = ()  # addresses of formulas without a value
    hidden: bool = False  # cells with text in hidden rows or columns were left out
    lost: bool = False
    unseen: int = 0  # cells whose text, or a part of it, nobody sees


@lru_cache(maxsize=256)
def column_name(column: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """(6, 2) → C7."""
    return f"{column_name(column)}{row + 1}"


_REFERENCE = lazy_pattern(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@lru_cache(maxsize=4096)  # one report names the same cells as the next
def position(reference: str) -> tuple[int, int] | None:
    """C7 → row 6, column 2; None for what is no reference."""
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, _column(match[1])) if match is not None else None


@lru_cache(maxsize=256)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
