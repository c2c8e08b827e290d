"""GK504: an increase or decrease is written in words."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_WORDED = lazy_pattern(r"(?P<sign>新增|增加|增|减少|减)\s?[:：]?\s?(?P<number>[0-9０-９]+)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_COMPLAINT = Complaint(Words("用文字表示增减", "word the sign"), Words("改为正负号", "Write a sign"))


@rule(
    "GK504",
    "worded-sign",
    severity="warning",
    summary=("增减用文字表示", "an increase or decrease is written in words"),
    basis="国办公开办函〔2019〕60号：附表二“本年增/减”列",
    help=("请用正负号表示增减：增加的写“+”号，减少的写“-”号。", "Write +10 and -44"),
    forms=("2019",),
    fix="safe",
    examples=[
        fails(
            form="2019",
            facts={"licensing.items_before": 50, "licensing.items_change": "增10"},
            message="+10",
            fixed="+10",
        ),
        fails(form="2019", facts={"licensing.items_before": 50, "licensing.items_change": "减44"}, message="-44"),
        passes(form="2019", facts={"licensing.items_before": 50, "licensing.items_change": "-44"}),
        passes(form="2019", facts={"licensing.items_change": "+10"}),
        passes(form="2019"),
    ],
)
def worded_sign(report: Report, options: None) -> Iterator[Finding]:
    """“本年增/减”一列用“增10”“减44”等文字表示增减，没有用正负号。

    这一列要与上一年项目数量相加，用文字就不能直接计算。减少用负数，增加写正数。

    错误写法：`行政许可 50 减44 120`

    正确写法：`行政许可 50 -44 120`
    """
    marked = []
    for cell in report.odd_cells:
        match = _WORDED.fullmatch(cell.raw)
        if match is not None and cell.unit == "change":
            marked.append(Marked(cell, _with_sign(match["sign"], int(match["number"].translate(_DIGITS)))))
    yield from cell_findings(report, marked, _COMPLAINT)


def _with_sign(sign: str, number: int) -> str:
    if number == 0:
        return "0"
    return f"-{number}" if sign.startswith("减") else f"+{number}"
