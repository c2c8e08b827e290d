"""GK305: 正文说全部办结，表三却有结转下年度。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Number, Report, Words, fails, passes, rule
from gklint_national.cross_reference.certainty import info_of
from gklint_national.cross_reference.comparisons import cells_of
from gklint_national.cross_reference.statements import all_done, span


@rule(
    "GK305",
    "all-done-contradiction",
    severity="warning",
    summary=("正文说全部办结，表三却有结转下年度", "The text says all was done, table three carries requests over"),
    basis="文表一致（数字逻辑）",
    help=(
        "请核对：确有结转的，请在正文写明办结数和结转数，如“办结4件，结转下年度继续办理2件”；没有结转的，请改正表三第四项，并补计相应的办理结果和“（七）总计”。",
        "If requests were carried over, state how many were done and how many carried over; otherwise correct row four "
        "of table three.",
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
            severity="warning",
        ),
        passes("收到政府信息公开申请6件，均已办结。", facts={"requests.received": 6, "requests.carried_out": 0}),
        passes(
            "收到政府信息公开申请6件，答复5件（另有1件转结下年度），均在法定期限内予以答复。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            comment="先写明结转，再说已答复的",
        ),
        passes("收到政府信息公开申请6件，到期的均已办结。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes("收到政府信息公开申请6件，按期办结率100%。", facts={"requests.received": 6, "requests.carried_out": 1}),
        passes(
            "收到区长信箱信件2件，全部办结。收到申请1件。", facts={"requests.received": 1, "requests.carried_out": 1}
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文写申请“全部办结”“均已办结”“办结率100%”，而表三第四项结转下年度大于0，两者矛盾。

    正文自己又写了结转件数的，是前后说法不一，也只作警告。按期、按时办结率只对到期的申请而言，不作此判断。

    错误：“收到申请6件，均已办结”，表三第四项总计1。正确：“收到申请6件，办结5件，结转1件”。
    """
    left = report.value("requests.carried_out", "total")
    if not left:
        return
    for claim in all_done(report):
        words = Words(
            f"正文称申请已全部办结，表三结转下年度继续办理为{left}件",
            f"the text says all requests were done; table three carries over {left}",
        )
        related, severity = cells_of(report, claim.quantities), info_of(claim)
        help = _IF_ALL if severity == "info" else _advice(report, left)
        yield Finding(words, span(report, claim), "all-done", help, related, severity)
        return


_IF_ALL = Words(
    "请核对：此句如指全部申请均已办结，应按实际件数改正正文或表三；如另有所指，请在正文写明。",
    "If this means that all requests were done, correct the text or table three; if not, say what it means.",
)


def _advice(report: Report, left: Number) -> Words | None:
    """What to write, made of the table's own figures where both are known."""
    done = report.value("outcome.total", "total")
    if not done:
        return None
    return Words(
        f"请核对：确有结转的，请在正文写明办结数和结转数，如“办结{done}件，结转下年度继续办理{left}件”；"
        "没有结转的，请改正表三第四项，并补计相应的办理结果和“（七）总计”。",
        f"If requests were carried over, say that {done} were done and {left} carried over; otherwise correct row four "
        "of table three.",
    )
