"""GK303: 正文所说办结（答复）数与表三不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, denials, mismatches


@rule(
    "GK303",
    "processed-mismatch",
    severity="warning",
    summary=(
        "正文所说办结（答复）数与表三不一致",
        "The number of requests processed differs between text and table three",
    ),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails(
            "共收到政府信息公开申请6件，按时办结5件。",
            facts={"requests.received": 6, "outcome.disclosed": 6, "outcome.total": 6},
            at="5件",
        ),
        passes(
            "共收到政府信息公开申请6件，按时办结6件。",
            facts={"requests.received": 6, "outcome.disclosed": 6, "outcome.total": 6},
        ),
        passes("共收到政府信息公开申请6件，均在法定期限内答复。", facts={"requests.received": 6, "outcome.total": 6}),
        passes(
            "收到政府信息公开申请6件。办理行政复议3件、政协提案8件，答复群众咨询40件。",
            facts={"requests.received": 6, "outcome.total": 6},
        ),
        passes(
            "收到申请14件，办结12件，上年结转3件全部办结，结转下年2件。",
            facts={
                "requests.received": 14,
                "requests.carried_in": 3,
                "outcome.disclosed": 15,
                "outcome.total": 15,
                "requests.carried_out": 2,
            },
            comment="上年结转的另说",
        ),
        passes("严把申请的受理、办理、答复等四个环节。", facts={"requests.received": 6, "outcome.total": 6}),
        passes(
            "收到政府信息公开申请6件，其中4件按程序办结。",
            comment="其中的一部分",
            facts={"requests.received": 6, "outcome.total": 6},
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“办结（答复、办理）申请 N 件”，应当等于表三第三项（七）总计。

    写“办理”的，新收数、新收加上年结转也算对；写“答复”的，总计减去“其他处理”也算对；同一句写明新收数而没有写上年结转的，
    新收减结转下年度也算对；“均在法定期限内答复”没有数字，不比较。

    错误：正文“按时办结5件”，表三（七）总计6。正确：两处一致。
    """
    yield from mismatches(report, "outcome.total")
    yield from mismatches(report, "requests.handled", manner="")
    yield from denials(report, "outcome.total")
