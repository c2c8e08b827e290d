"""GK309: 正文所说行政诉讼数与表四不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, mismatches, uniform


@rule(
    "GK309",
    "litigation-mismatch",
    severity="warning",
    summary=("正文所说行政诉讼数与表四不一致", "The number of litigation cases differs between text and table four"),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails(
            "全年办理行政诉讼3件。", facts={"litigation.direct.total": 1, "litigation.after_review.total": 1}, at="3件"
        ),
        passes("全年办理行政诉讼2件。", facts={"litigation.direct.total": 1, "litigation.after_review.total": 1}),
        passes(
            "行政复议和行政诉讼共3件。",
            facts={"review.total": 1, "litigation.direct.total": 1, "litigation.after_review.total": 1},
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“行政诉讼 N 件”，应当等于表四行政诉讼两组的总计之和（或其中一组）；“复议和诉讼共 N 件”按三组合计。

    错误：正文“行政诉讼3件”，表四两组总计1和1。正确：两处一致。
    """
    yield from mismatches(report, "litigation.")
    yield from uniform(report, "litigation.", "litigation.closed")
