"""GK508: a number in a value cell is broken up by separators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_SEPARATED = lazy_pattern(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?")
_COMPLAINT = Complaint(Words("的数字带分隔号", "hold a separator"), Words("删去分隔号", "Remove the separator"))


@rule(
    "GK508",
    "thousands-separator",
    severity="info",
    summary=("格中数字带千分位分隔号", "a number is broken up by separators"),
    basis="GB/T 15835—2011（阿拉伯数字的写法）；统计汇总的需要",
    help=("请删去数字中间的分隔号。", "Write the digits alone"),
    fix="safe",
    examples=[
        fails(facts={"licensing.decisions": "1,276"}, severity="info", fixed="1276"),
        fails(
            facts={"licensing.decisions": "1，276"}, severity="warning", fixed="1276", comment="全角逗号看起来像两个数"
        ),
        passes(facts={"licensing.decisions": "1276"}),
        passes("全年公开信息1,276条。", comment="正文中的分隔号"),
    ],
)
def thousands_separator(report: Report, options: None) -> Iterator[Finding]:
    """表格的数字写成“1,276”，中间加了分隔号；用全角逗号“1，276”的作为警告。

    半角分隔号是允许的写法，只作提示。全角逗号是标点，一格会被看成两个数。

    错误写法：`行政许可 1，276`

    正确写法：`行政许可 1276`
    """
    cells = [cell for cell in report.odd_cells if _SEPARATED.fullmatch(cell.raw)]
    half = [Marked(cell, cell.raw.replace(",", "")) for cell in cells if "，" not in cell.raw]
    full = [Marked(cell, re.sub("[,，]", "", cell.raw)) for cell in cells if "，" in cell.raw]
    yield from cell_findings(report, half, _COMPLAINT)
    yield from cell_findings(report, full, _COMPLAINT._replace(severity="warning", key="full-width"))
