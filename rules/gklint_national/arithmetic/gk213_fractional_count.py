"""GK213: counts that are no whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_FRACTION = lazy_pattern(r"[0-9０-９][.．][0-9０-９]{0,9}[1-9１-９]")
_COMPLAINT = Complaint(Words("不是整数", "are no whole numbers"), Words("改为整数", "Write a whole number"))


@rule(
    "GK213",
    "fractional-count",
    severity="error",
    summary=("件数应为整数", "a count must be a whole number"),
    basis="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号 表二、表三、表四",
    help=(
        "请对照原始台账改为整数；所在行、列有总计的，一并核对总计。",
        "Write the whole number of your records and check the totals",
    ),
    examples=[
        fails(facts={"outcome.disclosed@natural_person": "2.5"}, at="2.5", message="填的是“2.5”，不是整数"),
        fails(form="2019", facts={"penalty.items_change": "+1.5"}),
        fails(
            facts={"review.upheld": "2.5", "review.total": "2.5"},
            count=1,
            message="表四有2格不是整数：“行政复议”的“结果维持”“总计”列，均填“2.5”",
            comment="一张表合为一条",
        ),
        passes(facts={"outcome.disclosed": 3}),
        passes(facts={"outcome.disclosed@natural_person": "3.0", "outcome.disclosed@total": 3}),
        passes(facts={"fees.amount": "12.5"}, comment="金额可以有小数"),
        passes(form="2019", facts={"procurement.items": 1, "procurement.amount": "79.1500"}),
    ],
)
def fractional_count(report: Report, options: None) -> Iterator[Finding]:
    """件数、项目数和增减数都是整数；出现小数，多半把金额填错了格，或多打了一点。只有金额可以有小数。每张表合为一条。

    写成3.0的是整数，由 GK511 提示写法。

    错误：予以公开2.5。正确：2或3。
    """
    fractions = [
        Marked(cell)
        for cell in report.odd_cells
        if cell.unit != "money"
        and cell.figure is not None
        and cell.figure in report.facts
        and _FRACTION.search(cell.raw)
    ]
    yield from cell_findings(report, fractions, _COMPLAINT)
