"""GK702: the title is not worded as usual."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.dates.title import title_span, title_text

_YEAR = r"(?:[（(]?20[0-9]{2}年?度?[）)]?)"
_FORM = lazy_pattern(
    rf"(?P<organ>.*?){_YEAR}?政府信息公开工作{_YEAR}?年度报告{_YEAR}?(?:[（(【][^（）()【】]{{1,12}}[)）】])?"
)


@rule(
    "GK702",
    "title-form",
    severity="info",
    summary=("标题不是“机关名称＋年份＋政府信息公开工作年度报告”", "the title is not worded as usual"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的名称；通行写法",
    help=("请将标题写成“机关全称＋年份＋政府信息公开工作年度报告”。", "Write body, year and 政府信息公开工作年度报告"),
    examples=[
        fails(title="某某区民政局2023年政府信息公开工作报告", message="政府信息公开工作年度报告", count=1),
        fails(title="某某区民政局2023年政务公开年度报告"),
        fails(title="某某区民政局2023年政府信息公开工作总结", message="工作总结"),
        fails(title="某某区民政局2023年政府信息公开 工作告年度报", comment="字序颠倒"),
        fails(title="2023年政府信息公开工作年度报告", end="", message="机关名称"),
        passes(comment="格式规定的名称"),
        passes(title="某某区民政局2023年政府信息公开工作年度报告（更正版）", comment="名称后面有说明"),
        passes(title="某某区民政局2023年政府信息公开工作年度报告（公开版）"),
        passes(title="某某区民政局\n2023年政府信息公开工作年度报告", comment="分两行"),
        passes(title="某某区民政局政府信息公开工作年度报告\n（2023年度）", comment="年份另起一行"),
        passes(title="某某区民政局2023年度政府信息公开工作年度报告", comment="多一个“度”字由 GK704 提示"),
        passes(title="某某区民政局政府信息公开工作年度报告", comment="没有年份由 GK703 提示"),
        passes(title="2023年政府信息公开工作年度报告", comment="落款写了机关名称"),
        passes(title="", comment="没有标题由 GK701 提示"),
    ],
)
@for_administrations
def title_form(report: Report, options: None) -> Iterator[Finding]:
    """标题与通行的“机关名称＋年份＋政府信息公开工作年度报告”不一致，例如漏了“年度”，写成“政务公开”，或者没有机关名称。

    格式规定的名称是“政府信息公开工作年度报告”。名称统一，便于查找和汇总。

    错误写法：`某某区民政局2023年政府信息公开工作报告`

    正确写法：`某某区民政局2023年政府信息公开工作年度报告`
    """
    title = title_text(report)
    if title is None:
        return
    match = _FORM.fullmatch(title)
    if match is not None and (match["organ"] or report.organ):
        return
    lacks_organ = match is not None
    yield Finding(
        Words(
            f"标题“{title}”" + ("没有机关名称" if lacks_organ else "未使用规定的名称“政府信息公开工作年度报告”"),
            f"The title “{title}” " + ("names no body" if lacks_organ else "lacks the name 政府信息公开工作年度报告"),
        ),
        title_span(report),
        "title",
    )
