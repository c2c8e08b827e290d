"""GK318: 增减百分比与两年的数字对不上。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.cross_reference.ratios import RatioChange, changes
from gklint_national.cross_reference.statements import span

_WORDS = lazy_pattern(
    r"(?:增长率?|增幅|增加|上升|提高|上涨|下降|减少|降低|降幅|下滑|多|少)[了为达到约近：]{0,3}[\d.]+\s?[%％\w]*$"
)
_REACH = 80  # characters on either side of the rate in which its two figures stand


@rule(
    "GK318",
    "growth-mismatch",
    severity="warning",
    summary=("增减百分比与两年的数字对不上", "A growth rate does not fit its two figures"),
    basis="数字逻辑",
    help=("请核对两年的数字，重新计算增减幅度。", "Check the two figures and recompute the change."),
    examples=[
        fails("收到申请22起，比2022年（31起）下降39%。", message="应下降29%，正文写“下降39%”"),
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
            unit, told = _unit(report, change), _words_of_change(report, change)
            words = Words(
                f"由{change.then}{unit}到{change.now}{unit}，{change.right}，正文写“{told}”",
                f"from {change.then} to {change.now} is {change.right_en}; the text says {change.claim.value}",
            )
            yield Finding(words, span(report, change.claim), f"{change.then}:{change.now}:{change.claim.value}")


def _words_of_change(report: Report, change: RatioChange) -> str:
    """The change in the words of the text: `下降39%`."""
    claim = change.claim
    own = _WORDS.search(report.body.text[claim.clause[0] : claim.end])
    if own is not None and not any(mark.isspace() for mark in own[0]):
        return own[0]
    up, down = ("增长", "下降") if claim.unit == "%" else ("增加", "减少")
    return f"{up if claim.manner == 'up' else down}{claim.value}{claim.unit}"


def _unit(report: Report, change: RatioChange) -> str:
    """What is counted, as it stands behind one of the two figures: 件, 条."""
    start, end = max(0, change.claim.start - _REACH), change.claim.end + _REACH
    figures = "|".join(re.escape(str(one)) for one in (change.now, change.then))
    found = re.search(rf"(?<![\d.])(?:{figures})\s?(万?[件条项次个起份篇人家期场])", report.body.text[start:end])
    return found[1] if found else ""
