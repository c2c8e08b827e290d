"""GK516: a number lacks its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_COUNTED = lazy_pattern(
    r"(?:公开(?:政府|政务)?信息|发布(?:政府|政务)?信息|予以公开|部分公开|不予公开|无法提供|不予处理|公开申请|(?:公布|公开|发布|更新|上传|推送)(?:各类|有关|相关)?(?:政府|政务|工作)?信息)"
    r"(?:共计|总计|合计|共|约|达|计)?(?P<number>\d{1,7})(?=[，。；]|主要|其中|包括|均)"
)
# 26.4粉丝: a count of people is no fraction, so that 万 was lost.
_FRACTION = lazy_pattern(r"(?<![\d.])(?P<number>\d{1,5}\.\d{1,4})(?=(?:名|个)?(?:粉丝|用户)|人次)")

_MYRIADS = Words("请核对是否漏写“万”字。", "Check whether 万 was left out")


@rule(
    "GK516",
    "unit-missing",
    severity="warning",
    summary=("数字后面缺少单位", "a number lacks its unit"),
    basis="GB/T 15835—2011（数字与量词连用）",
    help=("请补上“条”“件”等单位。", "Add the unit"),
    examples=[
        fails("全年主动公开信息253主要包括工作动态和政策文件。", message="253"),
        fails("其中予以公开12件，部分公开67，不予公开3件。", at="67"),
        fails("在工作专栏公布信息135。本年度开展培训2次。", at="135"),
        fails("微信公众号共有26.4粉丝。", message="26.4"),
        passes("全年主动公开信息253条，主要包括工作动态。"),
        passes("微信公众号共有26.4万粉丝。"),
        passes("主动公开政府信息2023年度共120条。"),
        passes("予以公开3、部分公开2件。", comment="几个数合用一个单位"),
    ],
)
def unit_missing(report: Report, options: None) -> Iterator[Finding]:
    """数字后面没有“条”“件”等单位，或者漏了“万”字。

    没有单位，读者不知道数的是条数、件数还是次数；粉丝数、人次出现小数，多半漏了“万”。

    错误写法：`全年主动公开信息253主要包括……`

    正确写法：`全年主动公开信息253条，主要包括……`
    """
    text = report.body.text
    for match, _ in report.body.find(_COUNTED):
        yield _finding(report, match)
    if "粉丝" in text or "用户" in text or "人次" in text:
        for match, _ in report.body.find(_FRACTION):
            yield _finding(report, match)._replace(help=_MYRIADS)


def _finding(report: Report, match: re.Match[str]) -> Finding:
    number = match["number"]
    return Finding(
        Words(f"“{number}”后缺少单位", f"The number {number} lacks its unit"),
        report.body.span(*match.span("number")),
        f"{number}:{match[0][:8]}",
    )
