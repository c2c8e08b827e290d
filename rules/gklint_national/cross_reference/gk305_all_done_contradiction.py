"""GK305: 正文说全部办结，表三却有结转下年度。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Severity, Words, fails, passes, rule
from gklint_national.cross_reference.certainty import info_of, is_read
from gklint_national.cross_reference.contradictions import statements
from gklint_national.cross_reference.statements import related_cell, span


@rule(
    "GK305",
    "all-done-contradiction",
    severity="warning",
    summary=("正文说全部办结，表三却有结转下年度", "The text says all was done, table three carries requests over"),
    basis="文表一致（数字逻辑）",
    help=(
        "请核对：确有结转的，请将“全部办结”改为实际情况，如“到期的均已办结”；没有结转的，请更正表三第四项。",
        "If requests were carried over, say what was done; otherwise correct row four of table three.",
    ),
    examples=[
        fails(
            "收到政府信息公开申请6件，均已办结。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            at="均已办结",
        ),
        fails(
            "收到政府信息公开申请6件，全部办结，结转下年度继续办理1件。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            severity="error",
        ),
        passes("收到政府信息公开申请6件，均已办结。", facts={"requests.received": 6, "requests.carried_out": 0}),
        passes("收到政府信息公开申请6件，到期的均已办结。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes("收到政府信息公开申请6件，按期办结率100%。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes(
            "收到区长信箱信件2件，全部办结。收到申请1件。", facts={"requests.received": 1, "requests.carried_out": 1}
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写申请“全部办结”“均已办结”“办结率100%”，而表三第四项结转下年度大于0，两者矛盾。

    正文自己又写了结转件数的，定为错误。按期、按时办结率只对到期的申请而言，不作此判断。

    错误：“收到申请6件，均已办结”，表三第四项总计1。正确：“收到申请6件，办结5件，结转1件”。
    """
    left = report.value("requests.carried_out", "total")
    if not left:
        return
    told = statements(report)
    for claim in told.claims:
        if (
            claim.relation != "all"
            or claim.concepts != ("requests.carried_out",)
            or not is_read(claim)
            or not claim.comparable
        ):
            continue
        stated = any(one.value for one in told.figures if one.concepts == claim.concepts)
        words = Words(
            f"正文称申请全部办结，表三结转下年度继续办理为{left}件",
            f"the text says all requests were done; table three carries over {left}",
        )
        severity: Severity | None = info_of(claim) or ("error" if stated else None)
        yield Finding(words, span(report, claim), "all-done", related=related_cell(report, claim), severity=severity)
        return
