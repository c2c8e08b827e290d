"""A sheet → paragraphs and tables: rows with several cells are a table, text that stands alone is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gklint.load.draft import Draft, DraftCell
from gklint.load.workbook.sheet import Merge, Sheet, cell_name
from gklint.model.source import Address

_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}\s?[、，,.．]|[#（(]")
_ARTICLE = re.compile(r"第.{1,4}条")  # the article that stands over its rows in table two
_FIGURE = re.compile(r"\d+(?:\.\d+)?\Z")
_LONGEST_LABEL = 60  # characters of a text that may stand alone in a row of a table
_SENTENCE_ENDS = ("。", "；", "：", "！", "？")


class _Cell(NamedTuple):
    column: int
    text: str
    height: int
    width: int


class _Row(NamedTuple):
    """A row of a sheet. `given` are its cells with text; `drawn` counts them and the empty ones that are drawn."""

    number: int
    cells: tuple[_Cell, ...]
    given: tuple[_Cell, ...]
    drawn: int
    inside: bool  # a merged cell of a row above reaches into it

    @property
    def alone(self) -> str:
        """The text of the only cell with text."""
        return self.given[0].text if len(self.given) == 1 else ""


def write_sheet(sheet: Sheet, draft: Draft) -> None:
    """Write what is on the sheet in reading order."""
    gathered: list[_Row] = []
    for row in _rows(sheet):
        if gathered and not _goes_on(gathered, row):
            _write(sheet.name, gathered, draft)
            gathered = []
        if row.given or gathered:
            gathered.append(row)
        if draft.full:
            return
    _write(sheet.name, gathered, draft)


def _rows(sheet: Sheet) -> Iterator[_Row]:
    """The rows that hold a cell, in order, each merged cell once."""
    starts = {(merge.row, merge.column): merge for merge in sheet.merges}
    tall = sorted(merge for merge in sheet.merges if merge.last_row > merge.row)
    open_merges: list[Merge] = []
    at = 0
    for number in sorted(sheet.rows):
        while at < len(tall) and tall[at].row < number:
            open_merges.append(tall[at])
            at += 1
        open_merges = [merge for merge in open_merges if merge.last_row >= number]
        yield _row(number, sheet, starts, open_merges)


def _row(number: int, sheet: Sheet, starts: dict[tuple[int, int], Merge], above: Sequence[Merge]) -> _Row:
    covered = {column for merge in above for column in range(merge.column, merge.last_column + 1)}
    cells: list[_Cell] = []
    for column, text in sorted(sheet.rows[number]):
        if column in covered:
            continue
        merge = starts.get((number, column))
        height, width = (merge.last_row - number + 1, merge.last_column - column + 1) if merge else (1, 1)
        covered.update(range(column, column + width))
        cells.append(_Cell(column, text, height, width))
    given = tuple(cell for cell in cells if cell.text)
    return _Row(number, tuple(cells), given, len(cells), bool(above))


def _goes_on(gathered: Sequence[_Row], row: _Row) -> bool:
    """Whether a row belongs with those before it: no empty row between, or only one that waits for its figures."""
    before = gathered[-1]
    if row.inside:
        return True
    if row.number != before.number + 1:
        return False
    if row.given:
        return True
    return row.drawn > 1 and len(before.given) > 1 and not any(_FIGURE.match(cell.text) for cell in before.given)


def _write(name: str, rows: Sequence[_Row], draft: Draft) -> None:
    """Write adjacent rows: tables, and the texts before, between and behind them."""
    held: list[_Row] = []
    for at, row in enumerate(rows):
        if _in_table(rows, at):
            held.append(row)
            continue
        _write_table(name, held, draft)
        held = []
        for cell in row.given:
            address = _address(name, row.number, cell.column)
            for line in cell.text.split("\n"):
                draft.line(line, address, joined=True)
    _write_table(name, held, draft)


def _in_table(rows: Sequence[_Row], at: int) -> bool:
    row = rows[at]
    if row.inside or len(row.given) > 1 or not row.given:
        return True
    text = row.alone
    if len(text) > _LONGEST_LABEL or text.endswith(_SENTENCE_ENDS) or _is_heading(row):
        return False
    below = at + 1 < len(rows) and len(rows[at + 1].given) > 1
    if _ARTICLE.match(text):
        return below
    above = at > 0 and len(rows[at - 1].given) > 1
    return above and (below or row.drawn > 1)


def _is_heading(row: _Row) -> bool:
    """Whether the text is numbered like a heading and not a label with empty cells behind it."""
    return _HEADING.match(row.alone) is not None and row.drawn == 1


def _write_table(name: str, rows: Sequence[_Row], draft: Draft) -> None:
    """Write rows as a table, with a cell for every place of the grid."""
    if not rows:
        return
    given = [cell for row in rows for cell in row.given]
    first = min(cell.column for cell in given)
    last = max(cell.column + cell.width for cell in given)
    if (last - first) * len(rows) > draft.options.max_cells:
        draft.full = True
        return
    taken: dict[int, int] = {}  # column → the row above which a tall cell covers it
    numbers = range(rows[0].number, rows[-1].number + 1)
    by_number = {row.number: row for row in rows}
    draft.table([list(_grid_row(name, by_number.get(n), n, (rows[0].number, first, last), taken)) for n in numbers])


def _grid_row(
    name: str, row: _Row | None, number: int, frame: tuple[int, int, int], taken: dict[int, int]
) -> Iterator[DraftCell]:
    """The cells of one row of the grid. `frame`: the table's first row, first column and end."""
    top, column, last = frame
    cells = {cell.column: cell for cell in row.cells} if row is not None else {}
    while column < last:
        if taken.get(column, 0) > number:
            column += 1
            continue
        cell = cells.get(column) or _Cell(column, "", 1, 1)
        width = min(cell.width, last - column)
        if cell.height > 1:
            taken.update(dict.fromkeys(range(column, column + width), number + cell.height))
        yield DraftCell(cell.text, number - top, column - frame[1], cell.height, width, _address(name, number, column))
        column += width


def _address(sheet: str, row: int, column: int) -> Address:
    cell = cell_name(row, column)
    return Address(f"{sheet}!{cell}", (("sheet", sheet), ("cell", cell)))
