"""GK507: a value cell holds a Chinese numeral."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, ValueCell, Words, chinese_number, fails, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_ZEROS = frozenset("〇○")  # mistaken for 0: GK513
_COMPLAINT = Complaint(Words("用了汉字数字", "hold a Chinese numeral"), Words("改为阿拉伯数字", "Write Arabic digits"))


@rule(
    "GK507",
    "chinese-numeral-cell",
    severity="warning",
    summary=("格中用了汉字数字", "a value cell holds a Chinese numeral"),
    basis="GB/T 15835—2011 4.1.1（用于计量的数字用阿拉伯数字）",
    help=("请改为阿拉伯数字。", "Write Arabic digits"),
    fix="safe",
    examples=[
        fails(facts={"coercion.decisions": "三"}, message="应填“3”", fixed="3"),
        fails(facts={"coercion.decisions": "十二"}, fixed="12"),
        fails(facts={"coercion.decisions": "零"}, fixed="0"),
        passes(facts={"coercion.decisions": 3}),
        passes(facts={"coercion.decisions": "无"}, comment="由 GK502 提示"),
    ],
)
def chinese_numeral_cell(report: Report, options: None) -> Iterator[Finding]:
    """表格的数字写成了汉字“三”“十二”。

    统计表中的数字一律用阿拉伯数字，便于核对和汇总。

    错误写法：`行政强制 三`

    正确写法：`行政强制 3`
    """
    marked = [Marked(cell, str(value)) for cell in report.odd_cells if (value := _value(cell)) is not None]
    yield from cell_findings(report, marked, _COMPLAINT)


def _value(cell: ValueCell) -> int | None:
    raw = cell.raw
    return None if not raw or set(raw) <= _ZEROS else chinese_number(raw)
