"""GK015: the document holds hidden text or a hidden sheet."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK015",
    "hidden-content",
    severity="info",
    summary=("文档里有隐藏的文字或工作表", "the document holds hidden text or a hidden sheet"),
    basis="信息公开的可读性（公布的文件不应带隐藏内容）",
    help=("请删除隐藏的内容，或取消隐藏后核对。", "Delete the hidden content, or show it and check it"),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["hidden"]), passes(comment="读取时没有遇到这种情况")],
)
def hidden_content(report: Report, options: None) -> Iterator[Finding]:
    """文档里有隐藏的文字、行列或工作表，打开时看不见，却会随文件一起公布。

    隐藏的内容可能是草稿、内部备注或上年的数字，公布前应当清理。

    错误写法：工作簿里藏着一张“上年数据”表。

    正确写法：公布前删除隐藏的工作表。
    """
    yield from findings_of_notes(report, "hidden")
