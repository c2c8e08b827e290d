"""GK411: a fee was collected, but the number of notices or the amount is missing."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.fees import collected_fees, section_six

_NOTICES = lazy_pattern(r"(?:[0-9]+|[一二两三四五六七八九十]+)\s?(?:件|份|次|笔|宗|起|人次|个|单|批)")


@rule(
    "GK411",
    "fee-statement-incomplete",
    severity="info",
    summary=("收取了信息处理费，但没有写全件数和金额", "a processing fee was collected, number or amount is not said"),
    basis="国办公开办函〔2021〕30号（第六部分）；国办函〔2020〕109号",
    help=("请写明发出收费通知的件数、总金额和实际收取的总金额。", "State the number of notices and the amounts"),
    forms=("2021",),
    examples=[
        fails(other="本年度收取信息处理费380元。", message="件数", count=1),
        fails(other="本年度对2件申请收取了信息处理费。", message="金额"),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。"),
        passes(other="本年度未收取信息处理费。"),
        passes(other="本年度收取信息处理费0元。"),
        passes(other="（一）信息处理费收取情况。本年度未产生信息处理费。", comment="小标题不是陈述"),
        passes(other="关于收取信息处理费情况：无。"),
        passes(other="（文字描述，收取信息处理费情况在此处报告。）\n本年度未收取信息处理费。", comment="模板提示"),
        passes(other="严格执行信息处理费管理规定。", comment="没有说收取"),
    ],
)
@for_administrations
def fee_statement_incomplete(report: Report, options: None) -> Iterator[Finding]:
    """第六部分说收取了信息处理费，却没有写清发出收费通知的件数或者金额。

    格式要求三项：发出收费通知的件数、总金额、实际收取的总金额。

    错误写法：`本年度收取信息处理费380元。`

    正确写法：`本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。`
    """
    found = [claim for claim in collected_fees(report) if claim.section == "other"]
    sums = [claim for claim in found if claim.value is not None]
    if not found or (sums and _counts_notices(report)):
        return
    missing = (
        Words("收取了信息处理费，没有写明收费通知的件数", "A processing fee was collected; the number is not said")
        if sums
        else Words("收取了信息处理费，没有写明金额", "A processing fee was collected; the amount is not said")
    )
    yield Finding(missing, report.body.span(*(sums or found)[0].clause), "fee")


def _counts_notices(report: Report) -> bool:
    """Whether section six states a number of notices, or of requests with a fee."""
    return any(_NOTICES.search(prose.text) for prose in section_six(report) if prose.kind == "body")
