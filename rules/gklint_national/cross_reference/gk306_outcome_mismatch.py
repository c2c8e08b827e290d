"""GK306: 正文所说处理结果数与表三不一致。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.statements import HELP, denials, mismatches, uniform

_STEMS = (
    "outcome.disclosed", "outcome.partly_disclosed", "outcome.refused", "outcome.unavailable", "outcome.not_processed",
    "outcome.other", "outcome.absent", "outcome.provided",
)  # fmt: skip


@rule(
    "GK306",
    "outcome-mismatch",
    severity="warning",
    summary=("正文所说处理结果数与表三不一致", "The number of an outcome differs between text and table three"),
    basis="文表一致（数字逻辑）",
    help=HELP,
    examples=[
        fails(
            "收到申请5件，予以公开3件，部分公开1件。",
            facts={"outcome.disclosed": 2, "outcome.partly_disclosed": 1},
            at="3件",
        ),
        fails("不予公开2件。", facts={"outcome.refused.process_information": 1}, at="2件"),
        passes(
            "收到申请5件，予以公开3件，部分公开1件，不予公开1件。",
            facts={"outcome.disclosed": 3, "outcome.partly_disclosed": 1, "outcome.refused.third_party": 1},
        ),
        passes("公开答复4件，转下年度办理1件。", facts={"outcome.disclosed": 3}, comment="公开申请的答复"),
        passes("予以公开和部分公开4件。", facts={"outcome.disclosed": 3, "outcome.partly_disclosed": 1}),
        passes(
            "同意公开答复数3件，申请信息不存在数1件。",
            facts={"outcome.disclosed": 3, "outcome.unavailable.not_held": 1},
        ),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """正文里写的“予以公开 N 件”“部分公开 N 件”“不予公开 N 件”“无法提供（信息不存在）N 件”
    “不予处理 N 件”“其他处理 N 件”，
    应当等于表三的相应各行或各组之和。

    “同意公开”按予以公开，“不存在”按本机关不掌握、没有现成信息或两者之和。

    错误：正文“予以公开3件”，表三予以公开总计2。正确：两处一致。
    """
    yield from mismatches(report, *_STEMS)
    yield from mismatches(report, *_STEMS, party=True)
    yield from denials(report, *_STEMS)
    yield from uniform(report, "outcome.", "outcome.total")
