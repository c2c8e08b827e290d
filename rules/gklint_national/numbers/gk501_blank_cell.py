"""GK501: cells of a statutory table are blank."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, TableReading, ValueCell, Words, fails, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings
from gklint_national.tables import is_blank_table, settled_tables, table_name, table_start

_BLANK_FOUR = {f"review.{part}": None for part in ("upheld", "corrected", "other", "pending", "total")}
_ALL_FOUR = _BLANK_FOUR | {
    f"litigation.{kind}.{part}": None
    for kind in ("direct", "after_review")
    for part in ("upheld", "corrected", "other", "pending", "total")
}


@rule(
    "GK501",
    "blank-cell",
    severity="warning",
    summary=("表格有空格", "cells of a table are blank"),
    basis="国办公开办函〔2021〕30号（表格各项均应填报，没有的填0）",
    help=("没有发生的请填0，总计请填合计数", "Write 0 where nothing happened, and the sum in a total"),
    fix="unsafe",
    examples=[
        fails(facts=_BLANK_FOUR, count=1, severity="warning", message="表四有 5 格空着"),
        fails(facts={"outcome.disclosed@business": None}, count=1, message="商业企业列"),
        fails(facts=_ALL_FOUR, count=1, severity="error", message="整张表都空着"),
        passes(comment="没有发生的都填0"),
        passes(facts={"licensing.decisions": "/"}, comment="斜线由 GK502 提示"),
    ],
)
def blank_cell(report: Report, options: None) -> Iterator[Finding]:
    """表格里有的格子空着没有填数。整张表都空着的，按错误处理。

    空着的格子可能是0，也可能是漏填，读者分不清。核对勾稽关系时，空着的分项按0算，空着的总计按各分项之和算。
    每张表合为一条，列出空着的格子。

    错误写法：`一、本年新收政府信息公开申请数量 3 （空） （空） （空） （空） （空） 3`

    正确写法：`一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3`
    """
    blank = [cell for cell in report.odd_cells if not cell.raw and cell.row.form is not None]
    empty = [table for table in settled_tables(report) if table.rows and is_blank_table(table)]
    for table in empty:
        yield _empty(table)
    emptied = {table.form.key for table in empty}
    marked = [Marked(cell, _fill(report, cell)) for cell in blank if cell.table.form.key not in emptied]
    complaint = Complaint(Words("空着", "are blank"), Words("没有的填0", "Write 0"), safe=False)
    yield from cell_findings(report, marked, complaint)


def _fill(report: Report, cell: ValueCell) -> str:
    """0, or the sum where a total is blank."""
    figure = cell.figure
    value = report.value(*figure) if figure is not None else 0
    return str(value or 0)


def _empty(table: TableReading) -> Finding:
    name = table_name(table)
    return Finding(
        Words(f"{name.zh}整张表都空着，没有填任何数字", f"{name.en} holds no figure at all"),
        table_start(table),
        f"{table.form.key}:empty",
        severity="error",
    )
