"""GK104: a heading is worded in another way than the form's."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import SECTION_KEYS, Edit, Finding, Fix, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import Top, merged_into, numbered_wording, statutory, wording


@rule(
    "GK104",
    "section-wording",
    severity="info",
    summary=("标题用语与格式不一致", "a heading is not worded as in the form"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个标题",
    help=("请使用格式规定的标题。", "Use the form's heading"),
    fix="unsafe",
    examples=[
        fails(
            headings={"problems": "五、政府信息公开工作存在的主要问题及改进情况"},
            severity="info",
            message="存在的主要问题及改进情况",
            fixed="五、存在的主要问题及改进情况",
        ),
        fails(headings={"other": "六、其它需要报告的事项"}, severity="info"),
        fails(
            headings={"disclosure": "二、2023年主动公开信息工作开展情况"},
            severity="warning",
            comment="只能凭关键词认出",
        ),
        fails(
            headings={"requests": "三、依申请公开办理情况"},
            severity="warning",
            message="收到和处理政府信息公开申请情况",
            count=1,
            comment="序号和位置都对，用语不同",
        ),
        fails(headings={"overview": "一、工作概况", "other": "六、其他事项"}, severity="warning", count=2),
        passes(comment="与格式一致"),
        passes(
            headings={"problems": "五、存在的主要问题、改进情况及其他需要报告的事项"},
            drop=["other"],
            comment="两个部分合写由 GK101 提示",
        ),
        passes(headings={"review": "四、政府信息公开行政复议、 行政诉讼情况"}, comment="多一个空格不算"),
    ],
)
@for_administrations
def section_wording(report: Report, options: None) -> Iterator[Finding]:
    """六个部分的标题没有照格式的原文写。

    条例第五十条本身的措辞（如“政府信息公开工作存在的主要问题及改进情况”）和常见的近似写法都认得，只作提示。
    只能凭个别字眼猜出是哪一部分的标题，作为警告，因为读者和汇总程序可能认不出。

    错误写法：`五、存在的不足与打算`

    正确写法：`五、存在的主要问题及改进情况`
    """
    present = statutory(report)
    missing = [key for key in SECTION_KEYS if key not in present]
    merged = [merged_into(present, key) for key in missing]  # GK101 speaks of them
    for key, top in present.items():
        if top.section.match != "canonical" and top not in merged:
            yield _finding(report, key, top)


def _is_introduced(report: Report, words: str) -> bool:
    """Whether the preamble names the section by the words of its heading."""
    return any(words in prose.text for prose in report.prose if prose.section == "preamble" and prose.kind == "body")


def _finding(report: Report, key: str, top: Top) -> Finding:
    heading = top.heading
    right, numbered = wording(report, key), numbered_wording(report, key)
    start = heading.body_at
    also = "，报告开头的介绍一并改正" if _is_introduced(report, heading.body) else ""
    return Finding(
        Words(
            f"标题“{heading.ordinal.strip()}{heading.body}”与格式规定的“{numbered}”不一致",
            f"The heading “{heading.body}” is worded “{right}” in the form",
        ),
        top.span,
        key,
        help=Words(f"请将标题改为“{numbered}”{also}。", f"Write “{numbered}”"),
        severity="warning" if top.section.match == "keyword" else "info",
        fix=Fix(
            Words(f"改为“{right}”", f"Write “{right}”"),
            (Edit(heading.passage.span(start, start + len(heading.body)), right),),
            safe=False,
        ),
    )
