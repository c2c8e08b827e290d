"""GK016: a formula has no stored result."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK016",
    "formula-without-value",
    severity="warning",
    summary=("单元格的公式没有保存计算结果", "a formula has no stored result"),
    basis="数字的确定性（公布的表格应当有确定的数值）",
    help=(
        "请用表格软件打开并保存一次，或把公式粘贴为数值。",
        "Open and save the file in a spreadsheet program, or paste the formulas as values",
    ),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["formula"]), passes(comment="读取时没有遇到这种情况")],
)
def formula_without_value(report: Report, options: None) -> Iterator[Finding]:
    """单元格里是公式，但文件没有保存它的计算结果，所以这些格的数字没有读到。

    这样的文件多半由程序生成，没有经过表格软件计算；别的软件打开时可能显示为0或空白。

    错误写法：“总计”一格是 `=SUM(B2:G2)`，文件里没有结果。

    正确写法：打开文件重新计算并保存，或直接填写数值。
    """
    yield from findings_of_notes(report, "formula")
