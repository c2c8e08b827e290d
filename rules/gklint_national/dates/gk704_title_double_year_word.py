"""GK704: the title says 年度 twice."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Report, Words, fails, passes, rule
from gklint_national.dates.title import doubled_year_word, name_fault, title_span


@rule(
    "GK704",
    "title-double-year-word",
    severity="info",
    summary=("标题里“年度”重复", "the title says 年度 twice"),
    basis="通行写法（格式规定的名称已含“年度报告”）",
    help=("请删去年份后的“度”字。", "Drop the first 度"),
    fix="safe",
    examples=[
        fails(
            title="某某区民政局2023年度政府信息公开工作年度报告",
            at="度",
            count=1,
            fixed="某某区民政局2023年政府信息公开工作年度报告",
        ),
        passes(title="某某区民政局2023年政府信息公开工作年度报告"),
        passes(title="某某区民政局政府信息公开工作年度报告\n（2023年度）", comment="年份在后"),
        passes(title="某某区民政局2023年度政府信息公开工作报告", comment="只有一个“年度”"),
        passes(title="某某区民政局2023年度政府信息公开年度报告", comment="名称也不对的，由 GK702 一并说明"),
    ],
)
def title_double_year_word(report: Report, options: None) -> Iterator[Finding]:
    """标题写成“2023年度……年度报告”，“年度”重复。“年度报告”已经说明是一年的报告，年份后不必再加“度”。

    错误写法：`2023年度政府信息公开工作年度报告`

    正确写法：`2023年政府信息公开工作年度报告`
    """
    passage = report.masthead.title_passage
    match = doubled_year_word(report)
    if passage is None or match is None or name_fault(report) is not None:  # GK702 and GK703 give the whole title
        return
    span = passage.span(match.start("word"), match.end("word"))
    yield Finding(
        Words("标题中“年度”重复", "The title says 年度 twice; the first 度 can go"),
        span if span.text == "度" else title_span(report),
        "title",
        fix=Fix(Words("删去“度”字", "Delete 度"), (Edit(span, ""),)) if span.text == "度" else None,
    )
