"""GK003: a report of 2018 or before, whose form is not checked."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_OLD = """某某区民政局2016年政府信息公开工作年度报告

一、概述

2016年，本机关依法做好政府信息公开工作。

二、主动公开政府信息情况

全年主动公开政府信息120条。

三、依申请公开政府信息情况

本年度未收到政府信息公开申请。

四、政府信息公开的收费及减免情况

本年度没有收费。

五、因政府信息公开申请行政复议、提起行政诉讼情况

没有。

六、存在的主要问题及改进措施

公开的及时性有待提高，今后将加强督促。
"""


@rule(
    "GK003",
    "unsupported-form",
    severity="info",
    summary=("2018年及以前的报告，格式不在检查范围", "a report of 2018 or before: its form is not checked"),
    basis="国办公开办函〔2019〕60号（2019年起的格式）",
    help=(
        "请核对年度：确为2018年及以前的报告，不必修改；属于2019年度及以后的，请按现行格式的六个部分编写。",
        "An old report needs no change; a report of 2019 or later must have the six statutory sections",
    ),
    kinds=("unsupported",),
    examples=[
        fails(text=_OLD, comment="2016年度的旧式报告"),
        passes(form="2019", comment="2020年度的报告"),
        passes(comment="2023年度的报告"),
    ],
)
def unsupported_form(report: Report, options: None) -> Iterator[Finding]:
    """这是2018年及以前的报告，或者用的是当时的写法（概述、咨询处理、收费及减免等部分），未作格式检查。

    统一的六部分格式从2019年度的报告开始使用。以前的报告有七到九个部分，表格也不同，不能用现在的格式去衡量。
    这只是提示，不算错误。

    错误写法：2020年度的报告仍写“一、概述……四、收费及减免情况”。

    正确写法：2019年度起写“一、总体情况”到“六、其他需要报告的事项”六个部分。
    """
    year = report.year
    if year is not None and year <= 2018:
        words = Words(
            f"这是{year}年度的报告，当时还没有统一的六部分格式，未作检查",
            f"A report for {year}: before the present form, not checked",
        )
    else:
        words = Words(
            "报告用的是2018年及以前的旧标题（概述、咨询处理、收费及减免等），未作检查",
            "The report has the headings used until 2018: not checked",
        )
    yield Finding(words, report.whole, "form")
