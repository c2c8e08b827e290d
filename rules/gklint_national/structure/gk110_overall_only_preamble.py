"""GK110: section one holds nothing but the preamble."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import prose_below, statutory
from gklint_national.structure.preamble_sentences import is_boilerplate

_PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"
    "本报告由总体情况等六部分组成。本报告数据的统计期限为2023年1月1日至12月31日。"
)


@rule(
    "GK110",
    "overall-only-preamble",
    severity="warning",
    summary=("总体情况只有前言，没有实际内容", "section one holds nothing but the preamble"),
    basis="政府信息公开条例第五十条第（一）项；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请分主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写明本年度的工作。",
        "Say what was done in the year",
    ),
    examples=[
        fails(_PREAMBLE, preamble="", count=1),
        passes(_PREAMBLE + "\n（一）主动公开\n全年公开信息120条。", preamble="", comment="前言之后有实际内容"),
        passes(comment="前言在第一部分之前"),
        passes(overview="", comment="没有内容由 GK107 提示"),
    ],
)
@for_administrations
def overall_only_preamble(report: Report, options: None) -> Iterator[Finding]:
    """第一部分“总体情况”只写了编制依据、组成部分、统计期限和联系方式，没有写本年度的工作。

    编制依据等前言放在第一部分里是允许的，但后面还要有主动公开、依申请公开、政府信息管理、平台建设、监督保障的实际情况。

    错误写法：`一、总体情况` 下面只有“根据……编制本报告”一段。

    正确写法：前言之后分五个方面写本年度的工作。
    """
    top = statutory(report).get("overview")
    if top is None or top.section.tables:
        return
    texts = [prose.text for prose in prose_below(report, top)]
    if is_boilerplate(texts):
        yield Finding(
            Words("“总体情况”只有编制说明，没有写本年度的实际工作", "Section one says only how the report was made"),
            top.span,
            "overview",
        )
