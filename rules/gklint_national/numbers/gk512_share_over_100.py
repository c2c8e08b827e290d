"""GK512: a share is above 100 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_SHARE = lazy_pattern(
    r"(?P<what>占比|占|办结率|答复率|回复率|办复率|公开率|覆盖率|合格率|准确率|及时率|满意率|满意度)"
    r"[^。；，、\n%％\d增升超]{0,12}(?P<number>\d{1,6}(?:\.\d{1,4})?)\s?[%％]"
)


@rule(
    "GK512",
    "share-over-100",
    severity="warning",
    summary=("占比或办结率超过100%", "a share is above 100 per cent"),
    basis="数字的逻辑（部分不能大于整体）",
    help=("请核对有关数字，重新计算百分比。", "Check the percentage and what it is a share of"),
    examples=[
        fails("申请件按时办结率102%。", message="102%"),
        fails("其中网络申请12件，占比为133.3%。"),
        passes("办结率100%，满意度99.5%。"),
        passes("主动公开信息数量同比增长120%，完成年度任务的150%。", comment="增长率和完成率可以超过100%"),
        passes("网络申请占比增长120%。", comment="说的是增长"),
        passes("占地1200平方米。"),
    ],
)
def share_over_100(report: Report, options: None) -> Iterator[Finding]:
    """占比、办结率、答复率一类的百分比超过了100%。

    部分不会大于整体，多半是小数点写错或分母用错。同比增长、完成任务的比例可以超过100%，不检查。

    错误写法：`按时办结率102%`

    正确写法：`按时办结率100%`
    """
    text = report.body.text
    if "%" not in text and "％" not in text:
        return
    for match, span in report.body.find(_SHARE):
        if float(match["number"]) > 100:
            yield Finding(
                Words(f"{_subject(match)}写为{match['number']}%，超过100%", f"“{match[0]}” is above 100 per cent"),
                span,
                f"{match['what']}:{match['number']}",
                help=Words(f"请核对有关数字，重新计算{_subject(match)}。", "Check the figures and work it out anew"),
            )


def _subject(match: re.Match[str]) -> str:
    """`答复率`, `占比`"""
    return "占比" if match["what"].startswith("占") else str(match["what"])
