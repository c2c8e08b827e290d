"""GK103: a section carries another number than the form gives it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gklint.api import Edit, Finding, Fix, Related, Report, Words, fails, passes, rule
from gklint_national.structure.outline import NUMERALS, Top, statutory, tops

_SHIFTED = {
    "disclosure": "三、主动公开政府信息情况",
    "requests": "四、收到和处理政府信息公开申请情况",
    "review": "五、政府信息公开行政复议、行政诉讼情况",
    "problems": "六、存在的主要问题及改进情况",
    "other": "七、其他需要报告的事项",
}


@rule(
    "GK103",
    "section-number",
    severity="warning",
    summary=("部分的序号写错", "a section has the wrong number"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的六个标题",
    help=("请改为格式规定的序号。", "Use the form's number"),
    fix="safe",
    examples=[
        fails(
            headings={"disclosure": "三、主动公开政府信息情况"},
            count=1,
            message="应为“二、”",
            fixed="二、主动公开政府信息情况",
        ),
        fails(headings=_SHIFTED, count=1, comment="连着错的合为一条"),
        fails(
            headings={"review": "政府信息公开行政复议、行政诉讼情况"},
            message="没有序号",
            fixed="四、政府信息公开行政复议、行政诉讼情况",
        ),
        passes(comment="序号正确"),
        passes(
            drop=["disclosure"],
            headings={
                "requests": "二、收到和处理政府信息公开申请情况",
                "review": "三、政府信息公开行政复议、行政诉讼情况",
            },
            comment="因缺一个部分而顺延，由 GK101 提示",
        ),
        passes(
            order=["overview", "requests", "disclosure", "review", "problems", "other"], comment="次序不对由 GK102 提示"
        ),
    ],
)
def section_number(report: Report, options: None) -> Iterator[Finding]:
    """标题的内容对，序号与格式规定的不一致。

    六个部分的序号是固定的：一、总体情况，二、主动公开，三、依申请公开，四、复议诉讼，五、问题及改进，六、其他事项。
    因为缺了一个部分或者次序颠倒而顺延的序号，由别的规则提示，这里不重复。连续几个标题错开同样多时，合为一条。

    错误写法：`三、主动公开政府信息情况`

    正确写法：`二、主动公开政府信息情况`
    """
    wrong = [top for top in statutory(report).values() if _is_wrong(top)]
    if not any(top.heading.number for top in tops(report)):
        return  # none is numbered: the numbers were lost with the layout
    for _, run in groupby(enumerate(wrong), key=lambda item: (_offset(item[1]), item[1].due - item[0])):
        yield _finding([top for _, top in run])


def _is_wrong(top: Top) -> bool:
    """Neither the form's number nor merely the number of its place among the headings."""
    return top.heading.number not in (top.due, top.position)


def _offset(top: Top) -> int | None:
    return None if top.heading.number is None else top.heading.number - top.due


def _finding(run: list[Top]) -> Finding:
    first = run[0]
    right = NUMERALS[first.due - 1]
    found = "的序号" if first.heading.number is not None else "没有序号，"
    also = f"，后面{len(run) - 1}个标题的序号同样有误" if len(run) > 1 else ""
    return Finding(
        Words(
            f"标题“{first.text}”{found}应为“{right}、”{also}",
            f"The section “{first.heading.body}” is number {first.due}"
            + (f", not {first.heading.number}" if first.heading.number is not None else " and has none"),
        ),
        first.span,
        first.key or "",
        help=_help(run),
        related=tuple(
            Related(Words(f"应为“{NUMERALS[top.due - 1]}、”", f"number {top.due}"), top.span) for top in run[1:]
        ),
        fix=Fix(Words("改正序号", "Correct the number"), tuple(_edit(top) for top in run)),
    )


def _help(run: list[Top]) -> Words:
    first, right = run[0], NUMERALS[run[0].due - 1]
    if len(run) > 1:
        last = NUMERALS[run[-1].due - 1]
        return Words(f"请将这{len(run)}个标题的序号依次改为“{right}、”至“{last}、”。", f"Number them {right} to {last}")
    if first.heading.number is None:
        return Words(f"请在标题前补上“{right}、”。", f"Put {right}、 before it")
    return Words(f"请将“{first.heading.ordinal.strip()}”改为“{right}、”。", f"Write {right}、")


def _edit(top: Top) -> Edit:
    """Replace what stands before the heading's words."""
    return Edit(top.heading.passage.span(0, top.heading.body_at), f"{NUMERALS[top.due - 1]}、")
