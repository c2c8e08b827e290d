"""GK506: digits are written full-width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from gklint.api import Edit, Finding, Fix, Related, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.numbers.cells import Complaint, Marked, cell_findings

_DIGITS = "０１２３４５６７８９"
_NUMBER = lazy_pattern(f"[{_DIGITS}]+(?:[．，][{_DIGITS}]+)*")
_TITLE = Words("改为半角数字", "Write half-width digits")
_COMPLAINT = Complaint(Words("用了全角数字", "hold full-width digits"), _TITLE)


@rule(
    "GK506",
    "full-width-digit",
    severity="warning",
    summary=("数字用了全角字符", "digits are written full-width"),
    basis="GB/T 15835—2011（阿拉伯数字的写法）",
    help=("请改为半角数字。", "Write half-width digits"),
    fix="safe",
    examples=[
        fails(
            "全年主动公开政府信息１２０条，其中政策文件１２件。",
            count=1,
            message="１２０",
            fixed="全年主动公开政府信息120条，其中政策文件12件。",
        ),
        fails(facts={"licensing.decisions": "１２"}, message="１２", fixed="12"),
        fails(preamble="统计期限自２０２３年1月1日起至2023年12月31日止。"),
        passes("全年主动公开政府信息120条。"),
        passes("（①②③为序号）全年公开120条。", comment="带圈数字不是全角数字"),
    ],
)
def full_width_digit(report: Report, options: None) -> Iterator[Finding]:
    """数字写成了全角的“１２３”。

    全角数字占一个汉字的位置，检索和计算时与半角数字不是同一个字符。正文按段、表格按表各合为一条。

    错误写法：`主动公开政府信息１２０条`

    正确写法：`主动公开政府信息120条`
    """
    cells = [Marked(cell, _half(cell.raw)) for cell in report.odd_cells if any(c in cell.raw for c in _DIGITS)]
    yield from cell_findings(report, cells, _COMPLAINT)
    if any(digit in report.body.text for digit in _DIGITS):
        found = report.body.find(_NUMBER)
        for (section, start), run in groupby(found, key=lambda item: _paragraph(report, item[0].start())):
            edits = [Edit(span, _half(match[0])) for match, span in run]
            yield _finding(f"{section}:{edits[0].span.text}", edits)
            del start


def _paragraph(report: Report, index: int) -> tuple[str, int]:
    prose, start = report.prose_at(index)
    return prose.section, start


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _finding(key: str, edits: list[Edit]) -> Finding:
    shown = "".join(dict.fromkeys(f"“{edit.span.text}”" for edit in edits[:3]))
    return Finding(
        Words(f"{shown}用了全角数字", f"Full-width digits: {shown}"),
        edits[0].span,
        key,
        related=tuple(Related(Words("此处也是", "here too"), edit.span) for edit in edits[1:]),
        help=_advice(edits),
        fix=Fix(_TITLE, tuple(edits)),
    )


def _advice(edits: list[Edit]) -> Words:
    """What to write for what; the first few."""
    changes = dict.fromkeys(f"“{edit.span.text}”改为“{edit.text}”" for edit in edits[:3])
    return Words(f"请将{'，'.join(changes)}。", f"Write {', '.join(edit.text for edit in edits[:3])}")
