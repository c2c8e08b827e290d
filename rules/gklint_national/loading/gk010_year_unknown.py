"""GK010: nothing says which year the report is for."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_TITLE = "某某区民政局政府信息公开工作年度报告"
_OVERVIEW = "本机关依法做好政府信息公开工作，主动公开政策文件和办事指南。"
_BASIS = "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"


@rule(
    "GK010",
    "year-unknown",
    severity="warning",
    summary=("看不出是哪一年度的报告", "nothing says which year the report is for"),
    basis="政府信息公开条例第四十九条（每年公布上一年度报告）；通行写法",
    help=(
        "请在标题的机关名称之后写明年份。",
        "State the year in the title",
    ),
    examples=[
        fails(title=_TITLE, preamble=_BASIS, overview=_OVERVIEW, end="", message="哪一年度"),
        passes(title=_TITLE, overview=_OVERVIEW, end="", comment="标题无年度，但写明了统计期限"),
        passes(comment="标题写明年度"),
    ],
)
def year_unknown(report: Report, options: None) -> Iterator[Finding]:
    """标题、统计期限、落款和文件名都没有写明年度，因此无法判断该用哪一版格式，与年度有关的规则都没有检查。

    年度报告按年公布，读者要知道数字是哪一年的；2019、2020年度和2021年度以后的格式也不同。

    错误写法：`某某区民政局政府信息公开工作年度报告`，正文也没有年份。

    正确写法：`某某区民政局2023年政府信息公开工作年度报告`
    """
    if report.year is None:
        title = report.masthead.title_passage
        yield Finding(
            Words(
                "标题、统计期限、落款和文件名都看不出是哪一年度的报告",
                "Neither title, period, signature nor file name gives the year",
            ),
            title.span() if title is not None else report.whole,
            "year",
        )
