"""GK511: a number is written with needless zeros or a stray point."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, ValueCell, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_NUMBER = lazy_pattern(r"(?P<sign>[+-]?)(?P<whole>\d*)(?P<point>\.?)(?P<decimals>\d*)")
_COMPLAINT = Complaint(Words("的数字写法不规范", "hold an odd number"), Words("改正写法", "Write the plain number"))


@rule(
    "GK511",
    "number-form",
    severity="info",
    summary=("数字写法不规范（3.0、007、3.）", "a number is written oddly (3.0, 007, 3.)"),
    basis="GB/T 15835—2011（阿拉伯数字的写法）",
    help=("请写成不带多余的0和小数点的数字。", "Write it as shown"),
    fix="safe",
    examples=[
        fails(facts={"licensing.decisions": "3.0"}, message="应填“3”", fixed="3"),
        fails(facts={"licensing.decisions": "007"}, fixed="7"),
        fails(facts={"licensing.decisions": "3."}, fixed="3"),
        passes(facts={"licensing.decisions": 30}),
        passes(facts={"fees.amount": "79.1500"}, comment="金额可以有小数"),
        passes(facts={"fees.amount": "0.50"}),
        passes(facts={"licensing.decisions": "2.5"}, comment="件数不是整数由 GK213 提示"),
        passes(form="2019", facts={"penalty.items_change": "+337"}),
    ],
)
def number_form(report: Report, options: None) -> Iterator[Finding]:
    """件数写成了“3.0”，数字前面多了0，或者后面留着小数点。

    数值没有错，写法会让人怀疑单位或者有无漏字。

    错误写法：`行政许可 007`

    正确写法：`行政许可 7`
    """
    marked = [Marked(cell, right) for cell in report.odd_cells if (right := _right(cell)) not in (None, cell.raw)]
    yield from cell_findings(report, marked, _COMPLAINT)


def _right(cell: ValueCell) -> str | None:
    """The number as it should be written; None for what is no number, and for a fraction of a count."""
    match = _NUMBER.fullmatch(cell.raw)
    if match is None or not (match["whole"] or match["decimals"]):
        return None
    whole, decimals = match["whole"].lstrip("0") or "0", match["decimals"]
    if cell.unit != "money":
        return None if decimals.strip("0") else match["sign"] + whole
    return match["sign"] + whole + (f".{decimals}" if decimals else "")
