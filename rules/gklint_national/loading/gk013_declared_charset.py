"""GK013: the declared encoding is not the true one."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK013",
    "declared-charset",
    severity="info",
    summary=("文件声明的编码与实际不符", "the declared encoding is not the true one"),
    basis="信息公开的可读性（网页应以声明的编码保存）",
    help=("请由网站管理人员将网页统一保存为UTF-8编码。", "Save the file as UTF-8 and let the declaration say so"),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["charset"]), passes(comment="读取时没有遇到这种情况")],
)
def declared_charset(report: Report, options: None) -> Iterator[Finding]:
    """网页写明的编码（如 gb2312）与文件真正的编码不一致；已按真正的编码读取，内容没有受影响。

    浏览器按声明的编码显示，声明错了，公众看到的可能是乱码。

    错误写法：页面声明 `charset=gb2312`，文件却是 UTF-8。

    正确写法：声明 `charset=utf-8`，文件也保存为 UTF-8。
    """
    yield from findings_of_notes(report, "charset")
