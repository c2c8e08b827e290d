"""GK315: 分项之和大于总数。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.cross_reference.lists import are_exclusive, faulty_lists, list_finding


@rule(
    "GK315",
    "list-over-total",
    severity="warning",
    summary=("正文分项之和大于总数", "The items of a list add up to more than its total"),
    basis="数字逻辑",
    help=(
        "请核对总数和各分项，改正不符的一处；各分项确有重叠的，请写明。",
        "Check total and items, and correct the wrong one; if they overlap, say so.",
    ),
    examples=[
        fails("全年公开信息10条，其中机构类6条，政策类5条。", at="10条", message="11"),
        fails("全年共发布信息20条（其中网站12条、微信9条）。", at="20条"),
        fails("共收到政府信息公开申请6件，其中当面申请4件，网络申请3件。", facts={"requests.received": 6}, at="6件"),
        passes("全年公开信息10条，其中机构类6条，政策类4条。"),
        passes("全年公开信息346条。其中重点领域公开信息51条。在网站公开信息346条。"),
        passes(
            "共收到申请6件。其中，当面申请5件；电子邮件申请1件，按时办结6件。",
            facts={"requests.received": 6, "outcome.total": 6},
        ),
        passes("全年发布信息100余条，其中网站60条，微信50条。", comment="概数"),
        passes("全年公开信息50条，其中机构类20条（内有领导10条、职能10条）、政策类30条。", comment="分层"),
        passes("全年公开信息5条，其中视频浏览2000次。", comment="单位不同"),
        passes(
            "收到申请8件，上年结转3件，其中自然人7件，法人或其他组织1件。",
            comment="其中是指8件",
            facts={"requests.received": 8},
        ),
        passes("收到申请8件，其中自然人7件，法人1件，全部依法处理，3件结转2024年。", facts={"requests.received": 8}),
        passes("微博和微信公开信息分别为220条和306条。", comment="没有总数"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“共 N 条，其中甲 a 条、乙 b 条……”的分项之和不应大于 N。

    有概数、单位不同、分层列举的，不作判断；只列出其中一部分的，之和小于总数不算错。

    错误：“公开信息10条，其中机构类6条，政策类5条”。正确：6条和4条。
    """
    for fault in faulty_lists(report):
        if fault.over:
            yield list_finding(report, fault, None if are_exclusive(fault.claim) else _OVERLAP)


_OVERLAP = Words(
    "请核对总数和各分项，改正不符的一处；各分项确有重叠的，请写明。",
    "Check total and items, and correct the wrong one; if they overlap, say so.",
)
