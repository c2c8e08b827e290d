"""GK307: 正文所说申请人类别的申请数与表三不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, denials, mismatches, uniform


@rule(
    "GK307",
    "applicant-mismatch",
    severity="warning",
    summary=(
        "正文所说申请人类别的申请数与表三不一致",
        "The number of requests by kind of applicant differs between text and table three",
    ),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails("收到政府信息公开申请3件，其中自然人4件。", facts={"requests.received": 3}, at="4件"),
        passes("收到政府信息公开申请3件，其中自然人3件，法人或其他组织0件。", facts={"requests.received": 3}),
        passes("收到政府信息公开申请3件，申请人均为自然人。", facts={"requests.received": 3}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“自然人 N 件”“法人或其他组织 N 件”，应当等于表三的相应列（新收、新收加上年结转、办结三种口径都算对）。

    错误：正文“自然人申请4件”，表三自然人新收3。正确：两处一致。
    """
    yield from mismatches(report, "requests.", "outcome.total", party=True)
    yield from uniform(report, "requests.received", "requests.received")
    yield from denials(report, "requests.received", party=True)
