"""GK105: the mark after a section's number is not 、, or something dirty stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Report, Words, fails, passes, rule
from gklint_national.structure.outline import Top, tops

_NUMBERED = re.compile(
    r"(?P<before>[^一二三四五六七八九十]*)(?P<number>[一二三四五六七八九十]{1,3})(?P<mark>[^一二三四五六七八九十]*)"
)


@rule(
    "GK105",
    "heading-mark",
    severity="warning",
    summary=("标题序号的标点不对", "the mark after a heading's number is wrong"),
    basis="GB/T 9704—2012 7.3.3（第一层用“一、”）",
    help=("一级标题写作“一、”，序号前不留其他符号", "Write 一、 with nothing before it"),
    fix="safe",
    examples=[
        fails(
            headings={"review": "四. 政府信息公开行政复议、行政诉讼情况"},
            message="四. ",
            fixed="四、政府信息公开行政复议、行政诉讼情况",
        ),
        fails(headings={"other": "六，其他需要报告的事项"}, fixed="六、其他需要报告的事项"),
        fails(
            headings={"other": "|六、其他需要报告的事项"}, fixed="六、其他需要报告的事项", comment="序号前有残留符号"
        ),
        passes(comment="序号后用顿号"),
        passes(headings={"overview": "一、 总体情况"}, comment="顿号后多一个空格不算"),
        passes(headings={"overview": " 一、总体情况"}, comment="行首空格不算"),
    ],
)
def heading_mark(report: Report, options: None) -> Iterator[Finding]:
    """一级标题的序号后面没有用顿号，或者序号前面带着残留的符号。

    公文的结构层次序数依次为“一、”“（一）”“1.”“（1）”，汉字序数后面用顿号。点号、逗号或者竖线多半是转换、
    扫描留下的。

    错误写法：`四. 政府信息公开行政复议、行政诉讼情况`

    正确写法：`四、政府信息公开行政复议、行政诉讼情况`
    """
    for top in tops(report):
        match = _NUMBERED.fullmatch(top.heading.ordinal)
        if match is None:
            continue
        before, mark = match["before"].strip(), match["mark"].strip()
        if mark != "、" or before.strip("#* "):
            yield _finding(top, match["number"])


def _finding(top: Top, number: str) -> Finding:
    heading = top.heading
    wrong = heading.passage.text[: heading.body_at].strip("\n")
    return Finding(
        Words(f"标题序号“{wrong}”应写作“{number}、”", f"The heading's number “{wrong}” is written “{number}、”"),
        top.span,
        top.key or heading.body,
        fix=Fix(
            Words(f"改为“{number}、”", f"Write “{number}、”"),
            (Edit(heading.passage.span(0, heading.body_at), f"{number}、"),),
        ),
    )
