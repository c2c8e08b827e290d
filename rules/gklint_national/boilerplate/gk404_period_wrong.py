"""GK404: the statistics period is not the year of the report."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.period import Period, is_founded_within, last_day, stated_period
from gklint_national.years import narrative_year, year_beside_title

_BASIS = "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"


@rule(
    "GK404",
    "period-wrong",
    severity="error",
    summary=("统计期限不是本报告年度的1月1日至12月31日", "the statistics period is not the year of the report"),
    basis="政府信息公开条例第四十九条（上一年度）；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请将统计期限改为本报告年度的1月1日至12月31日，并核对表中数据是否为该年度全年的数据。",
        "Correct the period to 1 January to 31 December of the report's year and check the figures",
    ),
    examples=[
        fails(
            preamble=_BASIS + "统计期限自2022年1月1日起至2022年12月31日止。",
            at="2022年1月1日起至2022年12月31日",
            message="不是2023年全年",
            severity="error",
            count=1,
        ),
        fails(form="2019", year=2020, preamble=_BASIS + "统计期限为2019年1月1日至12月31日。"),
        fails(
            title="某某区民政局政府信息公开工作年度报告",
            preamble=_BASIS + "统计期限自2022年1月1日起至2022年12月31日止。",
            message="不是2023年全年",
            comment="标题没有年份，正文和落款说的都是2023年度",
        ),
        fails(preamble=_BASIS + "统计期限自2023年1月1日起至2022年12月31日止。", comment="前后两个年份不一"),
        fails(preamble=_BASIS + "统计期限自2022年1月1日起至2023年12月31日止。", comment="跨了两年"),
        fails(preamble=_BASIS + "统计期限自2023年1月1日起至2023年11月30日止。", comment="不是全年"),
        fails(preamble=_BASIS + "数据截至2023年11月30日。", at="数据截至2023年11月30日", comment="提前截止"),
        fails(preamble=_BASIS + "本报告所列数据截至2023年11月底。", at="数据截至2023年11月底"),
        fails(preamble=_BASIS + "统计期限为2023年1月至11月。", message="不是2023年全年", comment="只写到月"),
        passes(preamble=_BASIS + "统计期限为2023年1月至2023年12月。", comment="只写到月"),
        passes(preamble=_BASIS + "数据截至2023年12月底。"),
        passes(preamble=_BASIS + "数据截至2023年12月31日。", comment="只写了截止日期"),
        passes(preamble=_BASIS + "统计时限自2023年1月1日起，截至2023年12月31日。", comment="另一种写法"),
        passes(
            preamble=_BASIS + "因机构改革，本机关于2023年3月20日挂牌，统计期限为2023年3月20日至12月31日。",
            comment="年中成立的机关，从成立之日起统计",
        ),
        fails(preamble=_BASIS + "统计期限自二〇二二年一月一日起至二〇二二年十二月三十一日止。", comment="汉字数字"),
        fails(preamble=_BASIS + "统计期限为2022.1.1—2022.12.31。", comment="用点写日期"),
        passes(preamble=_BASIS + "统计期限自2023年1月1日起至2023年12月31日止。"),
        passes(
            preamble="信息来源：县统计局　发布日期：2024-01-19\n"
            + _BASIS
            + "统计期限自2023年1月1日起至2023年12月31日止。",
            comment="统计局的公布日期不是统计期限",
        ),
        passes(preamble=_BASIS + "统计起止时间：2023年1月1日0时至2023年12月31日24时。", comment="写到钟点"),
        passes(preamble=_BASIS + "统计期限为2023年1月1日到12月31日止。", comment="第二个年份可以不写"),
        passes(preamble=_BASIS + "统计期限为2023年1月1日—12月31日。", comment="用连接号"),
        passes(
            preamble=_BASIS + "统计期限自2023年1月1日起至202323年12月31日止。",
            comment="年份错乱由 GK706 提示，不重复报",
        ),
        passes(
            title="某某区民政局2024年政府信息公开工作年度报告",
            comment="正文和统计期限都是2023年，是标题错了，由 GK712 提示",
        ),
        passes(
            "2023年，本机关开展专项清理，时间自2023年3月1日至2023年6月30日，共清理栏目12个。",
            comment="不是统计期限",
        ),
    ],
)
@for_administrations
def period_wrong(report: Report, options: None) -> Iterator[Finding]:
    """报告写明的统计期限，不是本报告年度的1月1日至12月31日。多半是沿用了上一年的文字，没有改年份。

    年度报告报告的是一个自然年度。统计期限的年份与标题不同、前后两个年份不同，或者起止不是全年，都会让人怀疑表中的数字。
    年中成立、组建或者撤并的机关，开头写明了的，从成立之日起（到撤并之日止）统计，不提示。
    如果标题的年份与统计期限和正文都不同，那是标题的问题，另由 GK712 提示。

    错误写法：标题是2023年，正文写 `统计期限自2022年1月1日起至2022年12月31日止`

    正确写法：`统计期限自2023年1月1日起至2023年12月31日止`
    """
    period = stated_period(report) or (last_day(report) if report.masthead.period is None else None)
    if period is None or (period.is_whole_year and period.years == (report.masthead.title_year,)):
        return
    year = _due(report)
    if is_founded_within(report, period) and period.years in ((), (year,)):
        return
    if not period.is_whole_year or (period.years and period.years != (year,)):
        yield _finding(report, period, year)


def _due(report: Report) -> int | None:
    """The year the period should have: the title's unless the title is alone, without title the text's."""
    masthead = report.masthead
    if masthead.title_year is not None:
        return year_beside_title(report) or masthead.title_year
    signed = masthead.signed is not None and masthead.signed[0] - 1 == narrative_year(report)
    return narrative_year(report, least=1 if signed else 2) or report.year


def _finding(report: Report, period: Period, year: int | None) -> Finding:
    due = f"不是{year}年全年" if year else "不是同一年的1月1日至12月31日"
    wanted = f"1 January to 31 December {year}" if year else "1 January to 31 December of one year"
    title = report.masthead.title_passage
    related = (
        (
            Related(
                Words(
                    f"标题的年份为{report.masthead.title_year}年" if report.masthead.title_year else "标题", "the title"
                ),
                title.span(),
            ),
        )
        if title is not None
        else ()
    )
    said = " ".join(period.span.text.split())
    return Finding(
        Words(f"统计期限写为“{said}”，{due}", f"The period is given as “{said}”, it should be {wanted}"),
        period.span,
        "period",
        help=_advice(year),
        related=related,
    )


def _advice(year: int | None) -> Words | None:
    """The period to write, with the report's own year."""
    if year is None:
        return None
    return Words(
        f"请将统计期限改为{year}年1月1日至{year}年12月31日，并核对表中数据是否为{year}年全年的数据。",
        f"Write 1 January to 31 December {year}, and check that the figures are those of that year",
    )
