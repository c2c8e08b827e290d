"""GK014: the document holds tracked changes that were not accepted."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.loading.notes import findings_of_notes


@rule(
    "GK014",
    "unaccepted-revisions",
    severity="warning",
    summary=("文档里有未接受的修订", "the document holds tracked changes that were not accepted"),
    basis="公文定稿的要求（公布的文件不应带修订痕迹）",
    help=("请在“审阅”中接受或拒绝全部修订，再保存公布。", "Accept or reject all tracked changes before publishing"),
    kinds=("report", "not-a-report", "unsupported"),
    examples=[fails(noted=["revisions"]), passes(comment="读取时没有遇到这种情况")],
)
def unaccepted_revisions(report: Report, options: None) -> Iterator[Finding]:
    """文档带着没有接受的修订痕迹；检查时按“全部接受”后的内容读取。

    带修订的文件公布出去，删掉的数字和批注别人都看得到，读者也不知道以哪个为准。

    错误写法：表三的“5”被划去改为“6”，修订没有接受就上传了。

    正确写法：在“审阅”里选择“接受所有修订”，保存后再公布。
    """
    yield from findings_of_notes(report, "revisions")
