"""GK710: the report is dated before its year was over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.dates.published import publication
from gklint_national.years import is_doubtful


@rule(
    "GK710",
    "published-early",
    severity="warning",
    summary=("公布日期在统计年度结束之前", "the report is dated before its year was over"),
    basis="政府信息公开条例第四十九条（上一年度）；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请核对日期：应在统计年度结束之后、公布期限（部门次年1月31日，人民政府次年3月31日）之前。",
        "Check the date: it is due after the year has ended and before the deadline",
    ),
    examples=[
        fails(end="某某区民政局\n2023年1月20日", at="2023年1月20日", count=1),
        fails(end="某某区民政局\n2023年12月31日"),
        passes(end="某某区民政局\n2024年1月4日"),
        passes(end="", comment="没有落款日期"),
    ],
)
@for_administrations
def published_early(report: Report, options: None) -> Iterator[Finding]:
    """落款或发布日期在报告年度结束之前，而报告统计的是全年的数据。常见的原因是落款年份没有改，写成了报告年度。

    错误写法：2023年度报告落款 `2023年1月20日`

    正确写法：`2024年1月20日`
    """
    when = publication(report)
    if report.year is None or when is None or when.day > date(report.year, 12, 31):
        return
    if not is_doubtful(report):
        day = when.day
        yield Finding(
            Words(
                f"{when.name.zh}为{day.year}年{day.month}月{day.day}日，当时{report.year}年度尚未结束",
                f"On {day} the year {report.year} was not yet over",
            ),
            when.span,
            "published",
        )
