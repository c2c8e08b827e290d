"""GK406: the abstract leaves a statutory part out."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import SECTION_KEYS, Finding, Report, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.boilerplate.parts import Abstract, abstracts
from gklint_national.structure.outline import wording

_FIVE = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况"
)


@rule(
    "GK406",
    "parts-incomplete",
    severity="info",
    summary=(
        "介绍报告组成时漏列了部分，或仍列旧格式的部分",
        "the abstract leaves a statutory part out or names an old one",
    ),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个部分；通行写法",
    help=("请按正文的六个标题改写这句话。", "Name the six parts as the headings do"),
    examples=[
        fails(
            preamble=f"本报告包括{_FIVE}等内容。",
            message="“其他需要报告的事项”",
            at="存在的主要问题及改进情况",
            count=1,
        ),
        fails(preamble=f"本报告由{_FIVE}等六部分组成。", comment="以“等”略去一项"),
        fails(
            preamble="本报告由概述、主动公开政府信息情况、依申请公开政府信息情况、政府信息公开的收费及减免情况、"
            "因政府信息公开申请行政复议、提起行政诉讼的情况、存在的主要问题及改进情况、其他需要报告的事项等7个部分组成。",
            message="“收费及减免情况”",
            at="收费及减免情况",
            severity="warning",
            count=1,
            comment="2019年以前的七个部分",
        ),
        passes(preamble=f"本报告由{_FIVE}、其他需要报告的事项六部分组成。"),
        passes(preamble=f"本报告由{_FIVE}六部分组成。", comment="数目不符由 GK405 提示，不重复报"),
        passes(preamble="本报告由总体情况、主动公开政府信息情况等部分组成。", comment="只是举例"),
    ],
)
@for_administrations
def parts_incomplete(report: Report, options: None) -> Iterator[Finding]:
    """开头介绍报告由哪些部分组成，列出了大部分名称，但漏掉了一两个法定部分。

    仍列出“收费及减免情况”等2019年以前的部分，多半是沿用了多年前的文字，作为警告。漏列的不影响报告内容，只是容易让人以为报告不全，所以只作提示。只列两三个名称作例子的，不提示。

    错误写法：`本报告包括总体情况……存在的主要问题及改进情况等内容`（漏了“其他需要报告的事项”）

    正确写法：把六个部分的名称列全。
    """
    for abstract in abstracts(report):
        if abstract.obsolete:
            yield _obsolete(report, abstract)
        elif _leaves_out(abstract):
            yield _incomplete(report, abstract)


def _incomplete(report: Report, abstract: Abstract) -> Finding:
    """One or two parts that are not named."""
    names = "".join(f"“{wording(report, key)}”" for key in abstract.missing)
    named = "一二三四五六"[len(abstract.named) - 1]
    return Finding(
        Words(
            f"介绍报告组成时只列出{named}个部分，没有列出{names}",
            f"The sentence on the report's parts leaves out {names}",
        ),
        abstract.gap_span(abstract.missing[0]),
        "parts",
        help=Words(f"请补上{names}。", f"Add {names}"),
    )


def _obsolete(report: Report, abstract: Abstract) -> Finding:
    """Parts that reports had before 2019."""
    names = "".join(f"“{name}”" for name in dict.fromkeys(abstract.obsolete))
    return Finding(
        Words(
            f"介绍报告组成时列出了{names}等旧格式的部分，与现行格式的六个部分不符",
            f"The sentence on the report's parts names {names}, which the form does not have",
        ),
        abstract.obsolete_span,
        "parts",
        help=Words(
            f"请改为“本报告由{'、'.join(wording(report, key) for key in SECTION_KEYS)}六个部分组成”。",
            "Name the six parts as the headings do",
        ),
        severity="warning",
    )


def _leaves_out(abstract: Abstract) -> bool:
    """One or two parts missing, and not already reported by GK405 (a closed list, miscounted or doubled)."""
    if not 1 <= len(abstract.missing) <= 2 or abstract.twice or abstract.others:
        return False
    return abstract.claimed in (None, len(abstract.named)) or abstract.open
