"""The statutory tables as an office prints them: rows of cells with their spans, whatever file they end up in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from gklint.model.form import PARTY_LABELS, Figure, FormRow, FormTable
from gklint.model.light_classes import NamedTuple

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
RESULTS = "三、本年度办理结果"


class PrintedCell(NamedTuple):
    """A cell. `continued`: only the lower part of a taller cell above it. `figure`: what a value cell counts."""

    text: str
    width: int = 1
    height: int = 1
    continued: bool = False
    value: bool = False
    figure: Figure | None = None


PrintedRow = tuple[PrintedCell, ...]


class PrintedTable(NamedTuple):
    """A table. In every row the widths of the cells add up to `width`; `head` counts the header rows."""

    key: str
    width: int
    rows: tuple[PrintedRow, ...]
    head: int = 0


class PrintedLine(NamedTuple):
    """A row that carries values: the labels that span it from the left, its own label, its value cells."""

    groups: tuple[str, ...]
    label: str
    values: tuple[PrintedCell, ...]


class TableParts(NamedTuple):
    """What makes one report's table differ from the bare form.

    `cell` gives the value cell of a figure, `kept` says which rows are printed, `extra` holds further
    rows as `label|1|2` by the id of the row they follow, `labels` replaces printed texts.
    """

    cell: Callable[[Figure], PrintedCell]
    kept: Callable[[FormRow], bool]
    extra: Mapping[str, str]
    labels: Mapping[str, str]


def printed_table(table: FormTable, parts: TableParts) -> PrintedTable:
    """The form's table two, three or four with its values."""
    printed = {"two": _table_two, "three": _table_three, "four": _table_four}[table.key](table, parts)
    rows = tuple(tuple(_with_labels(cell, parts.labels) for cell in row) for row in printed.rows)
    return printed._replace(rows=rows)


def _with_labels(cell: PrintedCell, labels: Mapping[str, str]) -> PrintedCell:
    return cell if cell.value else cell._replace(text=labels.get(cell.text, cell.text))


def _table_two(table: FormTable, parts: TableParts) -> PrintedTable:
    """Blocks one below the other, each with its title, its headers and its rows."""
    rows = [row for row in table.rows if parts.kept(row)]
    columns = max(len(row.figures) for row in table.rows)
    lines = {row.id: list(_lines(row, _groups_two(row, table), parts)) for row in rows}
    depth = 1 + max((len(line.groups) for of_row in lines.values() for line in of_row), default=0)
    printed: list[PrintedRow] = []
    for block, members in groupby(rows, key=lambda row: row.block):
        of_block = list(members)
        printed.append((PrintedCell(block, width=depth + columns),))
        headers = [PrintedCell(header) for header in of_block[0].headers]
        printed.append((PrintedCell("信息内容", width=depth), *_widen_last(headers, columns)))
        printed.extend(_printed_lines([line for row in of_block for line in lines[row.id]], depth, columns))
    return PrintedTable(table.key, depth + columns, tuple(printed))


def _groups_two(row: FormRow, table: FormTable) -> tuple[str, ...]:
    """A local row that stands for one of the form's rows is printed below that row's label."""
    return tuple(other.label for other in table.rows if other.id == row.replaces)


def _table_three(table: FormTable, parts: TableParts) -> PrintedTable:
    head: list[PrintedRow] = [
        (PrintedCell(BALANCE, width=3, height=3), PrintedCell("申请人情况", width=7)),
        (
            PrintedCell("", width=3, continued=True),
            PrintedCell(PARTY_LABELS["natural_person"], height=2),
            PrintedCell("法人或其他组织", width=5),
            PrintedCell(PARTY_LABELS["total"], height=2),
        ),
        (
            PrintedCell("", width=3, continued=True),
            PrintedCell("", continued=True),
            *(PrintedCell(label) for label in list(PARTY_LABELS.values())[1:-1]),
            PrintedCell("", continued=True),
        ),
    ]
    lines = [line for row in table.rows if parts.kept(row) for line in _lines(row, _groups_three(row), parts)]
    return PrintedTable(table.key, 10, (*head, *_printed_lines(lines, 3, 7)), head=3)


def _groups_three(row: FormRow) -> tuple[str, ...]:
    results = (RESULTS,) if row.id.startswith("r3.") else ()
    return (*results, row.group) if row.group else results


def _table_four(table: FormTable, parts: TableParts) -> PrintedTable:
    """Three groups of five: the review, and litigation without and after one."""
    row = table.rows[0]
    leaves = [PrintedCell(header.rpartition("·")[2]) for header in row.headers]
    head: list[PrintedRow] = [
        (PrintedCell("行政复议", width=5), PrintedCell("行政诉讼", width=10)),
        (
            *(leaf._replace(height=2) for leaf in leaves[:5]),
            PrintedCell("未经复议直接起诉", width=5),
            PrintedCell("复议后起诉", width=5),
        ),
        (*(PrintedCell("", continued=True) for _ in leaves[:5]), *leaves[5:]),
    ]
    values = [tuple(parts.cell(figure) for figure in row.figures)] if parts.kept(row) else []
    return PrintedTable(table.key, len(leaves), (*head, *values), head=3)


def _lines(row: FormRow, groups: tuple[str, ...], parts: TableParts) -> Iterable[PrintedLine]:
    """The row, and the further row that follows it if there is one."""
    yield PrintedLine(groups, row.ordinal + row.label, tuple(parts.cell(figure) for figure in row.figures))
    if row.id in parts.extra:
        label, *values = parts.extra[row.id].split("|")
        yield PrintedLine(groups, label, tuple(PrintedCell(value, value=True) for value in values))


def _printed_lines(lines: Sequence[PrintedLine], depth: int, columns: int) -> Iterable[PrintedRow]:
    """Lines as rows: a label that spans several lines stands in the first of them."""
    for index, line in enumerate(lines):
        labels = [_group_cell(lines, index, level) for level in range(len(line.groups))]
        own = PrintedCell(line.label, width=depth - len(labels))
        yield (*labels, own, *_widen_last(line.values, columns))


def _group_cell(lines: Sequence[PrintedLine], index: int, level: int) -> PrintedCell:
    path = lines[index].groups[: level + 1]
    if index and lines[index - 1].groups[: level + 1] == path:
        return PrintedCell("", continued=True)
    height = 0
    while index + height < len(lines) and lines[index + height].groups[: level + 1] == path:
        height += 1
    return PrintedCell(path[-1], height=height)


def _widen_last(cells: Sequence[PrintedCell], columns: int) -> tuple[PrintedCell, ...]:
    """The last cell takes the columns that are left."""
    if not cells or len(cells) >= columns:
        return tuple(cells)
    return (*cells[:-1], cells[-1]._replace(width=columns - len(cells) + 1))
