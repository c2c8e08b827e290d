"""GK403: the statistics period is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.prose import opening

# A period that is there but cannot be read (damaged, in Chinese numerals) has findings of its own.
_ATTEMPT = lazy_pattern(
    r"(?:统计|数据)(?:的)?(?:期限|时限|期间|时间|时段|周期|范围|口径)|(?:统计|数据)[^，。；]{0,10}截[至止]|报告期|月\s*[0-9一二三十]{1,3}\s*日?\s*起?\s*[至到]|日起?至"
)


@rule(
    "GK403",
    "period-missing",
    severity="info",
    summary=("没有写明数据的统计期限", "the statistics period is not stated"),
    basis="通行写法",
    help=("建议写明“本报告所列数据的统计期限自某年1月1日起至12月31日止”。", "State the period of the figures"),
    examples=[
        fails(preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。", count=1),
        passes(comment="开头写明了统计期限"),
        passes(
            preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。",
            other="本年度未收取信息处理费。本报告数据统计期限为2023年1月1日到12月31日止。",
            comment="写在第六部分",
        ),
        passes(
            preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。统计期限自202311日起至20231231日止。",
            comment="写了但缺字，由 GK706 提示",
        ),
        passes(
            preamble="根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"
            "报告中所列数据的统计时限自2023年1月1日起，截至2023年12月31日。",
            comment="写作“截至”",
        ),
    ],
)
@for_administrations
def period_missing(report: Report, options: None) -> Iterator[Finding]:
    """报告没有说明数据统计到什么时候。年度报告统计自然年度，写明起止日期，读者才知道数字的口径。

    格式没有要求必须写，所以只作提示；各地如规定不必写，可以关闭本规则。

    正确写法：`本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。`
    """
    if report.masthead.period is None and _ATTEMPT.search(report.body.text) is None:
        yield Finding(
            Words("没有写明数据的统计期限", "The period of the figures is not stated"),
            opening(report),
            "period",
            help=_sentence(report.year) if report.year is not None else None,
        )


def _sentence(year: int) -> Words:
    """What to write, with the report's own year."""
    return Words(
        f"建议写明“本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止”。",
        f"Say that the figures are of 1 January to 31 December {year}",
    )
