"""GK712: the title, alone, has another year than the rest of the report."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, passes, rule
from gklint_national.dates.title import title_span
from gklint_national.years import mentions, year_beside_title

_RENAME = Words("请核对；文件名有误的，请重命名文件。", "If the file name is wrong, rename the file")


@rule(
    "GK712",
    "year-conflict",
    severity="error",
    summary=("标题的年份与正文的年份不一致", "the title has another year than the text"),
    basis="文字自身前后一致；政府信息公开条例第四十九条",
    help=("请核对报告年度，使标题、统计期限和正文的年份一致。", "Make title, period and text agree on the year"),
    examples=[
        fails(title="某某区民政局2024年政府信息公开工作年度报告", message="2024年", severity="error", count=1),
        fails(
            form="2019",
            title="某某区民政局2021年政府信息公开工作年度报告",
            preamble="根据《政府信息公开条例》第五十条规定，编制本报告。",
            overview="2020年，本机关坚持依法公开。\n（一）主动公开\n2020年，共公开信息120条。",
            end="",
            comment="没有统计期限，正文各句都是2020年",
        ),
        fails(
            title="某某区民政局2024年政府信息公开工作年度报告",
            preamble="根据《政府信息公开条例》第五十条规定，编制本报告。数据统计期限自2023年1月1日起，至2023年12月31日止。",
            overview="坚持依法公开。",
            message="统计期限的年份为2023年",
            comment="正文没有写年份，落款是次年",
        ),
        fails(path="某某区民政局2019年报告.txt", severity="warning", message="文件名", comment="只有文件名不同"),
        passes(comment="年份一致"),
        passes(path="某某区民政局2024年公布.txt", comment="文件名写公布的年份"),
        passes(
            preamble="根据《政府信息公开条例》第五十条规定，编制本报告。统计期限自2022年1月1日起至2022年12月31日止。",
            comment="只有统计期限不同，由 GK404 提示",
        ),
        passes("2022年，我局主动公开政府信息120条。", comment="只有一句话不同，由 GK707 提示"),
        passes(
            "2020年以来，我局持续推进政务公开。\n全年公开信息120条。",
            preamble="根据《政府信息公开条例》第五十条规定，编制本报告。",
            problems="2024年，我局将完善公开机制，改进公开方式。",
            end="",
            comment="回顾和打算不算正文的年份",
        ),
    ],
)
def year_conflict(report: Report, options: None) -> Iterator[Finding]:
    """标题写的年份，与统计期限和正文讲的年份都不同，不知道这到底是哪一年的报告。

    只有统计期限不同的由 GK404 提示，只有个别句子不同的由 GK707 提示。
    文件名里的年份既不是报告年度、也不是公布的年份时，作为警告。

    错误写法：标题是 `2024年政府信息公开工作年度报告`，统计期限和正文都是2023年

    正确写法：三处年份相同。
    """
    other = year_beside_title(report)
    if other is not None:
        yield _of_title(report, other)
        return
    path, year = report.masthead.path_year, report.year
    if path is not None and year is not None and path not in (year, year + 1) and report.masthead.title_year == year:
        yield Finding(
            Words(
                f"文件名中的年份为{path}年，报告为{year}年度", f"The file name says {path}, the report is for {year}"
            ),
            report.whole,
            "path",
            help=_RENAME,
            severity="warning",
        )


def _of_title(report: Report, other: int) -> Finding:
    first = next((mention for mention in mentions(report) if mention.year == other and mention.opens), None)
    period, signed = report.masthead.period, report.masthead.signed_span
    related = []
    if first is not None:
        related.append(Related(Words("正文的年份", "the text's year"), report.body.span(first.at, first.at + 5)))
    elif signed is not None:
        related.append(Related(Words("落款的日期", "the day it was signed"), signed))
    if period is not None:
        related.append(Related(Words("统计期限", "the period"), period.span()))
    title = report.masthead.title_year
    return Finding(
        Words(
            f"标题的年份为{title}年，{_places(period is not None, first is not None)}的年份为{other}年",
            f"The title says {title}, {_places_in_english(period is not None, first is not None)} {other}",
        ),
        title_span(report),
        "title",
        related=tuple(related),
    )


def _places(by_period: bool, by_text: bool) -> str:
    """What has the other year: the period, the text, or both."""
    return "和".join(name for name, has in (("统计期限", by_period), ("正文", by_text)) if has)


def _places_in_english(by_period: bool, by_text: bool) -> str:
    return " and ".join(name for name, has in (("the period", by_period), ("the text", by_text)) if has)
