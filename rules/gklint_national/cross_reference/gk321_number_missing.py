"""GK321: 漏写数字。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_MISSING = re.compile(
    r"(?:发布|公开|编辑发布|收到|受理|报送|推送|更新)(?:各类|政府|政务|工作|动态|相关){0,3}"
    r"(?:信息|信息公开申请|申请)(?:共|共计|总计|合计)?(?:条|件)(?=[，。；、,;\s]|$)"
)


@rule(
    "GK321",
    "number-missing",
    severity="warning",
    summary=("漏写数字", "A number is missing before its measure word"),
    basis="数字逻辑",
    help=("补上件数或条数。", "Fill in the number."),
    examples=[
        fails("全年编辑发布信息条，更新及时。", at="编辑发布信息条"),
        fails("共收到政府信息公开申请件，均已办结。"),
        passes("全年编辑发布信息30条，更新及时。"),
        passes("完善信息公开条目，发布信息条目清晰。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“发布信息条”“收到申请件”在量词前漏了数字，多半是套用模板时没有填写。

    错误：“编辑发布信息条”。正确：“编辑发布信息 30 条”。
    """
    text = report.body.text
    if "信息" not in text and "申请件" not in text:
        return
    for match, span in report.body.find(_MISSING):
        yield Finding(
            Words(f"“{match.group()}”漏写了数字", f"a number is missing: {match.group()}"), span, match.group()
        )
