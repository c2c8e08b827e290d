"""GK313: 信息处理费与表二行政事业性收费对不上，或没有单位。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.statements import span

_UNIT = Words("请核对金额，写明单位（元）。", "Check the amount and give its unit")


@rule(
    "GK313",
    "fee-mismatch",
    severity="info",
    summary=("信息处理费与表二行政事业性收费对不上", "The processing fee does not fit the fees of table two"),
    basis="国办函〔2020〕109号；国办公开办函〔2021〕30号",
    help=(
        "请核对金额和单位；信息处理费属于行政事业性收费，表二的收费金额（单位：万元）应包括这一项。",
        "The processing fee counts among the administrative fees of table two (unit: 10,000 yuan).",
    ),
    forms=("2021",),
    examples=[
        fails(other="2023年收取信息处理费380元。", facts={"fees.amount": 0}, at="380元"),
        fails(other="2023年收取信息处理费380。", facts={"fees.amount": 0.038}, message="未写单位"),
        passes(other="2023年收取信息处理费380元。", facts={"fees.amount": 0.038}),
        passes(other="2023年收取信息处理费400元。", facts={"fees.amount": 1288.5}),
        passes(other="2023年未收取信息处理费。", facts={"fees.amount": 12}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """第六部分写的信息处理费（元）折成万元后，不应大于表二行政事业性收费金额；金额要写单位。

    错误：“收取信息处理费380元”，表二收费金额0。正确：表二至少0.038万元。
    """
    fees = report.value("fees.amount")
    denied = next((one for one in statements(report).denials("fees.processing")), None)
    for claim in statements(report).text("amount"):
        if claim.concepts != ("fees.processing",) or claim.when not in ("year", "part") or not claim.value:
            continue
        if not claim.unit:
            words = Words(f"“信息处理费{claim.value}”后未写单位", f"the fee {claim.value} has no unit")
            yield Finding(words, span(report, claim), "unit", help=_UNIT)
        elif denied is not None:
            words = Words(
                f"正文称未收取信息处理费，又写明收取{claim.value}{claim.unit}，前后矛盾",
                f"the text denies any processing fee and states {claim.value} {claim.unit}",
            )
            yield Finding(words, span(report, claim), "fees.denied", severity="warning", help=_ONE_OF_THEM)
        elif fees is not None and _in_ten_thousands(Decimal(claim.value), claim.unit) > fees:
            words = Words(
                f"正文写明收取信息处理费{claim.value}{claim.unit}，表二行政事业性收费金额为{fees}万元",
                f"the text states {claim.value} {claim.unit} of processing fees; table two has {fees} (10,000 yuan)",
            )
            yield Finding(words, span(report, claim), "fees.amount")


_ONE_OF_THEM = Words(
    "请核对：确已收取的，请删去未收取的说法；确未收取的，请删去收取的金额。",
    "If it was collected, delete the denial; if not, delete the amount",
)


def _in_ten_thousands(amount: Decimal, unit: str) -> Decimal:
    return amount if unit == "万元" else amount / 10_000
