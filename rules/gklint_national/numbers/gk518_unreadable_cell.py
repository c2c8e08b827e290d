"""GK518: a value cell holds something that is no number."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, ValueCell, Words, fails, passes, rule
from gklint_national.numbers.cells import SPACED_NUMBER, Complaint, Marked, cell_findings

_COMPLAINT = Complaint(Words("看不出是什么数", "hold no certain number"), Words("改为数字", "Write the number"))


@rule(
    "GK518",
    "unreadable-cell",
    severity="warning",
    summary=("格中不是一个确定的数字", "a value cell holds no certain number"),
    basis="数字的对应关系（表格每格应填一个数字）",
    help=(
        "请核对后只填一个准确的数字；需要说明的，请写在表格下面。",
        "Write one number in Arabic digits there, and put remarks below the table",
    ),
    examples=[
        fails(facts={"coercion.decisions": "约30"}, count=1, message="“约30”"),
        fails(facts={"outcome.disclosed@natural_person": "详见附件"}, count=1, message="“自然人”列填的是“详见附件”"),
        passes(facts={"coercion.decisions": 3}),
        passes(facts={"coercion.decisions": "无"}, comment="由 GK502 提示"),
        passes(facts={"coercion.decisions": "三"}, comment="由 GK507 提示"),
        passes(facts={"coercion.decisions": "8 2"}, comment="由 GK514 提示"),
        passes(facts={"outcome.disclosed@natural_person": "12①"}, comment="数字后面的注释标记不算"),
    ],
)
def unreadable_cell(report: Report, options: None) -> Iterator[Finding]:
    """表格的格子里有内容，但不是一个确定的数字，例如“约30”“详见附件”。

    这样的格子没有数值，涉及它的勾稽关系都无法核对。它不同于空格：空着的格子由 GK501 提示。

    错误写法：`行政强制 约30`

    正确写法：`行政强制 30`
    """
    marked = [Marked(cell) for cell in report.odd_cells if _is_unreadable(report, cell)]
    yield from cell_findings(report, marked, _COMPLAINT)


def _is_unreadable(report: Report, cell: ValueCell) -> bool:
    fact = report.facts.get(cell.figure) if cell.figure is not None else None
    odd = fact is not None and fact.state == "unreadable" and fact.span == cell.span
    return odd and SPACED_NUMBER.fullmatch(cell.raw) is None
