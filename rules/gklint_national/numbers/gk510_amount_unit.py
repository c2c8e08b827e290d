"""GK510: an amount looks as if it were in another unit than the header's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Fact, Finding, Number, Report, Words, fails, lazy_pattern, passes, rule

_HUGE = 100_000  # 万元
_ROUND = 1_000  # a whole number of 万元 for so few purchases is rather 元
_FEW_ITEMS = 3
_MYRIAD = 10_000
_AMOUNTS = {"procurement.amount": "采购总金额", "fees.amount": "收费金额"}
_MANY_FEES = 300  # no body has as many kinds of fees


# Bodies for which billions are usual: those of a province and the customs and tax offices of one.
_PROVINCIAL = lazy_pattern(
    r"^[^市县区]{2,8}(?:省|自治区)(?![^，。]{0,8}[市县区州])|^(?:北京|上海|天津|重庆)市(?!.{1,6}[区县])"
)


@rule(
    "GK510",
    "amount-unit",
    severity="info",
    summary=("金额的单位可能填错", "an amount looks as if it were in another unit"),
    basis="表头（金额单位为万元；2019年格式第（八）项填项目数量）",
    help=("请核对单位；金额以万元计。", "Check the unit: amounts are in 10,000 yuan, fees in items"),
    examples=[
        fails(form="2019", facts={"procurement.items": 1, "procurement.amount": 8040}, message="8040"),
        fails(form="2019", facts={"procurement.items": 20, "procurement.amount": 251000}, message="251000"),
        fails(form="2019", facts={"fees.items_before": 1288}, message="1288"),
        fails(facts={"fees.amount": 2510000}, message="2510000"),
        passes(form="2019", facts={"procurement.items": 109, "procurement.amount": "4930.2597"}),
        passes(form="2019", facts={"procurement.items": 30, "procurement.amount": 8040}, comment="采购项目多"),
        passes(facts={"fees.amount": "976.81"}),
        passes(form="2019", facts={"fees.items_before": 12}),
        passes(facts={"fees.amount": "198264.7"}, organ="江淮省财政厅", comment="省级机关确有这么多"),
    ],
)
def amount_unit(report: Report, options: None) -> Iterator[Finding]:
    """金额大得不合常情，可能是按“元”填的；或者2019年格式的收费项目数量填成了金额。

    表二的金额以万元计。十亿元以上的金额，或者只有一两个采购项目却有上千万元的整数，请核对是不是把元当成了万元。
    2019年格式第（八）项填的是收费项目的数量，不是金额。大机关可能确实有这么多，所以只作提示。

    错误写法：`政府集中采购 1 8040`（实际是8040元）

    正确写法：`政府集中采购 1 0.8040`
    """
    if report.organ is not None and _PROVINCIAL.search(report.organ):
        return
    items = report.value("procurement.items")
    amount = report.fact("procurement.amount")
    if amount is not None and amount.value is not None and _is_suspect(amount.value, items):
        yield _amount(amount)
    fees = report.fact("fees.amount")
    if fees is not None and fees.value is not None and fees.value >= _HUGE:
        yield _amount(fees)
    for concept in ("fees.items_before", "fees.items_change"):
        count = report.fact(concept)
        if count is not None and count.value is not None and not -_MANY_FEES < count.value < _MANY_FEES:
            yield _count(count)


def _is_suspect(amount: Number, items: Number | None) -> bool:
    if amount >= _HUGE:
        return True
    is_whole = not isinstance(amount, Decimal)
    return is_whole and amount >= _ROUND and items is not None and 1 <= items <= _FEW_ITEMS


def _amount(fact: Fact) -> Finding:
    return Finding(
        Words(
            f"{_AMOUNTS[fact.concept]}填的是{fact.raw}万元{_in_hundreds_of_millions(fact)}，数额过大，疑按“元”填写",
            f"“{fact.raw}” may be in yuan instead of 10,000 yuan",
        ),
        fact.span,
        fact.key,
        help=_in_myriads(fact),
    )


def _in_hundreds_of_millions(fact: Fact) -> str:
    """`（25.1亿元）`; nothing below one."""
    if fact.value is None or fact.value < _MYRIAD:
        return ""
    amount = f"{Decimal(fact.value) / _MYRIAD:.2f}".rstrip("0").rstrip(".")
    return f"（约{amount}亿元）"


def _in_myriads(fact: Fact) -> Words | None:
    """What to write if the figure is in yuan."""
    if fact.value is None:
        return None
    amount = f"{Decimal(fact.value) / _MYRIAD:f}"
    return Words(
        f"请核对单位：实际为{fact.value}元的，请填{amount}；实际为{fact.value}万元的，不必修改。",
        f"If it is {fact.value} yuan, write {amount}; if it is so many 10,000 yuan, keep it",
    )


def _count(fact: Fact) -> Finding:
    return Finding(
        Words(
            f"此处应填行政事业性收费的项目数量，现填“{fact.raw}”，疑为金额",
            f"“{fact.raw}” may be an amount; items are asked for",
        ),
        fact.span,
        fact.key,
        help=Words("请改填收费项目的数量。", "Write the number of kinds of fees"),
    )
