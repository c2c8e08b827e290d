"""Findings about value cells: one for each table, with every cell named and fixed at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gklint.api import (
    PARTY_LABELS,
    Edit,
    Finding,
    Fix,
    NamedTuple,
    Related,
    Report,
    Severity,
    ValueCell,
    Words,
    lazy_pattern,
)
from gklint_national.tables import list_words, row_name, table_name

SPACED_NUMBER = lazy_pattern(r"[+-]?\d+(?:[ \u00a0\u2009\u3000]+\d+)+(?:\.\d+)?")  # 1 275
_MOST_RELATED = 30
_MOST_GROUPS = 4  # rows with different texts told in one message


class Marked(NamedTuple):
    """A cell that a rule objects to, and what should stand there, if that is certain."""

    cell: ValueCell
    right: str | None = None


class Complaint(NamedTuple):
    """What is wrong with the cells: `zh` follows the number of cells, as in 表三有 2 格`空着`."""

    words: Words
    title: Words  # of the fix
    safe: bool = True
    severity: Severity | None = None
    key: str = ""


def _row(report: Report, cell: ValueCell) -> str:
    """The row's label, without marks, of a cell whose figure is known: 行政处罚, （一）予以公开."""
    concept, party = cell.figure or ("", None)
    if party or report.form is None:
        return row_name(cell.row).strip("“”")
    row, _, column = report.form.label(concept).rpartition("·")
    return row or column


def _column(report: Report, cell: ValueCell) -> str:
    """The column's name; empty where the table has one row or one column of figures."""
    concept, party = cell.figure or ("", None)
    if party:
        return PARTY_LABELS[party]
    row, _, column = report.form.label(concept).rpartition("·") if report.form is not None else ("", "", "")
    return column if row else ""


def cell_name(report: Report, cell: ValueCell) -> str:
    """`“（一）予以公开”行“自然人”列`, `“行政处罚”行“本年处理决定数量”列`"""
    if cell.figure is None or report.form is None:
        return f"{row_name(cell.row)}行第{cell.column + 1}个数"
    row, column = _row(report, cell), _column(report, cell)
    if not column:
        return f"“{row}”"
    return f"“{row}”的“{column}”列" if cell.table.form.key == "four" else f"“{row}”行“{column}”列"


def cell_findings(report: Report, marked: Iterable[Marked], complaint: Complaint) -> Iterator[Finding]:
    """One finding for each table that has such cells."""
    for key, group in groupby(marked, key=lambda item: item.cell.table.form.key):
        yield _finding(report, key, list(group), complaint)


def value_to_fill(report: Report, cell: ValueCell) -> str | None:
    """What a cell without a number should hold: the sum for a total, else 0.

    None where a stated total says that something is missing among its items.
    """
    figure, form = cell.figure, report.form
    if figure is None or form is None:
        return "0"
    if figure in form.totals:
        return str(report.value(*figure) or 0)
    lacking = any(
        figure in items
        and (fact := report.facts.get(total)) is not None
        and fact.value is not None
        and fact.value != sum(report.values.get(item, 0) for item in items)
        for total, items in form.totals.items()
    )
    return None if lacking else "0"


def _finding(report: Report, table: str, marked: list[Marked], complaint: Complaint) -> Finding:
    name = table_name(marked[0].cell.table.form)
    first, others = marked[0].cell.span, marked[1:]
    return Finding(
        Words(
            _one(report, name.zh, marked[0], complaint) if not others else _several(report, name.zh, marked, complaint),
            f"{name.en}: {len(marked)} cell{'s' if others else ''}, {complaint.words.en}: {_display(marked)}",
        ),
        first,
        f"{table}:{complaint.key}" if complaint.key else table,
        related=tuple(_alike(item, marked[0]) for item in marked[1:][:_MOST_RELATED]),
        severity=complaint.severity,
        fix=_fix(marked, complaint),
    )


def _alike(item: Marked, first: Marked) -> Related:
    """A further cell, with what stands in it."""
    if not item.cell.raw:
        return Related(Words("也未填" if not first.cell.raw else "未填", "blank"), item.cell.span)
    also = "也" if item.cell.raw == first.cell.raw else ""
    return Related(Words(f"{also}填的是“{item.cell.raw}”", f"“{item.cell.raw}”"), item.cell.span)


def _one(report: Report, table: str, item: Marked, complaint: Complaint) -> str:
    """`表二“规章”行“本年制发件数”列填的是“/”，应填“0”`"""
    place = f"{table}{cell_name(report, item.cell)}"
    if not item.cell.raw:
        return f"{place}未填"
    return f"{place}填的是“{item.cell.raw}”，" + (
        f"应填“{item.right}”" if item.right is not None else complaint.words.zh
    )


def _several(report: Report, table: str, marked: list[Marked], complaint: Complaint) -> str:
    """`表三有5格未填：“3.其他”行的商业企业、科研机构列`: the cells of a row together, and what to write."""
    groups = [
        list(group) for _, group in groupby(marked, key=lambda item: (_row(report, item.cell), _cell_contents(item)))
    ]
    filled = {_cell_contents(item) for item in marked}
    if len(filled) == 1:
        one = filled.pop()
        told = list_words([_of_row(report, group) for group in groups]) + (f"，均{one}" if one else "")
    else:
        told = "；".join(f"{_of_row(report, group)}{_cell_contents(group[0])}" for group in groups[:_MOST_GROUPS])
        told += "等" if len(groups) > _MOST_GROUPS else ""
    return f"{table}有{len(marked)}格{complaint.words.zh}：{told}"


def _cell_contents(item: Marked) -> str:
    """`填“/”，应填“0”`; nothing of a blank cell."""
    if not item.cell.raw:
        return ""
    return f"填“{item.cell.raw}”" + (f"，应填“{item.right}”" if item.right is not None else "")


def _of_row(report: Report, marked: list[Marked]) -> str:
    columns = [column for item in marked if (column := _column(report, item.cell))]
    row = f"“{_row(report, marked[0].cell)}”" + ("的" if marked[0].cell.table.form.key == "four" else "行")
    return f"{row}{_column_names(columns)}列" if columns else row.removesuffix("行").removesuffix("的")


def _column_names(columns: list[str]) -> str:
    return "".join(f"“{column}”" for column in columns)


def _display(marked: list[Marked]) -> str:
    return list_words([f"“{item.cell.raw}”" for item in marked], "en")


def _fix(marked: list[Marked], complaint: Complaint) -> Fix | None:
    edits = tuple(Edit(item.cell.span, item.right) for item in marked if item.right is not None)
    return Fix(complaint.title, edits, complaint.safe) if edits else None
