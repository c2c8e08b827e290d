"""GK316: 分项之和小于总数。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.lists import faulty_lists, list_finding


@rule(
    "GK316",
    "list-under-total",
    severity="info",
    summary=("正文分项之和小于总数", "The items of a list add up to less than its total"),
    basis="数字逻辑",
    help=(
        "请核对总数和各分项，改正不符的一处，有漏列的补上。",
        "Check total and items, correct the wrong one, and add what is left out.",
    ),
    examples=[
        fails("全年公开信息10条，其中机构类4条，政策类3条，动态类2条。", at="10条", severity="info"),
        fails("全年公开信息10条，其中机构类4条，政策类3条，其他类2条。", at="10条", severity="warning"),
        fails("全年公开信息10条（机构类4条，政策类5条）。", severity="warning"),
        fails("全年公开信息10条：机构类4条，政策类5条。", severity="warning"),
        fails("全年公开信息10条，机构类4条，政策类5条，无其他类别。", severity="warning"),
        fails("全年公开信息10条，分别为机构类4条，政策类5条。", severity="warning"),
        passes("全年公开信息10条，其中机构类4条，政策类3条，其他类3条。"),
        passes("全年办理政务服务事项35件，行政许可19件，行政处罚15件，行政强制0件。", comment="并列的几项"),
        passes("全年公开信息144条，其中甲报7条、乙报2条。", comment="只列举一部分"),
        passes("全年公开信息10条，其中机构类4条、政策类3条、动态类2条等。", comment="有“等”"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“共 N 条，其中甲 a 条、乙 b 条、丙 c 条”看来列全了，而分项之和小于 N，请核对是否漏项。

    写明“分别为”“由……组成”“无其他”的，冒号、括号紧接总数列举的，列到“其他”或列有0件的，定为警告；
    只写“其中”的，作提示；有“等”“主要”“重点”或只列一两项的，视为举例，不提示。

    错误：“10条，分别为机构类4条，政策类5条”。正确：补全所漏的1条或更正总数。
    """
    for fault in faulty_lists(report):
        if not fault.over:
            yield list_finding(report, fault, _IF_ALL if fault.severity == "info" else _LEFT_OUT)


_LEFT_OUT = Words(
    "请核对总数和各分项，改正不符的一处，有漏列的补上。",
    "Check total and items, correct the wrong one, and add what is left out.",
)
_IF_ALL = Words(
    "请核对：各分项如已列全，请改正总数或分项；如只列举一部分，请写明“其中主要有”。",
    "If all items are listed, correct the total or an item; if only some are, say so.",
)
