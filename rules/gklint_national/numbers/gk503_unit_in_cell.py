"""GK503: a value cell holds a unit beside the number."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from gklint.api import Finding, Report, ValueCell, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_WITH_UNIT = lazy_pattern(
    r"(?P<number>[+-]?\d[\d,]*(?:\.\d+)?) ?(?P<unit>万元|亿元|元|件次|人次|件|条|个|项|次|宗|起|份|部|例|%)"
)
_FACTORS = {"万元": Decimal(1), "元": Decimal("0.0001"), "亿元": Decimal(10_000)}
_HEADER_UNIT = "万元"  # printed in the header: written again it changes nothing
_COMPLAINT = Complaint(Words("带着单位", "hold a unit"), Words("删去单位", "Remove the unit"))


@rule(
    "GK503",
    "unit-in-cell",
    severity="warning",
    summary=("格中数字带着单位", "a value cell holds a unit"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：单位见附表表头",
    help=(
        "请删去单位，只填数字；金额按万元填，原以元填写的，请先换算。",
        "Write the number alone, amounts in the unit of the header (10,000 yuan)",
    ),
    fix="safe",
    examples=[
        fails(facts={"fees.amount": "976.81万元"}, message="976.81", fixed="976.81", severity="info"),
        fails(facts={"fees.amount": "251000元"}, message="25.1", fixed="25.1", severity="warning"),
        fails(facts={"requests.received@total": "0件", "outcome.total@total": "0件"}, count=1, message="2格"),
        passes(facts={"fees.amount": "976.81"}),
        passes(
            form="2019",
            facts={"procurement.items": 3, "procurement.amount": "98.2万元"},
            comment="国家格式的表头“采购总金额”没有单位",
        ),
        fails(
            form="2019",
            labels={"采购总金额": "采购总金额（万元，保留四位小数）"},
            facts={"procurement.items": 3, "procurement.amount": "98.2万元"},
            message="98.2",
        ),
        passes(facts={"normative.in_force": "22（其中修订16件）"}, comment="数字后面的说明"),
        passes(comment="只有数字"),
    ],
)
def unit_in_cell(report: Report, options: None) -> Iterator[Finding]:
    """格子里除了数字，还写了“件”“万元”“%”等单位。

    单位已经写在表头里，格子里再写，汇总时就不能直接相加；写“元”还会与表头的“万元”差一万倍。写的就是表头的“万元”的，只作提示。
    核对时按换算后的数字算。

    错误写法：`行政事业性收费 251000元`

    正确写法：`行政事业性收费 25.1`
    """
    marked = []
    for cell in report.odd_cells:
        match = _WITH_UNIT.fullmatch(unicodedata.normalize("NFKC", cell.raw)) if cell.raw else None
        if match is not None and not _is_asked_for(report, cell, match["unit"]):
            marked.append(Marked(cell, _right(cell, match["number"], match["unit"])))
    printed = [item for item in marked if item.cell.unit == "money" and item.cell.raw.endswith(_HEADER_UNIT)]
    yield from cell_findings(report, [item for item in marked if item not in printed], _COMPLAINT)
    yield from cell_findings(report, printed, _COMPLAINT._replace(severity="info", key="header-unit"))


def _is_asked_for(report: Report, cell: ValueCell, unit: str) -> bool:
    """Whether no header gives the unit of an amount, as in the national form of 2019 (采购总金额): the cell has to."""
    if cell.figure is None or cell.figure[0] != "procurement.amount" or unit not in _FACTORS:
        return False
    table = report.table("two")
    return table is not None and not any("采购" in text and "元" in text for text, _ in table.headers)


def _right(cell: ValueCell, number: str, unit: str) -> str | None:
    """The number in the unit of its column; None where an amount stands in a column of counts."""
    if cell.unit == "money":
        factor = _FACTORS.get(unit)
        if factor is None:
            return None
        return number if factor == 1 else f"{(Decimal(number.replace(',', '')) * factor).normalize():f}"
    return None if unit in _FACTORS or unit == "%" else number
