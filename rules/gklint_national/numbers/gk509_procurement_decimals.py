"""GK509: the procurement amount does not have the four decimals that the header requires."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Fact, Finding, Fix, Report, Words, fails, passes, rule

_PLACES = 4
_HEADER = {"采购总金额": "采购总金额（万元，保留四位小数）"}


@rule(
    "GK509",
    "procurement-decimals",
    severity="info",
    summary=("采购总金额没有保留四位小数", "the procurement amount lacks the four decimals asked for"),
    basis="表头“采购总金额（万元，保留四位小数）”",
    help=("请按表头保留四位小数。", "Give the amount with four decimals"),
    forms=("2019",),
    fix="safe",
    examples=[
        fails(
            form="2019",
            labels=_HEADER,
            facts={"procurement.items": 11, "procurement.amount": "79.15"},
            message="79.1500",
            at="79.15",
        ),
        fails(
            form="2019", labels=_HEADER, facts={"procurement.items": 11, "procurement.amount": "79"}, message="79.0000"
        ),
        fails(form="2019", labels=_HEADER, facts={"procurement.items": 1, "procurement.amount": "79.12345"}),
        passes(form="2019", labels=_HEADER, facts={"procurement.items": 11, "procurement.amount": "79.1500"}),
        passes(form="2019", labels=_HEADER, comment="没有采购的填0即可"),
        passes(
            form="2019",
            facts={"procurement.items": 11, "procurement.amount": "79.15"},
            comment="国家格式的表头没有这个要求",
        ),
    ],
)
def procurement_decimals(report: Report, options: None) -> Iterator[Finding]:
    """表头写明“保留四位小数”，采购总金额却不是四位小数。

    只有表头这样要求的（如北京的格式）才检查；国家格式的表头只有“采购总金额”，不要求小数位数。没有采购的填0即可。

    错误写法：`政府集中采购 11 79.15`

    正确写法：`政府集中采购 11 79.1500`
    """
    fact = report.fact("procurement.amount")
    table = report.table("two")
    if fact is None or not fact.value or table is None:
        return
    whole, _, decimals = fact.raw.partition(".")
    if len(decimals) == _PLACES or not whole.isdigit() or not (decimals.isdigit() or not decimals):
        return
    if any("四位小数" in text for text, _ in table.headers):
        yield _finding(fact, whole, decimals)


def _finding(fact: Fact, whole: str, decimals: str) -> Finding:
    right = f"{whole}.{decimals.ljust(_PLACES, '0')}" if len(decimals) < _PLACES else None
    said = f"“{fact.raw}”应写作“{right}”" if right else f"“{fact.raw}”有{len(decimals)}位小数"
    return Finding(
        Words(
            f"采购总金额应保留四位小数，{said}",
            f"The amount “{fact.raw}” has {len(decimals)} decimals; the header asks for four",
        ),
        fact.span,
        fact.key,
        fix=Fix(Words(f"改为“{right}”", f"Write “{right}”"), (Edit(fact.span, right),)) if right else None,
    )
