"""GK318: 增减百分比与两年的数字对不上。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.ratios import RatioChange, changes
from gklint_national.cross_reference.statements import span

_REACH = 80  # characters on either side of the rate in which its two figures stand


@rule(
    "GK318",
    "growth-mismatch",
    severity="warning",
    summary=("增减百分比与两年的数字对不上", "A growth rate does not fit its two figures"),
    basis="数字逻辑",
    help=("请按两年的数字重新计算百分比。", "Recompute the rate from the two figures."),
    examples=[
        fails("收到申请22起，比2022年（31起）下降39%。", message="29.03"),
        passes("收到申请22起，比2022年（31起）下降29%。"),
        passes("公开信息120条，比上年100条增长20%。"),
        passes("公开信息120条，比上年增长50%。", comment="没有写上年的数字"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“今年 N，比上年（M）增长 p%”，p 应当由 N 和 M 算出，允许一个百分点以内的舍入。

    错误：“22起，比2022年（31起）下降39%”。正确：下降29%。
    """
    for change in changes(report):
        if not change.holds:
            up, down = ("增长", "下降") if change.claim.unit == "%" else ("增加", "减少")
            way = up if change.claim.manner == "up" else down
            unit = _unit(report, change)
            words = Words(
                f"由{change.then}{unit}到{change.now}{unit}，{change.right}，正文写为{way}{change.claim.value}{change.claim.unit}",
                f"from {change.then} to {change.now} is {change.right_en}; the text says {change.claim.value}",
            )
            yield Finding(words, span(report, change.claim), f"{change.then}:{change.now}:{change.claim.value}")


def _unit(report: Report, change: RatioChange) -> str:
    """What is counted, as it stands behind one of the two figures: 件, 条."""
    start, end = max(0, change.claim.start - _REACH), change.claim.end + _REACH
    figures = "|".join(re.escape(str(one)) for one in (change.now, change.then))
    found = re.search(rf"(?<![\d.])(?:{figures})\s?(万?[件条项次个起份篇人家期场])", report.body.text[start:end])
    return found[1] if found else ""
