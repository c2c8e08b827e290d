"""GK017: the file was not read to its end."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK017",
    "not-read-fully",
    severity="warning",
    summary=("文件没有读完", "the file was not read to its end"),
    basis="检查的完整性（没有读到的部分未作检查）",
    help=("请把年度报告单独存为一个文件后重新检查。", "Save the report as a file of its own and check it again"),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["cut"]), passes(comment="读取时没有遇到这种情况")],
)
def not_read_fully(report: Report, options: None) -> Iterator[Finding]:
    """文件太大或者嵌套太深，达到读取上限，后面的部分没有检查。

    正常的年度报告只有几千到几万字。超过上限，多半是文件里混进了别的内容，或者文件已经损坏。

    错误写法：把全年的公文汇编和年度报告存成一个文件。

    正确写法：年度报告单独存为一个文件。
    """
    yield from findings_of_notes(report, "cut")
