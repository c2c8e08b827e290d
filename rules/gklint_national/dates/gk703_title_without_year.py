"""GK703: the title has no year."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.dates.title import lacks_year, name_fault, right_title, title_span


@rule(
    "GK703",
    "title-without-year",
    severity="warning",
    summary=("标题没有年份", "the title has no year"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的名称；通行写法",
    help=("请在标题中写明年份。", "Put the year into the title"),
    examples=[
        fails(title="某某区民政局政府信息公开工作年度报告", count=1),
        fails(title="某某区民政局政府信息公开工作报告", message="没有写年份，名称缺“年度”二字", count=1),
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
    if not lacks_year(report):
        return
    fault, title = name_fault(report), right_title(report)
    zh, en = (f"，{fault.zh}", f" and {fault.en}") if fault is not None else ("", "")
    yield Finding(
        Words(f"标题没有写年份{zh}", f"The title has no year{en}"),
        title_span(report),
        "title",
        help=Words(f"请改为“{title}”。", f"Write “{title}”") if title is not None else None,
    )
