"""GK205: 一个数被拆成了两格。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import PARTIES, PARTY_LABELS, Finding, Report, Words, fails, passes, rule, widest
from gklint_national.arithmetic.damaged_rows import NumberRow, adds_up, column_fails, number_rows
from gklint_national.tables import row_name

_TORN = {
    "outcome.partly_disclosed@natural_person": 1,
    "outcome.partly_disclosed@business": 2,
    "outcome.partly_disclosed@total": 12,
}
_MISTYPED = {"outcome.disclosed@natural_person": 1, "outcome.disclosed@total": 10}
_DUE = {"outcome.total": 12, "requests.received": 12}


@rule(
    "GK205",
    "split-digits",
    severity="info",
    summary=("一个数可能被拆成了两格", "a number seems to be torn into two cells"),
    basis="表三“总计”列（数字逻辑）",
    help=(
        "请对照原件：如是一个数，请合并为一格；如本来就是两格，请核对本行总计。",
        "Compare with the original: join the two cells, or check the total of the row if they are two numbers",
    ),
    supersedes=("GK201",),
    examples=[
        fails(facts={**_TORN, **_DUE}, message="视为“12”则相符"),
        fails(
            extra_rows={"r3.1": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）|1|2|0|0|0|0|0|12"},
            drop_rows=["r3.2"],
            at="1\n\t2",
        ),
        passes(facts={"outcome.disclosed": 12, **_DUE}),
        passes(
            facts={**_MISTYPED, "outcome.total": 1, "requests.received": 1},
            comment="各列都对，是总计写错，归 GK201",
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """从 PDF 或图片转来的表格，有时把一个两位数拆成相邻的两格，于是整行加不起来。

    相邻两个一位数合成一个数以后，这一行恰好成立，而且原来的列也不成立（或者这一行恰好多出一个数），就提示可能是拆开的，
    不再按行合计错误（GK201）报告。

    错误：`1 2 0 0 0 0 0 12`。正确：`12 0 0 0 0 0 12`。
    """
    for row in number_rows(report):
        at = next((at for at in range(len(row.values) - 1) if _is_torn(report, row, at)), None)
        if at is not None:
            yield _finding(row, at)


def _is_torn(report: Report, row: NumberRow, at: int) -> bool:
    """Whether the row adds up with cells `at` and `at + 1` as one number, and nothing else explains the failure."""
    first, second = (text for text, _ in row.cells[at : at + 2])
    if len(first) != 1 or len(second) != 1 or first == "0":
        return False
    joined = (*row.values[:at], int(first + second), *row.values[at + 2 :])
    if not adds_up(joined):
        return False
    return len(row.values) > len(PARTIES) or column_fails(report, PARTIES[at])


def _finding(row: NumberRow, at: int) -> Finding:
    (first, start), (second, end) = row.cells[at : at + 2]
    words = Words(
        f"{row_name(row.row)}行各数之和与总计不符；如将相邻的“{first}”和“{second}”视为“{first}{second}”则相符，"
        "疑为一个数被拆成两格",
        f"the row does not add up, but it does when {first} and {second} are one number, {first}{second}",
    )
    return Finding(words, widest((start, end)), row.concept, help=_help(row, at, f"{first}{second}"))


def _help(row: NumberRow, at: int, joined: str) -> Words | None:
    """Which cell takes which number; None for a row with a cell too many, where all that follow move."""
    if len(row.values) > len(PARTIES):
        return None
    left, right = (PARTY_LABELS[party] for party in PARTIES[at : at + 2])
    return Words(
        f"请对照原件：如是一个数，请将“{left}”列改为{joined}，“{right}”列改为0；如本来就是两格，请核对本行总计。",
        f"Compare with the original: write {joined} and 0 in the two cells if it is one number, else check the total",
    )
