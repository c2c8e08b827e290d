"""GK702: the title is not worded as usual."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.dates.title import (
    doubled_year_word,
    full_name,
    lacks_year,
    name_fault,
    right_title,
    title_span,
)


@rule(
    "GK702",
    "title-form",
    severity="info",
    summary=("标题不是“机关名称＋年份＋政府信息公开工作年度报告”", "the title is not worded as usual"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的名称；通行写法",
    help=("请将标题写成“机关全称＋年份＋政府信息公开工作年度报告”。", "Write body, year and 政府信息公开工作年度报告"),
    examples=[
        fails(title="某某区民政局2023年政府信息公开工作报告", message="名称缺“年度”二字", count=1),
        fails(title="某某区民政局2023年政务公开年度报告"),
        fails(title="某某区民政局2023年政府信息公开工作总结", message="规定的名称"),
        fails(title="某某区民政局2023年政府信息公开 工作告年度报", comment="字序颠倒"),
        fails(title="2023年政府信息公开工作年度报告", end="", message="机关名称"),
        fails(
            title="区民政局2023年度政府信息公开年度报告",
            organ="区民政局",
            end="某某区民政局\n2024年1月20日",
            message="机关未用全称，名称缺“工作”二字，“年度”重复",
            count=1,
            comment="一个标题的几处毛病合为一条",
        ),
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
    标题没有年份的，由 GK703 一并说明。

    格式规定的名称是“政府信息公开工作年度报告”。名称统一，便于查找和汇总。

    错误写法：`某某区民政局2023年政府信息公开工作报告`

    正确写法：`某某区民政局2023年政府信息公开工作年度报告`
    """
    fault = name_fault(report)
    if fault is None or lacks_year(report):
        return
    zh, en = [fault.zh], [fault.en]
    if full_name(report) != report.organ and report.organ is not None:
        zh.insert(0, "机关未用全称")
        en.append("has not the full name of the body")
    if doubled_year_word(report) is not None:
        zh.append("“年度”重复")
        en.append("has 年度 twice")
    title = right_title(report)
    yield Finding(
        Words(f"标题不规范：{'，'.join(zh)}", f"The title {', '.join(en)}"),
        title_span(report),
        "title",
        help=Words(f"请改为“{title}”。", f"Write “{title}”") if title is not None else None,
    )
