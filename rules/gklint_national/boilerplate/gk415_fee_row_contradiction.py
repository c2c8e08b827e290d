"""GK415: table three counts unpaid fee notices, section six says that none was issued."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.boilerplate.fees import fee_sentences

# 未向申请人发出收费通知, 没有开具过收费通知书, 无收费通知, 收费通知0件.
_ISSUE = r"(?:发出|发送|开具|开出|出具|下达|下发|制发|发放|送达|作出|寄出|产生|发)"
_NONE_ISSUED = lazy_pattern(
    rf"(?:未|没有?|从未|不曾|无)(?:曾|有)?(?:(?:向|对|给|因)[^，。；]{{1,20}}?)?{_ISSUE}过?[^，。；0-9]{{0,20}}?(?:收费|缴费|费用?)(?:的)?通知"
    r"|(?:无|没有)(?:任何)?(?:政府信息公开)?(?:信息处理费)?(?:收费|缴费)通知(?!要求|规定)"
    rf"|(?:{_ISSUE}[^，。；0-9]{{0,16}}|收费|缴费)通知书?[^，。；0-9]{{0,4}}[0零]\s?(?:件|份|次|张|个|(?=[，。；]))"
)
_UNPAID = {"outcome.other.fee_unpaid": 1, "outcome.total": 1, "requests.received": 1}


@rule(
    "GK415",
    "fee-row-contradiction",
    severity="warning",
    summary=(
        "表三有逾期未缴费的申请，正文却说没有发出收费通知",
        "unpaid fee notices beside the statement that there were none",
    ),
    basis="国办函〔2020〕109号（逾期未缴纳的，视为放弃申请）；国办公开办函〔2021〕30号：附表三",
    help=(
        "请核对：发出过收费通知的，请在第六部分写明件数和金额；没有发出的，请将这些申请改填到实际的办理结果一行，总计不变；通知是上年发出、本年逾期的，请在第六部分说明。",
        "State the notices in section six, or correct the row of table three.",
    ),
    forms=("2021",),
    examples=[
        fails(
            facts=_UNPAID,
            other="本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。",
            message="1件",
            count=1,
        ),
        fails(facts=_UNPAID, other="本年度发出收费通知0件，收取信息处理费0元。"),
        fails(facts=_UNPAID, other="全年没有对任何申请人开具过收费通知书，也没有收取信息处理费。", message="没有发出"),
        fails(facts=_UNPAID, other="收费通知数量为0，收取金额为0。"),
        fails(facts=_UNPAID, other="报告年度无信息处理费收费通知。"),
        passes(
            facts=_UNPAID,
            other="本年度未发出收费通知，表三中1件系上年度发出的通知逾期未缴。",
            comment="说明了是上年的通知",
        ),
        passes(facts=_UNPAID, other="申请人没有按收费通知缴费1件，未收取信息处理费。", comment="没有否认发出通知"),
        passes(facts=_UNPAID, other="本年度发出收费通知1件，总金额100元，实际收取信息处理费0元。"),
        passes(other="本年度未发出政府信息公开信息处理费收费通知，未收取信息处理费。"),
    ],
)
def fee_row_contradiction(report: Report, options: None) -> Iterator[Finding]:
    """表三“申请人逾期未按收费通知要求缴纳费用”一行有数字，说明发出过收费通知，第六部分却说没有发出。

    错误写法：表三该行填1，第六部分写 `本年度未发出信息处理费收费通知`

    正确写法：`本年度发出收费通知1件，总金额100元，实际收取0元。`
    """
    unpaid = report.fact("outcome.other.fee_unpaid", "total")
    if unpaid is None or not unpaid.value:
        return
    for prose, start, end in fee_sentences(report, of_own_year=True):
        match = _NONE_ISSUED.search(prose.text, start, end)
        if match is not None:
            yield Finding(
                Words(
                    f"第六部分称没有发出收费通知，表三“申请人逾期未按收费通知要求缴纳费用”一行为{unpaid.raw}件",
                    f"Section six says no fee notice was issued, table three counts {unpaid.raw} unpaid",
                ),
                prose.passage.span(match.start(), match.end()),
                "fee-row",
                related=(Related(Words(f"{unpaid.raw}件", unpaid.raw), unpaid.span),),
            )
            return
