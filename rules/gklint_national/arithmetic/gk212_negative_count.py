"""GK212: counts below 0."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_COMPLAINT = Complaint(Words("是负数", "are negative"), Words("改为实际件数", "Write the count"))


@rule(
    "GK212",
    "negative-count",
    severity="error",
    summary=("件数不可能是负数", "a count cannot be negative"),
    basis="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号 表二、表三、表四",
    help=(
        "请改为实际件数（没有的填0），并核对相应的总计。",
        "Write the actual count, 0 for none, and check the totals",
    ),
    examples=[
        fails(facts={"outcome.disclosed@natural_person": "-1"}, at="-1", message="填的是“-1”，是负数"),
        fails(facts={"review.upheld": "-2"}, message="“结果维持”列填的是“-2”"),
        fails(form="2019", facts={"penalty.decisions": "−3"}, count=1),
        fails(
            facts={"outcome.disclosed@natural_person": "-1", "outcome.disclosed@total": "-1"},
            count=1,
            message="表三有2格是负数：“（一）予以公开”行“自然人”“总计”列，均填“-1”",
            comment="一张表合为一条",
        ),
        passes(facts={"outcome.disclosed": 0}),
        passes(form="2019", facts={"penalty.items_before": 6, "penalty.items_change": "-2"}, comment="增减可以为负"),
        passes(form="2019", facts={"outcome.disclosed": "-"}, comment="单独一个横线不是负数"),
    ],
)
def negative_count(report: Report, options: None) -> Iterator[Finding]:
    """除2019年格式的“本年增/减”以外，各表的件数、项目数都不可能小于0。每张表合为一条，列出各格。

    错误：予以公开-1。正确：没有的填0。
    """
    negative = [
        Marked(cell)
        for cell in report.odd_cells
        if cell.unit == "count"
        and cell.figure is not None
        and (fact := report.facts.get(cell.figure)) is not None
        and fact.value is not None
        and fact.value < 0
    ]
    yield from cell_findings(report, negative, _COMPLAINT)
