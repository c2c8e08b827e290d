"""GK708: a year far ahead of the report's."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import sentence_at
from gklint_national.years import is_doubtful, mentions

_PLANS = lazy_pattern(
    r"规划|计划|纲要|目标|远景|愿景|方案|行动|十[四五六七]五|到20|至20|[—－\-–~～]\s?20|前|有效期|期限|届满|使用年限|预计|将"
)


@rule(
    "GK708",
    "future-year",
    severity="warning",
    summary=("出现了本报告年度之后很远的年份", "a year far ahead of the report's year"),
    basis="文字自身前后一致",
    help=("请核对年份是否写错或数字颠倒。", "Check the year; digits may be wrong or swapped"),
    examples=[
        fails("2032年，本机关召开政府信息公开工作会议2次。", at="2032年", message="2032年", count=1),
        passes("2024年，本机关将完善工作机制。", comment="下一年的打算"),
        passes("落实2021—2035年发展规划，制定到2030年的行动方案。", comment="规划"),
        passes("深入推进“十五五”时期2026年至2030年重点任务的目标分解。", comment="规划期"),
        passes(comment="没有以后的年份"),
    ],
)
def future_year(report: Report, options: None) -> Iterator[Finding]:
    """正文里出现了本报告年度两年以后的年份，而句子讲的不是规划、计划。多半是数字写错或者颠倒了，如把2023写成2032。

    错误写法：2023年度报告写 `2032年，本机关召开工作会议2次。`

    正确写法：`2023年，本机关召开工作会议2次。`
    """
    if report.year is None:
        return
    late = [mention for mention in mentions(report) if mention.year > report.year + 1]
    if not late or is_doubtful(report):
        return
    text = report.body.text
    for mention in late:
        start, end = sentence_at(text, mention.at)
        if _PLANS.search(text[start:end]) is None:
            yield Finding(
                Words(
                    f"“{mention.year}年”晚于报告年度{mention.year - report.year}年，疑为笔误",
                    f"{mention.year} is far ahead of the report's year {report.year}; it may be wrong",
                ),
                report.body.span(mention.at, text.index("年", mention.at) + 1),
                f"{mention.prose.section}:{mention.year}",
            )
