"""GK313: 信息处理费与表二行政事业性收费对不上，或没有单位。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Finding, Report, Words, fails, passes, rule

_FEE = re.compile(
    r"(?:收取|收缴|实收|缴纳|收到)[^，,。；0-9]{0,12}信息处理费[^，,。；0-9]{0,10}(?P<a>[0-9]+(?:\.[0-9]+)?)\s?(?P<unit>万元|元)?"
    r"|信息处理费[^。；0-9]{0,16}?(?P<b>[0-9]+(?:\.[0-9]+)?)\s?(?P<unit2>万元|元)"
)


@rule(
    "GK313",
    "fee-mismatch",
    severity="info",
    summary=("信息处理费与表二行政事业性收费对不上", "The processing fee does not fit the fees of table two"),
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
    help=(
        "信息处理费属于行政事业性收费，应计入表二第（八）项（单位：万元）；请核对金额和单位。",
        "The processing fee counts among the administrative fees of table two (unit: 10,000 yuan).",
    ),
    forms=("2021",),
    examples=[
        fails(other="2023年收取信息处理费380元。", facts={"fees.amount": 0}, at="380元"),
        fails(other="2023年收取信息处理费380。", facts={"fees.amount": 0.038}, message="没有单位"),
        passes(other="2023年收取信息处理费380元。", facts={"fees.amount": 0.038}),
        passes(other="2023年收取信息处理费400元。", facts={"fees.amount": 1288.5}),
        passes(other="2023年未收取信息处理费。", facts={"fees.amount": 12}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """第六部分写的信息处理费（元）折成万元后，不应大于表二行政事业性收费金额；金额要写单位。

    错误：“收取信息处理费 380 元”，表二收费金额 0。正确：表二至少 0.038 万元。
    """
    text = report.body.text
    if "信息处理费" not in text:
        return
    fees = report.value("fees.amount")
    for match in _FEE.finditer(text):
        number = match["a"] or match["b"]
        unit = match["unit"] or match["unit2"] or ""
        at = report.body.span(match.start("a" if match["a"] else "b"), match.end())
        if not unit:
            yield Finding(Words(f"信息处理费 {number} 没有单位", f"the fee {number} has no unit"), at, "unit")
        elif fees is not None and _in_ten_thousands(number, unit) > fees:
            words = Words(
                f"正文说收取信息处理费 {number} {unit}，表二行政事业性收费金额只有 {fees} 万元",
                f"the text says {number} {unit} of processing fees; table two has {fees} (10,000 yuan)",
            )
            yield Finding(words, at, "fees.amount")


def _in_ten_thousands(number: str, unit: str) -> Decimal:
    amount = Decimal(number)
    return amount if unit == "万元" else amount / 10_000
