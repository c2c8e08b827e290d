"""GK413: a processing fee is reported for a year in which there was none."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.boilerplate.fees import collected_fees

_FIRST_YEAR = 2021


@rule(
    "GK413",
    "fee-before-2021",
    severity="info",
    summary=("2021年以前不收取信息处理费", "there was no processing fee before 2021"),
    basis="国办函〔2020〕109号（2021年1月1日起施行）",
    help=("请核对是否误写年份，或将其他费用误写为信息处理费。", "Check the year, and whether this is another fee."),
    forms=("2019",),
    examples=[
        fails(form="2019", other="本年度发出收费通知1件，收取信息处理费380元。", count=1),
        passes(form="2019", other="本年度未收取信息处理费。"),
        passes(form="2021", other="本年度发出收费通知1件，收取信息处理费380元。", comment="2021年度起收取"),
        passes(form="2019", other="无。"),
    ],
)
def fee_before_2021(report: Report, options: None) -> Iterator[Finding]:
    """报告说2020年度或以前收取了政府信息公开信息处理费，而收费办法自2021年1月1日起才施行。

    可能是把别的费用（如复印费）写成了信息处理费，也可能年份写错了。

    错误写法：2020年度报告写 `收取信息处理费380元`
    """
    if report.year is None or report.year >= _FIRST_YEAR:
        return
    for claim in collected_fees(report):
        words = Words(
            f"{report.year}年度报告称收取了信息处理费，而收费办法自2021年1月1日起施行",
            f"A processing fee is reported for {report.year}, before there was one",
        )
        yield Finding(words, report.body.span(*claim.clause), "fee")
