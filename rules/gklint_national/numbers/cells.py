"""Findings about value cells: one for each table, with every cell named and mended at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gklint.api import PARTY_LABELS, Edit, Finding, Fix, Related, Report, Severity, ValueCell, Words
from gklint_national.tables import list_words, row_name, table_name

_MOST_RELATED = 30


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


def cell_name(report: Report, cell: ValueCell) -> str:
    """`“（一）予以公开”自然人列`, `行政处罚·处理决定数量`"""
    figure = cell.figure
    if figure is None or report.form is None:
        return f"{row_name(cell.row)}第 {cell.column + 1} 个数"
    concept, party = figure
    return f"{row_name(cell.row)}{PARTY_LABELS[party]}列" if party else f"“{report.form.label(concept)}”"


def cell_findings(report: Report, marked: Iterable[Marked], complaint: Complaint) -> Iterator[Finding]:
    """One finding for each table that has such cells."""
    for key, group in groupby(marked, key=lambda item: item.cell.table.form.key):
        yield _finding(report, key, list(group), complaint)


def _finding(report: Report, table: str, marked: list[Marked], complaint: Complaint) -> Finding:
    name = table_name(marked[0].cell.table.form)
    told = list_words([_words_of(report, item) for item in marked])
    first, *others = [item.cell.span for item in marked]
    return Finding(
        Words(
            f"{name.zh}有 {len(marked)} 格{complaint.words.zh}：{told}",
            f"{name.en}: {len(marked)} cells {complaint.words.en}: {_display(marked)}",
        ),
        first,
        f"{table}:{complaint.key}" if complaint.key else table,
        related=tuple(Related(Words("这一格也是", "this cell too"), span) for span in others[:_MOST_RELATED]),
        severity=complaint.severity,
        fix=_fix(marked, complaint),
    )


def _words_of(report: Report, item: Marked) -> str:
    found = f"“{item.cell.raw}”" if item.cell.raw else ""
    right = f"应为“{item.right}”" if item.right is not None and found else ""
    return f"{cell_name(report, item.cell)}{found}{right}"


def _display(marked: list[Marked]) -> str:
    return list_words([f"“{item.cell.raw}”" for item in marked], "en")


def _fix(marked: list[Marked], complaint: Complaint) -> Fix | None:
    edits = tuple(Edit(item.cell.span, item.right) for item in marked if item.right is not None)
    return Fix(complaint.title, edits, complaint.safe) if edits else None
