"""GK316: 分项之和小于总数。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.lists import stated_lists

_FEWEST = 3  # items that look like a full list
_LEAST_SHARE = 0.5  # of the total, below which the list is plainly a selection


@rule(
    "GK316",
    "list-under-total",
    severity="info",
    summary=("正文分项之和小于总数", "The items of a list add up to less than its total"),
    basis="数字逻辑",
    help=(
        "核对总数和各分项；若只列举一部分，可加“等”或“主要”。",
        "Check total and items; if only some are listed, say so.",
    ),
    examples=[
        fails("全年公开信息10条，其中机构类4条，政策类3条，其他类2条。", at="10条", severity="info"),
        fails("全年公开信息10条，分别为机构类4条，政策类5条。", severity="warning"),
        passes("全年公开信息10条，其中机构类4条，政策类3条，其他类3条。"),
        passes("全年公开信息144条，其中甲报7条、乙报2条。", comment="只列举一部分"),
        passes("全年公开信息10条，其中机构类4条、政策类3条、动态类2条等。", comment="有“等”"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“共 N 条，其中甲 a 条、乙 b 条、丙 c 条”看来列全了，而分项之和小于 N，请核对是否漏项。

    写明“分别为”“由……组成”的，定为警告；有“等”“主要”“重点”或只列一两项的，视为举例，不提示。

    错误：“10 条，分别为机构类 4 条，政策类 5 条”。正确：补全所漏的 1 条或更正总数。
    """
    for stated in stated_lists(report):
        if stated.sum >= stated.total or stated.open_end:
            continue
        full = len(stated.items) >= _FEWEST and stated.sum >= stated.total * _LEAST_SHARE
        if not stated.closed and not full:
            continue
        words = Words(
            f"总数为 {stated.total}{stated.unit}，各分项之和为 {stated.sum}，少 {stated.total - stated.sum}",
            f"the total is {stated.total}, the items add up to {stated.sum}",
        )
        span = report.body.span(stated.start, stated.end)
        yield Finding(words, span, f"{stated.total}:{stated.items}", severity="warning" if stated.closed else None)
