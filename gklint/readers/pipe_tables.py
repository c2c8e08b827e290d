"""Tables laid out with pipes: one row a line, or cells that run over lines until the next pipe."""

from __future__ import annotations

from gklint.model.document import Cell, Table
from gklint.model.source import Source, Span
from gklint.readers.delimited_rows import are_tabular, cell_at, cells_at, continue_cell, table_of_cells, table_of_rows
from gklint.readers.line_kinds import ClassifiedLines, piped_cells
from gklint.readers.table_regions import TableRegion

_PIPES = ("|", "｜")
_FEWEST_LINES = 3  # lines with a pipe that make a table of cells


def pipe_table(source: Source, lines: ClassifiedLines, region: TableRegion) -> Table | None:
    """The table in `region`, or None when its lines only happen to hold pipes."""
    kinds = lines.kinds[region.first : region.last]
    whole, parts = kinds.count("w"), kinds.count("o") + kinds.count("i")
    if whole >= parts + kinds.count("p"):
        rows, closed = _rows_by_line(source, lines, region)
        even = len(set(map(len, rows))) == 1
        if not rows or not ("d" in kinds or are_tabular(rows) or (even and _has_blank_value(rows))):
            return None
        return table_of_rows(rows)._replace(framed=closed and even)
    cells = _cells_by_pipe(source, lines, region)
    return table_of_cells([cells]) if len(cells) > 1 and whole + parts >= _FEWEST_LINES else None


def _rows_by_line(source: Source, lines: ClassifiedLines, region: TableRegion) -> tuple[list[list[Cell]], bool]:
    """The rows, and whether each of them begins and ends with a pipe."""
    taken = [index for index in range(region.first, region.last) if lines.kinds[index] in "woi"]
    opened = all(lines.texts[index].lstrip().startswith(_PIPES) for index in taken)
    closed = all(lines.texts[index].rstrip().endswith(_PIPES) for index in taken)
    rows: list[list[Cell]] = []
    for index in taken:
        if len(rows) != 1 or not _is_rule(lines.texts[index]):
            rows.append(_row(source, lines.texts[index], lines.starts[index], len(rows), opened, closed))
    return rows, opened and closed


def _has_blank_value(rows: list[list[Cell]]) -> bool:
    """Whether a row of texts stands over one whose value is blank: `行政事业性收费 |`."""
    head, *others = rows
    return all(cell.text for cell in head) and any(row[0].text and not row[-1].text for row in others)


def _is_rule(line: str) -> bool:
    """Whether the second line is the one below the head, written with single dashes (elsewhere they are cells)."""
    return set(line) <= set("|- \t") and "-" in line


def _row(source: Source, line: str, start: int, row: int, opened: bool, closed: bool) -> list[Cell]:
    even = line.replace("｜", "|")
    text = even.strip()
    at = start + even.find(text) + (text[0] == "|" and opened)
    return cells_at(source, at, piped_cells(text, opened, closed), row)


def _cells_by_pipe(source: Source, lines: ClassifiedLines, region: TableRegion) -> list[Cell]:
    """What stands between one pipe and the next, whatever lines it stands on."""
    cells: list[Cell] = []
    open_cell = _empty(source, lines.starts[region.first])
    for index in range(region.first, region.last):
        if lines.kinds[index] in "bmd":
            continue
        at = lines.starts[index]
        first, *others = lines.texts[index].replace("｜", "|").split("|")
        open_cell = _extend_cell(open_cell, cell_at(source, at, first, 0, 0))
        at += len(first) + 1
        for raw in others:
            if open_cell.text:
                cells.append(open_cell)
            open_cell = cell_at(source, at, raw, 0, 0)
            at += len(raw) + 1
    return [*cells, open_cell] if open_cell.text else cells


def _extend_cell(cell: Cell, part: Cell) -> Cell:
    return continue_cell(cell, part) if part.text else cell


def _empty(source: Source, at: int) -> Cell:
    return Cell(Span(source, at, at), "", 0, 0)
