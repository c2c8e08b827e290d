"""GK417: an amount of processing fee that the tariff cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.boilerplate.fee_amounts import fee_amounts

_STEP = 10  # yuan: by pages 10, 20 or 40 a page, by requests hundreds


@rule(
    "GK417",
    "fee-tariff",
    severity="warning",
    summary=("信息处理费的金额按收费标准算不出来", "an amount that the tariff of the processing fee cannot give"),
    basis="国办函〔2020〕109号（按件计收每件100元起，按量计收每页10元、20元、40元）",
    help=("请按收费通知核对金额和单位。", "Check the amount and its unit by the fee notices"),
    forms=("2021",),
    examples=[
        fails(other="本年度发出收费通知1件，总金额383元，实际收取信息处理费383元。", at="383元", count=2),
        fails(other="本年度收取信息处理费12.5元。", message="12.5元"),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。"),
        passes(other="本年度收取信息处理费0.038万元。", comment="380元"),
        passes(other="本年度未收取信息处理费，邮寄费15元由本机关承担。", comment="别的费用"),
    ],
)
def fee_tariff(report: Report, options: None) -> Iterator[Finding]:
    """信息处理费按件计收的每件100元起、逐级加100元，按页计收的每页10元、20元或40元，总金额必为10元的整数倍。

    错误写法：`收取信息处理费383元`

    正确写法：`收取信息处理费380元`
    """
    for amounts in fee_amounts(report):
        for amount in amounts.every:
            if amount.yuan % _STEP:
                yield Finding(
                    Words(
                        f"信息处理费{amount.text}不是10元的整数倍，按收费标准不会出现这一金额",
                        f"{amount.text} is no multiple of 10 yuan, as every amount by the tariff is",
                    ),
                    amount.span,
                    f"fee:{amount.text}",
                )
