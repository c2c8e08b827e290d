"""Tables laid out with tabs: one cell a line, each led by a tab, or one row a line."""

from __future__ import annotations

from gklint.model.document import Cell, Table
from gklint.model.source import Source
from gklint.readers.delimited_rows import (
    Rows,
    are_tabular,
    cell_at,
    cells_at,
    continue_cell,
    table_of_cells,
    table_of_rows,
)
from gklint.readers.line_kinds import ClassifiedLines
from gklint.readers.table_regions import TableRegion

_WIDEST_ROW = 20  # cells; no printed row is wider: blank lines between rows were lost


def tab_table(source: Source, lines: ClassifiedLines, region: TableRegion) -> Table | None:
    """The table in `region`, or None when its lines only happen to hold tabs."""
    kinds = lines.kinds[region.first : region.last]
    whole = kinds.count("r")
    if whole * 2 >= len(kinds) - kinds.count("b") - kinds.count("m"):
        rows = _rows_by_line(source, lines, region)
        return table_of_rows(rows) if are_tabular(rows) else None
    # Two values, or two rows left blank; else these are paragraphs indented by a tab.
    if kinds.count("n") + whole < 2 and kinds.count("cee") < 2:
        return None
    rows = _rows_by_blank_line(source, lines, region)
    return table_of_rows(rows) if _are_rows(rows) else table_of_cells(rows)


def _are_rows(rows: Rows) -> bool:
    """Whether blank lines tell the rows apart: they do not if they part every cell or none."""
    single = sum(len(row) == 1 for row in rows)
    return single * 2 <= len(rows) and max(map(len, rows)) <= _WIDEST_ROW


def _rows_by_line(source: Source, lines: ClassifiedLines, region: TableRegion) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for index in range(region.first, region.last):
        if lines.kinds[index] not in "bm":
            rows.append(_cells(source, lines.texts[index], lines.starts[index], len(rows), 0))
    return rows


def _rows_by_blank_line(source: Source, lines: ClassifiedLines, region: TableRegion) -> list[list[Cell]]:
    """One cell a line; a blank line ends the row unless the rest of a cell follows."""
    row: list[Cell] = []
    rows = [row]
    ended = False
    at = 0
    where = slice(region.first, region.last)
    for kind, text, start in zip(lines.kinds[where], lines.texts[where], lines.starts[where], strict=True):
        if kind == "b":
            ended = True
        elif kind == "p":
            row[-1] = continue_cell(row[-1], cell_at(source, start, text, 0, 0))
            ended = False
        elif kind != "m":
            if ended:
                row = []
                rows.append(row)
                ended = False
                at += 1
            if kind == "r":
                rest = text.removeprefix("\t")
                row += _cells(source, rest, start + len(text) - len(rest), at, len(row))
            else:
                row.append(cell_at(source, start, text, at, len(row)))
    return rows


def _cells(source: Source, text: str, start: int, row: int, column: int) -> list[Cell]:
    """The cells of a text with tabs between, counted from `column`."""
    return cells_at(source, start, text.split("\t"), row, column)
