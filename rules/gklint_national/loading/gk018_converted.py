"""GK018: the file was read through another program."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK018",
    "converted",
    severity="info",
    summary=("文件经其他软件转换后读取", "the file was read through another program"),
    basis="检查的可靠性（转换可能改变排版）",
    help=(
        "请以原文为准；与原文不符的，请将原文件另存为.docx或.xlsx后重新检查。",
        "If a finding does not fit the file, save it in a current format and check again",
    ),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["converted"]), passes(comment="读取时没有遇到这种情况")],
)
def converted(report: Report, options: None) -> Iterator[Finding]:
    """这种旧格式先由其他软件转换，再进行检查；转换可能使表格错位。

    这只是说明结果的来源，不算错误。发现与原文对不上时，以原文为准。

    错误写法：以 .wps、.doc 等旧格式保存报告。

    正确写法：另存为 .docx、.xlsx 或 .txt。
    """
    yield from findings_of_notes(report, "converted")
