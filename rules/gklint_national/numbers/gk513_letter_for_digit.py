"""GK513: a letter or 〇 stands for a digit in a value cell."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_LETTERED = lazy_pattern(r"[+-]?[0-9OolI〇○]{1,12}")
_LETTERS = frozenset("OolI〇○")
_DIGITS = str.maketrans("OolI〇○", "001100")
_COMPLAINT = Complaint(
    Words("用字母代替数字", "hold a letter for a digit"), Words("改为数字", "Write digits"), safe=False
)


@rule(
    "GK513",
    "letter-for-digit",
    severity="warning",
    summary=("格中用字母或〇代替数字", "a letter or 〇 stands for a digit"),
    basis="数字的准确性",
    help=("请对照原始数据，改填数字。", "Write the digit 0 or 1"),
    fix="unsafe",
    examples=[
        fails(facts={"coercion.decisions": "O"}, message="应填“0”", fixed="0"),
        fails(facts={"coercion.decisions": "1O"}, fixed="10"),
        fails(facts={"coercion.decisions": "l2"}, fixed="12"),
        passes(facts={"coercion.decisions": "10"}),
        passes(facts={"coercion.decisions": "零"}, comment="汉字数字由 GK507 提示"),
    ],
)
def letter_for_digit(report: Report, options: None) -> Iterator[Finding]:
    """数字里混着字母 O、l、I 或者“〇”，看起来像0和1，其实不是数字。

    多半是文字识别或手工录入造成的。核对时按相近的数字读取，请以原始数据为准。

    错误写法：`行政强制 1O`

    正确写法：`行政强制 10`
    """
    marked = [
        Marked(cell, cell.raw.translate(_DIGITS))
        for cell in report.odd_cells
        if _LETTERED.fullmatch(cell.raw) and not _LETTERS.isdisjoint(cell.raw)
    ]
    yield from cell_findings(report, marked, _COMPLAINT)
