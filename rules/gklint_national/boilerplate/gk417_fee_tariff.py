"""GK417: an amount of processing fee that the tariff cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.boilerplate.fee_amounts import fee_amounts

_STEP = 10  # yuan: by pages 10, 20 or 40 a page
_STEP_BY_REQUESTS = 100
_BY_REQUESTS, _BY_PAGES = lazy_pattern("按件(?:计收|计费|收费|收取|标准)"), lazy_pattern("按(?:量|页)|/页|每页")


@rule(
    "GK417",
    "fee-tariff",
    severity="warning",
    summary=("信息处理费的金额按收费标准算不出来", "an amount that the tariff of the processing fee cannot give"),
    basis="国办函〔2020〕109号（按件计收每件100元起，按量计收每页10元、20元、40元）",
    help=("请对照收费通知核对金额和单位。", "Check the amount and its unit by the fee notices."),
    forms=("2021",),
    examples=[
        fails(other="本年度发出收费通知1件，总金额383元，实际收取信息处理费383元。", at="383元", count=1),
        fails(other="2023年发出收费通知1件，总金额383元，实际收取383元。", count=1),
        fails(other="本年度收取信息处理费12.5元。", message="12.5元"),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。"),
        fails(
            other="按件计收，发出收费通知1件，总金额250元，实际收取信息处理费250元。",
            message="按件计收，金额均应为100元的整数倍",
        ),
        passes(other="按件计收，发出收费通知1件，总金额300元，实际收取信息处理费300元。"),
        passes(other="本年度收取信息处理费0.038万元。", comment="380元"),
        passes(other="本年度未收取信息处理费，邮寄费15元由本机关承担。", comment="别的费用"),
    ],
)
def fee_tariff(report: Report, options: None) -> Iterator[Finding]:
    """信息处理费按件计收的每件100元起、逐级加100元，按页计收的每页10元、20元或40元，总金额必为10元的整数倍；
    写明按件计收的，必为100元的整数倍。

    错误写法：`收取信息处理费383元`

    正确写法：`收取信息处理费380元`
    """
    for amounts in fee_amounts(report):
        by_requests = _BY_REQUESTS.search(amounts.text) and not _BY_PAGES.search(amounts.text)
        step, how = (_STEP_BY_REQUESTS, "按件计收") if by_requests else (_STEP, "无论按件还是按量计收")
        wrong = [amount for amount in amounts.every if amount.yuan % step]
        for text in dict.fromkeys(amount.text for amount in wrong):
            first, *others = [amount.span for amount in wrong if amount.text == text]
            yield Finding(
                Words(
                    f"信息处理费{text}与收费标准不符：{how}，金额均应为{step}元的整数倍",
                    f"{text} is no multiple of {step} yuan, as every amount by the tariff is",
                ),
                first,
                f"fee:{text}",
                related=tuple(Related(Words(text, text), span) for span in others),
            )
