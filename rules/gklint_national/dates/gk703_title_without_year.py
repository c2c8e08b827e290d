"""GK703: the title has no year."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.dates.title import title_lines, title_span
from gklint_national.years import is_doubtful

_YEAR = lazy_pattern(r"(?:20|２０|二[〇○零O])\s*[0-9０-９〇○零一二三四五六七八九]{2}")


@rule(
    "GK703",
    "title-without-year",
    severity="warning",
    summary=("标题没有年份", "the title has no year"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的名称；通行写法",
    help=("请在标题中写明年份。", "Put the year into the title"),
    examples=[
        fails(title="某某区民政局政府信息公开工作年度报告", count=1, message="2023"),
        passes(comment="标题有年份"),
        passes(title="某某区民政局政府信息公开工作年度报告\n（2023年度）", comment="年份在另一行的括号里"),
        passes(title="某某区民政局二〇二三年政府信息公开工作年度报告", comment="汉字年份"),
        passes(title="", comment="没有标题由 GK701 提示"),
    ],
)
def title_without_year(report: Report, options: None) -> Iterator[Finding]:
    """标题里没有年份，读者分不清是哪一年的报告，往年的报告放在一起也无法区分。

    错误写法：`某某区民政局政府信息公开工作年度报告`

    正确写法：`某某区民政局2023年政府信息公开工作年度报告`
    """
    masthead = report.masthead
    if masthead.title_passage is None or masthead.title_year is not None:
        return
    if _YEAR.search(masthead.title or "") or _YEAR.search(title_lines(report)):
        return
    known = report.year is not None and not is_doubtful(report)
    year, english = (f"，应写明{report.year}年", f"; it is {report.year}") if known else ("", "")
    yield Finding(Words(f"标题没有写年份{year}", f"The title has no year{english}"), title_span(report), "title")
