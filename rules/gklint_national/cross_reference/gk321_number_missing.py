"""GK321: 漏写数字。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule


@rule(
    "GK321",
    "number-missing",
    severity="warning",
    summary=("漏写数字", "A number is missing before its measure word"),
    basis="数字逻辑",
    help=("请补上件数或条数。", "Fill in the number."),
    examples=[
        fails("全年编辑发布信息条，更新及时。", at="编辑发布信息条"),
        fails("共收到政府信息公开申请件，均已办结。"),
        passes("全年编辑发布信息30条，更新及时。"),
        passes("完善信息公开条目，发布信息条目清晰。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“发布信息条”“收到申请件”在量词前漏了数字，多半是套用模板时没有填写。

    错误：“编辑发布信息条”。正确：“编辑发布信息30条”。
    """
    for claim in report.claims:
        if claim.relation == "missing":
            said = report.body.text[claim.start : claim.end]
            words = Words(f"“{said}”漏写数字", f"a number is missing: {said}")
            yield Finding(words, report.body.span(claim.start, claim.end), said)
