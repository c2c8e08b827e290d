"""GK416: more was collected as processing fee than was charged by notices."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, passes, rule
from gklint_national.boilerplate.fee_amounts import fee_amounts
from gklint_national.boilerplate.fees import speaks_of_earlier_year


@rule(
    "GK416",
    "fee-over-charged",
    severity="warning",
    summary=("实际收取的信息处理费多于收费通知的金额", "more fee was collected than was charged"),
    basis="国办函〔2020〕109号；数字逻辑",
    help=(
        "请核对两个金额，改正有误的一个；含上年通知、本年缴纳的，请写明。",
        "Check both amounts; say so where some was charged last year.",
    ),
    forms=("2021",),
    examples=[
        fails(
            other="本年度发出收费通知1件，总金额380元，实际收取信息处理费830元。", at="830元", message="450元", count=1
        ),
        passes(other="本年度发出收费通知1件，总金额380元，实际收取信息处理费380元。"),
        passes(other="本年度发出收费通知2件，总金额0.05万元，实际收取信息处理费300元。", comment="有一件未缴"),
        fails(other="全年开具信息处理费收费通知2件，共计200元，申请人实缴600元。", at="600元"),
        fails(
            other="本年度发出信息处理费收费通知1件，总金额100元，实际收取的总金额150元。", at="150元", message="50元"
        ),
        fails(other="2023年发出收费通知1件，总金额100元，实际收取150元。", at="150元"),
        fails(other="本年度发出信息处理费收费通知1件，通知收费金额200元，实收250元。", at="250元", message="50元"),
        fails(other="本年度发出信息处理费收费通知4份，应收金额1200元，已缴纳1300元。", at="1300元"),
        passes(other="本年度发出信息处理费收费通知4份，收费总额1200元，申请人已缴900元。"),
        passes(other="本年度收取信息处理费380元。", comment="没有写通知的金额"),
        passes(
            other="本年度发出收费通知1件，总金额100元，实际收取信息处理费300元，其中200元为上年通知的。",
            comment="含上年通知的金额",
        ),
    ],
)
def fee_over_charged(report: Report, options: None) -> Iterator[Finding]:
    """第六部分写的实际收取金额，多于收费通知的总金额。收取的只能等于或少于通知的金额。

    错误写法：`总金额380元，实际收取830元`

    正确写法：`总金额380元，实际收取380元`
    """
    for amounts in fee_amounts(report):
        charged, collected = amounts.charged, amounts.collected
        if charged is None or collected is None or speaks_of_earlier_year(report, amounts.text):
            continue
        if collected.yuan > charged.yuan:
            over = f"{(collected.yuan - charged.yuan).normalize():f}"
            yield Finding(
                Words(
                    f"实际收取{collected.text}，比收费通知的总金额{charged.text}多{over}元",
                    f"{collected.text} collected, {over} yuan more than the {charged.text} charged",
                ),
                collected.span,
                "fee-sum",
                related=(Related(Words(f"收费通知的总金额{charged.text}", f"charged {charged.text}"), charged.span),),
            )
