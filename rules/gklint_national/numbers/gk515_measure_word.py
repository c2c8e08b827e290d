"""GK515: requests are counted with another measure word than 件."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule

_COUNTED = lazy_pattern(
    r"(?:收到|受理|接收|接到|新收|办理|处理|答复|办结)[^。；，、\n\d]{0,16}(?:申请|依申请公开信息|依申请公开)(?!行政|复议)(?:事项|数量|总数)?"
    r"[^。；，、\n\d申表书]{0,6}(?P<count>\d{1,7}\s?(?P<unit>条|起|份|宗|例|个|项|次))(?!工作日|目|申请表|申请书|材料|文件|邮件|信函)"
)


@rule(
    "GK515",
    "measure-word",
    severity="info",
    summary=("申请的量词不是“件”", "requests are not counted in 件"),
    basis="通行写法（政府信息公开申请以件计）",
    help=("请以“件”为单位。", "Count requests in 件"),
    examples=[
        fails("全年收到政府信息公开申请2条。", message="2条"),
        fails("本年度受理依申请公开22起，均按时答复。"),
        fails("全年收到政府信息公开申请0项。", message="0项"),
        passes("全年收到政府信息公开申请2件。"),
        passes("全年主动公开政府信息120条，收到申请5件。"),
        passes("接收申请人提交的申请表3份。", comment="申请表以份计"),
        passes("因申请答复被申请行政复议2次。", comment="说的是行政复议"),
        passes("办理政府信息公开申请平均用时12个工作日。"),
    ],
)
def measure_word(report: Report, options: None) -> Iterator[Finding]:
    """政府信息公开申请的数量用了“条”“起”“份”等量词。

    表三以“件”统计申请。正文用别的量词，读者可能误以为是公开信息的条数。

    错误写法：`收到依申请公开信息2条`

    正确写法：`收到政府信息公开申请2件`
    """
    if "申请" not in report.body.text:
        return
    for match, _ in report.body.find(_COUNTED):
        yield Finding(
            Words(f"申请的数量写作“{match['count']}”，量词应为“件”", f"Count requests in 件, not {match['unit']}"),
            report.body.span(*match.span("count")),
            f"{match['count']}",
            help=Words(f"请将“{match['unit']}”改为“件”。", "Write 件"),
        )
