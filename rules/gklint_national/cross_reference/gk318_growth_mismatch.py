"""GK318: 增减百分比与两年的数字对不上。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_GROWTH = re.compile(
    r"(?P<now>[0-9]+)\s?(?P<unit>[件条起次份篇项场])[，,（(]?(?:同)?[比较](?:上年度?|去年|上一年度?|20[0-9]{2}年度?)(?:同期)?(?:的)?[（(]?"
    r"(?P<then>[0-9]+)\s?(?P=unit)[)）]?[，,]?(?:相比)?(?P<way>增长|上升|增加|提高|下降|减少|降低)(?:了)?\s?(?P<share>[0-9]+(?:\.[0-9]+)?)\s?[%％]"
)


@rule(
    "GK318",
    "growth-mismatch",
    severity="warning",
    summary=("增减百分比与两年的数字对不上", "A growth rate does not fit its two figures"),
    basis="数字逻辑",
    help=("按两年的数字重新计算百分比。", "Recompute the rate from the two figures."),
    examples=[
        fails("收到申请22起，比2022年（31起）下降39%。", message="29.03"),
        passes("收到申请22起，比2022年（31起）下降29%。"),
        passes("公开信息120条，比上年100条增长20%。"),
        passes("公开信息120条，比上年增长50%。", comment="没有写上年的数字"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“今年 N，比上年（M）增长 p%”，p 应当由 N 和 M 算出，允许一个百分点以内的舍入。

    错误：“22 起，比 2022 年（31 起）下降 39%”。正确：下降 29%。
    """
    if "%" not in report.body.text and "％" not in report.body.text:
        return
    for match, span in report.body.find(_GROWTH):
        now, then = int(match["now"]), int(match["then"])
        if then == 0:
            continue
        sign = 1 if match["way"] in ("增长", "上升", "增加", "提高") else -1
        right = 100 * (now - then) / then
        if abs(right - sign * float(match["share"])) > 1:
            way = "增长" if right >= 0 else "下降"
            words = Words(
                f"由 {then} 到 {now} 是{way} {abs(right):.2f}%，写的是{match['way']} {match['share']}%",
                f"from {then} to {now} is {right:+.2f}%, not {sign * float(match['share']):+g}%",
            )
            yield Finding(words, span, f"{then}:{now}:{match['share']}")
