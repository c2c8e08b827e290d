"""A sheet → paragraphs and tables: rows with several cells are a table, text that stands alone is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Address
from gklint.readers.document_draft import Draft, DraftCell
from gklint.readers.workbook.sheet import Merge, SheetCell, WorkbookSheet, cell_name

_HEADING = lazy_pattern(r"[一二三四五六七八九十]{1,3}\s?[、，,.．]|[#（(]")
_ARTICLE = lazy_pattern(r"第.{1,4}条")  # the article that stands over its rows in table two
_FIGURE = lazy_pattern(r"\d+(?:\.\d+)?\Z")
_LONGEST_LABEL = 60  # characters of a text that may stand alone in a row of a table
_SENTENCE_ENDS = ("。", "；", "：", "！", "？")


class _BlockCell(NamedTuple):
    column: int
    text: str
    height: int
    width: int


class _SheetRow(NamedTuple):
    """A row of a sheet. `given` are its cells with text; `drawn` counts them and the empty ones that are drawn."""

    number: int
    cells: tuple[_BlockCell, ...]
    given: tuple[_BlockCell, ...]
    drawn: int
    inside: bool  # a merged cell of a row above reaches into it

    @property
    def alone(self) -> str:
        """The text of the only cell with text."""
        return self.given[0].text if len(self.given) == 1 else ""


def write_sheet(sheet: WorkbookSheet, draft: Draft) -> None:
    """Write what is on the sheet in reading order."""
    gathered: list[_SheetRow] = []
    for row in _rows(sheet):
        if gathered and not _goes_on(gathered, row):
            _write(sheet.name, gathered, draft)
            gathered = []
        if row.given or gathered:
            gathered.append(row)
        if draft.full:
            return
    _write(sheet.name, gathered, draft)


def _rows(sheet: WorkbookSheet) -> Iterator[_SheetRow]:
    """The rows that hold a cell, in order, each merged cell once."""
    starts = {(merge.row, merge.column): merge for merge in sheet.merges}
    tall = sorted((merge for merge in sheet.merges if merge.last_row > merge.row), reverse=True)
    taken: dict[int, int] = {}  # column → the last row in which a tall cell covers it
    for number in sorted(sheet.rows):
        while tall and tall[-1].row < number:
            merge = tall.pop()
            taken.update(dict.fromkeys(range(merge.column, merge.last_column + 1), merge.last_row))
        covered = {column for column, last in taken.items() if last >= number} if taken else set()
        yield _row(number, sheet.rows[number], starts, covered)


def _row(
    number: int, own: Sequence[SheetCell], starts: Mapping[tuple[int, int], Merge], covered: set[int]
) -> _SheetRow:
    inside = bool(covered)
    cells: list[_BlockCell] = []
    for column, text in sorted(own):
        if column in covered:
            continue
        merge = starts.get((number, column))
        height, width = (merge.last_row - number + 1, merge.last_column - column + 1) if merge else (1, 1)
        covered.update(range(column, column + width))
        cells.append(_BlockCell(column, text, height, width))
    given = tuple(cell for cell in cells if cell.text)
    return _SheetRow(number, tuple(cells), given, len(cells), inside)


def _goes_on(gathered: Sequence[_SheetRow], row: _SheetRow) -> bool:
    """Whether a row belongs with those before it: no empty row between, or only one that waits for its figures."""
    before = gathered[-1]
    if row.inside:
        return True
    if row.number != before.number + 1:
        return False
    if row.given:
        return True
    return row.drawn > 1 and len(before.given) > 1 and not any(_FIGURE.match(cell.text) for cell in before.given)


def _write(name: str, rows: Sequence[_SheetRow], draft: Draft) -> None:
    """Write adjacent rows: tables, and the texts before, between and behind them."""
    held: list[_SheetRow] = []
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


def _in_table(rows: Sequence[_SheetRow], at: int) -> bool:
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


def _is_heading(row: _SheetRow) -> bool:
    """Whether the text is numbered like a heading and not a label with empty cells behind it."""
    return _HEADING.match(row.alone) is not None and row.drawn == 1


class _TableFrame(NamedTuple):
    """The rows and columns of a sheet that a table takes, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int


def _write_table(name: str, rows: Sequence[_SheetRow], draft: Draft) -> None:
    """Write rows as a table, or as several when columns in which nothing is drawn part them."""
    stretches = _stretches(rows)
    for left, right in stretches:
        held = [
            row.number for row in rows if len(stretches) == 1 or any(left <= one.column < right for one in row.cells)
        ]
        _write_grid(name, rows, _TableFrame(held[0], held[-1] + 1, left, right), draft)


def _stretches(rows: Sequence[_SheetRow]) -> list[tuple[int, int]]:
    """The columns from first to last, cut where both parts are tables of their own."""
    given = [cell for row in rows for cell in row.given]
    if not given:
        return []
    first, last = min(cell.column for cell in given), max(cell.column + cell.width for cell in given)
    drawn = {at for row in rows for cell in row.cells for at in range(cell.column, cell.column + cell.width)}
    blank = [column for column in range(first, last) if column not in drawn]
    starts = [first, *(column + 1 for column in blank if column + 1 in drawn)]
    ends = [*(column for column in blank if column - 1 in drawn), last]
    stretches = list(zip(starts, ends, strict=True))
    return stretches if all(_is_table(rows, *stretch) for stretch in stretches) else [(first, last)]


def _is_table(rows: Sequence[_SheetRow], left: int, right: int) -> bool:
    """Whether several rows have several cells with text in these columns."""
    counts = [sum(left <= cell.column < right for cell in row.given) for row in rows]
    return sum(count > 1 for count in counts) > 1


def _write_grid(name: str, rows: Sequence[_SheetRow], frame: _TableFrame, draft: Draft) -> None:
    """Write a table with a cell for every place of the frame."""
    if (frame.right - frame.left) * (frame.bottom - frame.top) > draft.options.max_cells:
        draft.full = True
        return
    taken: dict[int, int] = {}  # column → the row above which a tall cell covers it
    own = {row.number: {cell.column: cell for cell in row.cells} for row in rows}
    draft.table([list(_grid_row(name, own.get(n, {}), n, frame, taken)) for n in range(frame.top, frame.bottom)])


def _grid_row(
    name: str, cells: Mapping[int, _BlockCell], number: int, frame: _TableFrame, taken: dict[int, int]
) -> Iterator[DraftCell]:
    """The cells of one row of the grid."""
    column = frame.left
    while column < frame.right:
        if taken.get(column, 0) > number:
            column += 1
            continue
        cell = cells.get(column) or _BlockCell(column, "", 1, 1)
        width = _free_width(cell, frame.right, number, taken)
        height = min(cell.height, frame.bottom - number)
        if height > 1:
            taken.update(dict.fromkeys(range(column, column + width), number + height))
        address = _address(name, number, column)
        yield DraftCell(cell.text, number - frame.top, column - frame.left, height, width, address)
        column += width


def _free_width(cell: _BlockCell, right: int, number: int, taken: Mapping[int, int]) -> int:
    """The columns of a cell up to the table's edge, or to a cell that covers the next of them."""
    width = 1
    while width < cell.width and cell.column + width < right and taken.get(cell.column + width, 0) <= number:
        width += 1
    return width


@lru_cache(maxsize=4096)  # one report names the same cells as the next
def _address(sheet: str, row: int, column: int) -> Address:
    cell = cell_name(row, column)
    return Address(f"{sheet}!{cell}", (("sheet", sheet), ("cell", cell)))
