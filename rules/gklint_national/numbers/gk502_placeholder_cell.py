"""GK502: cells hold a placeholder such as / or 无 instead of a number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gklint.api import Finding, Report, RowReading, Words, fails, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings, value_to_fill

_PLACEHOLDERS = frozenset(
    [
        "/",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "−",
        "―",
        "*",
        "无",
        "不涉及",
        "不适用",
        "暂无",
        "没有",
        "空",
        "N/A",
        "n/a",
    ]
)
_ROW = {f"regulations.{part}": "/" for part in ("issued", "repealed", "in_force")}


@rule(
    "GK502",
    "placeholder-cell",
    severity="info",
    summary=("格中是“/”“—”“无”等符号，不是数字", "cells hold a placeholder instead of a number"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表逐项填报",
    help=(
        "请改填数字：没有发生的填0，总计填合计数。",
        "Write 0 where nothing happened, and the sum in a total",
    ),
    fix="unsafe",
    examples=[
        fails(facts=_ROW, count=1, severity="info", comment="整行不适用"),
        fails(facts={"requests.received@research": "-"}, severity="warning", message="“科研机构”列填的是“-”"),
        fails(facts={"coercion.decisions": "无"}, severity="info", fixed="0"),
        fails(
            facts={"review.upheld": 2, "review.pending": 1, "review.total": "/"},
            message="应填“3”",
            comment="总计应填各项之和",
        ),
        fails(
            facts={"review.upheld": 2, "review.pending": "/", "review.total": 3},
            message="填的是“/”，不是数字",
            comment="总计比各项之和多，不能断定是0",
        ),
        passes(comment="没有发生的填0"),
        passes(facts={"coercion.decisions": None}, comment="空着的格由 GK501 提示"),
        passes(form="2019", facts={"penalty.items_before": 5, "penalty.items_change": "-2"}, comment="负数不是符号"),
    ],
)
def placeholder_cell(report: Report, options: None) -> Iterator[Finding]:
    """格子里写的是“/”“—”“无”“不涉及”一类符号或文字，不是数字。

    整行都用符号，多半表示本机关没有这项职能，只作提示；一行里数字和符号混用，读者分不清是没有还是漏填，作为警告。
    汇总时符号不能相加，没有发生的统一填0，总计填各项之和。

    错误写法：`行政强制 /`

    正确写法：`行政强制 0`
    """
    cells = [cell for cell in report.odd_cells if cell.row.form is not None and _is_placeholder(cell.raw)]
    whole = [Marked(cell, value_to_fill(report, cell)) for cell in cells if not _has_numbers(cell.row)]
    mixed = [Marked(cell, value_to_fill(report, cell)) for cell in cells if _has_numbers(cell.row)]
    yield from cell_findings(report, whole, _complaint())
    yield from cell_findings(report, mixed, _complaint()._replace(severity="warning", key="mixed"))


def _is_placeholder(raw: str) -> bool:
    return unicodedata.normalize("NFKC", raw) in _PLACEHOLDERS


def _has_numbers(row: RowReading) -> bool:
    return any(any(c.isdecimal() for c in raw) for raw, _ in row.values)


def _complaint() -> Complaint:
    return Complaint(Words("不是数字", "hold a placeholder"), Words("改填数字", "Write the number"), safe=False)
