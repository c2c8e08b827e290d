"""GK313: 信息处理费与表二行政事业性收费对不上，或没有单位。"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Finding, NarrativeClaim, Number, Related, Report, Words, fails, passes, rule
from gklint_national.cross_reference.comparisons import cell
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
        "请核对金额和单位：信息处理费属于行政事业性收费，由本机关收取的，应计入表二“本年收费金额”（单位：万元）。",
        "The processing fee counts among the administrative fees of table two (unit: 10,000 yuan).",
    ),
    forms=("2021",),
    examples=[
        fails(
            other="2023年收取信息处理费380元。", facts={"fees.amount": 0}, at="380元", message="表二行政事业性收费为0"
        ),
        fails(
            other="2023年收取信息处理费380元。", facts={"fees.amount": 0.02}, message="表二行政事业性收费只有0.02万元"
        ),
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
            yield _denial_finding(report, claim, denied)
        elif fees is not None and _in_ten_thousands(Decimal(claim.value), claim.unit) > fees:
            words = Words(
                f"正文写收取信息处理费{claim.value}{claim.unit}，表二行政事业性收费{_of_table_two(fees)}",
                f"the text states {claim.value} {claim.unit} of processing fees; table two has {fees} (10,000 yuan)",
            )
            yield Finding(words, span(report, claim), "fees.amount", related=(cell(report.facts[_FEES]),))


_FEES = ("fees.amount", None)
_ONE_OF_THEM = Words(
    "请核对：确已收取的，请删去未收取的说法；确未收取的，请删去收取的金额。",
    "If it was collected, delete the denial; if not, delete the amount.",
)


def _denial_finding(report: Report, claim: NarrativeClaim, denial: NarrativeClaim) -> Finding:
    """An amount beside the denial of any, whatever else is wrong with the amount (GK417)."""
    amount, where = f"{claim.value}{claim.unit}", report.body.span(*denial.clause)
    said = " ".join(report.body.text[slice(*denial.clause)].split())
    return Finding(
        Words(
            f"正文称未收取信息处理费，又写收取{amount}，前后矛盾",
            f"the text denies any processing fee and states {claim.value} {claim.unit}",
        ),
        span(report, claim),
        "fees.denied",
        severity="warning",
        help=_ONE_OF_THEM,
        related=(Related(Words(f"“{said}”", f"“{said}”"), where),),
        covers=(f"GK417:fee:{span(report, claim).text}",),
    )


def _of_table_two(fees: Number) -> str:
    """`为0`, `只有0.02万元`: the amount as it compares with a larger one."""
    return f"只有{fees}万元" if fees else "为0"


def _in_ten_thousands(amount: Decimal, unit: str) -> Decimal:
    return amount if unit == "万元" else amount / 10_000
