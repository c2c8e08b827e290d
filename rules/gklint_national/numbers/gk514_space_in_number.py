"""GK514: a number is broken by a space."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import SPACED_NUMBER, Complaint, Marked, cell_findings

_SPACES = lazy_pattern(r"[ \u00a0\u2009\u3000]+")
_COMPLAINT = Complaint(
    Words("的数字被空格断开", "hold a broken number"), Words("删去空格", "Remove the space"), safe=False
)


@rule(
    "GK514",
    "space-in-number",
    severity="warning",
    summary=("格中数字被空格断开", "a number is broken by a space"),
    basis="GB/T 15835—2011（阿拉伯数字的写法）；统计汇总的需要",
    help=(
        "请删去数字中间的空格；如是两个数，请分到两格。",
        "Remove the space; if there are two numbers, give each its cell",
    ),
    fix="unsafe",
    examples=[
        fails(facts={"licensing.decisions": "1 275"}, message="1275", fixed="1275"),
        passes(facts={"licensing.decisions": "1275"}),
        passes(facts={"licensing.decisions": "1275　"}, comment="数字后面的空格不在数字中间"),
    ],
)
def space_in_number(report: Report, options: None) -> Iterator[Finding]:
    """一格里的数字被空格断成了两截。

    多半是转换时断开的，也可能是两个数挤在一格里，请对照原件。

    错误写法：`行政许可 1 275`

    正确写法：`行政许可 1275`
    """
    marked = [Marked(cell, _SPACES.sub("", cell.raw)) for cell in report.odd_cells if SPACED_NUMBER.fullmatch(cell.raw)]
    yield from cell_findings(report, marked, _COMPLAINT)
