"""GK304: 正文所说结转下年度办理数与表三不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, all_done, denials, mismatches


@rule(
    "GK304",
    "carried-out-mismatch",
    severity="warning",
    summary=("正文所说结转下年度办理数与表三不一致", "The number carried over differs between text and table three"),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails(
            "全年收到政府信息公开申请6件，结转下年度继续办理2件。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            at="2件",
        ),
        fails(
            "收到政府信息公开申请6件，结转2024年2件。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            at="2件",
        ),
        fails(
            "收到政府信息公开申请6件，到期的均已办结，无结转。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            at="无结转",
        ),
        passes(
            "收到政府信息公开申请6件，均已办结，无结转。",
            facts={"requests.received": 6, "requests.carried_out": 1},
            comment="由 GK305 报",
        ),
        passes(
            "全年收到政府信息公开申请6件，结转下年度继续办理1件。",
            facts={"requests.received": 6, "requests.carried_out": 1},
        ),
        passes("收到申请6件，1件结转2024年办理。", facts={"requests.received": 6, "requests.carried_out": 1}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“结转下年度继续办理 N 件”，应当等于表三第四项总计。

    写在“办结”后面的“无结转”“没有结转”也是说结转下年度；同一句又说“均已办结”的，只由 GK305 报一次。

    错误：正文“结转下年度2件”，表三第四项总计1。正确：两处一致。
    """
    yield from mismatches(report, "requests.carried_out")
    done = {claim.sentence for claim in all_done(report)}  # GK305 speaks of them
    yield from denials(report, "requests.carried_out", "requests.carried", besides=done)
