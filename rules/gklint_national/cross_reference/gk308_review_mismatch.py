"""GK308: 正文所说行政复议数与表四不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, mismatches, uniform


@rule(
    "GK308",
    "review-mismatch",
    severity="warning",
    summary=(
        "正文所说行政复议数与表四不一致",
        "The number of reconsideration cases differs between text and table four",
    ),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails("全年办理行政复议案3件。", facts={"review.total": 2, "review.upheld": 2}, at="3件"),
        passes("全年办理行政复议2件。", facts={"review.total": 2, "review.upheld": 2}),
        passes("全年被申请行政复议1件。", comment="表四含上年结转", facts={"review.total": 2, "review.upheld": 2}),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“行政复议 N 件”，应当等于表四行政复议总计。

    表四含上年结转的案件，所以正文写“新收”“被申请”的件数可以少于表四。

    错误：正文“办理行政复议3件”，表四总计2。正确：两处一致。
    """
    yield from mismatches(report, "review.")
    yield from uniform(report, "review.", "review.closed")
