"""GK206: 一行数字整体错了一格。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import PARTIES, Finding, Related, Report, Words, fails, passes, rule
from gklint_national.arithmetic.damaged_rows import NumberRow, column_fails, holds_with, number_rows

_SHIFTED = {"outcome.disclosed@natural_person": 5, "outcome.disclosed@other": 5}
_DUE = {
    "outcome.total@business": 5,
    "outcome.total@total": 5,
    "requests.received@business": 5,
    "requests.received@total": 5,
}
_UNTOTALLED = {
    "outcome.disclosed@natural_person": 1,
    "outcome.disclosed@other": 1,
    "outcome.total": 1,
    "outcome.total@other": 1,
    "requests.received": 1,
    "requests.received@other": 1,
}


_MOVED_RIGHT = {
    "outcome.disclosed@natural_person": 0,
    "outcome.disclosed@business": 5,
    "outcome.disclosed@total": 0,
    "outcome.total@natural_person": 5,
    "outcome.total@total": 5,
    "requests.received@natural_person": 5,
    "requests.received@total": 5,
}


@rule(
    "GK206",
    "shifted-row",
    severity="warning",
    summary=("一行数字可能整体错了一格", "the numbers of a row seem to have moved by one cell"),
    basis="表三“总计”列（数字逻辑）",
    help=("请将这一行的数字逐格移回所属的列。", "Move the numbers of this row back to their columns"),
    supersedes=("GK201",),
    examples=[
        fails(facts={**_SHIFTED, **_DUE}, message="左移了一格"),
        fails(facts=_MOVED_RIGHT, message="右移了一格"),
        passes(facts={"outcome.disclosed@business": 5, "outcome.disclosed@total": 5, **_DUE}),
        passes(facts=_UNTOTALLED, comment="各列都对，是总计漏填，归 GK201"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """一行数字整体左移一格以后，“其他”列里其实是总计，“总计”列空着或为0，整行加不起来。

    “其他”列恰好等于前五列之和、“总计”为0或空白，而且“其他”这一列也不成立，才这样判断。整体右移一格的，“自然人”列为0或空白，总计被挤掉；
    移回以后各列都与“（七）总计”相符，才这样判断。此时不再报告 GK201。

    错误：`5 0 0 0 0 5 0`。正确：`0 5 0 0 0 0 5`。
    """
    for row in number_rows(report):
        if _is_shifted(row) and column_fails(report, PARTIES[-2]):
            yield _finding(row)
        elif row.values[0] == 0 and holds_with(report, row.concept, _moved_back(row)):
            yield _moved_right(row)


def _moved_back(row: NumberRow) -> tuple[int, ...]:
    """The values one cell to the left, with their sum as the total that had no cell any more."""
    return (*row.values[1:], sum(row.values[1:]))[: len(PARTIES)] if len(row.values) == len(PARTIES) else ()


def _moved_right(row: NumberRow) -> Finding:
    numbers = "、".join(map(str, _moved_back(row)))
    words = Words(
        f"“{row.row.label}”行疑整体右移了一格：移回后为{numbers}，各列即与“（七）总计”相符",
        f"the row seems to have moved right by one cell: moved back ({numbers}) all columns add up",
    )
    return Finding(words, row.cells[0][1], row.concept)


def _is_shifted(row: NumberRow) -> bool:
    *addends, other, total = row.values
    return len(row.values) == len(PARTIES) and total == 0 < other == sum(addends)


def _finding(row: NumberRow) -> Finding:
    other = row.values[-2]
    words = Words(
        f"“{row.row.label}”行疑整体左移了一格：“其他”列的{other}恰是前五列之和，应在“总计”列",
        f"the row seems to have moved left by one cell: {other} under “other” is the sum of the five before it",
    )
    related = (Related(Words(f"像是总计的{other}", f"{other}, probably the total"), row.cells[-2][1]),)
    return Finding(words, row.cells[-1][1], row.concept, related=related)
