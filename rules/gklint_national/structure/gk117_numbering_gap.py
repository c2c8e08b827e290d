"""GK117: sub-headings skip or repeat a number, or lost a bracket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gklint.api import Finding, Heading, Related, Report, Section, Words, fails, passes, rule
from gklint_national.structure.outline import NUMERALS


@rule(
    "GK117",
    "numbering-gap",
    severity="warning",
    summary=("小标题编号跳号、重号或缺括号", "sub-headings skip or repeat a number, or lost a bracket"),
    basis="GB/T 9704—2012 7.3.3（结构层次序数）",
    help=("请按顺序重新编号，并核对是否漏了内容。", "Number the headings in order, and check that nothing was lost"),
    examples=[
        fails(
            "（一）主动公开\n按时公开。\n（二）依申请公开\n没有申请。\n（四）平台建设\n维护网站。",
            count=1,
            message="“（二）”之后是“（四）”",
        ),
        fails(
            "（一）主动公开\n按时公开。\n（二）依申请公开\n没有申请。\n（二）平台建设\n维护网站。",
            count=1,
            message="“（二）”出现了两次",
        ),
        fails("（一）主动公开情况\n按时公开。\n）依申请公开情况\n没有申请。", count=1, message="括号"),
        fails(
            "一）主动公开情况\n按时公开。\n二）依申请公开情况\n没有申请。\n三）政府信息管理\n更新目录。",
            count=1,
            message="“一）主动公开情况”等3个小标题的编号缺了括号",
        ),
        passes(comment="编号连续"),
        passes(
            "（一）存在问题\n1.不够及时。\n2.不够全面。\n（二）改进措施\n1.加强督促。\n2.加强培训。",
            comment="另一个小标题下重新从1开始",
        ),
        passes(
            "（一）主动公开\n按时公开。同时做好（二）依申请公开工作，没有申请。\n（三）平台建设\n维护网站。",
            comment="编号在句子中间",
        ),
        passes(
            problems="主要问题：1.公开不够及时。\n2.解读形式单一。\n改进措施：1.加强督促检查。\n2.丰富解读形式。",
            comment="两组编号都从句子中间的1开始",
        ),
        passes("1.2023年主动公开政府信息120条。\n2.2023年未收到申请。", comment="序号后面是年份"),
    ],
)
def numbering_gap(report: Report, options: None) -> Iterator[Finding]:
    """同一层小标题的编号不连续：中间缺号、同号出现两次，或者丢了一个括号。

    缺号往往意味着整段内容丢失，重号说明复制后没有改。同一层从头另起的编号（如不同小标题下各自的“1.”“2.”）不算。

    错误写法：（一）……（二）……（四）……

    正确写法：（一）……（二）……（三）……
    """
    for top in report.sections:
        for section in top.walk():
            yield from _gaps(section)


def _gaps(parent: Section) -> Iterator[Finding]:
    headings = [child.heading for child in parent.children if child.heading is not None]
    for _, same in groupby(headings, key=lambda heading: heading.level):
        yield from _breaks(list(same))


def _breaks(headings: Sequence[Heading]) -> Iterator[Finding]:
    """Where a number is not the one after the number before; a list that begins again at 1 is a new list."""
    for before, after in pairwise(headings):
        if _lost_bracket(before) or before.number is None or after.number is None:
            continue
        if after.number in (1, before.number + 1) or _elsewhere(before, after):
            continue
        yield _finding(before, after)
    lost = [heading for heading in headings if _lost_bracket(heading)]
    if lost:
        yield _bracket(lost)


def _lost_bracket(heading: Heading) -> bool:
    """`）依申请公开情况`, `一）依申请公开情况`"""
    ordinal = heading.ordinal.strip()
    return ordinal.endswith(("）", ")")) and not ordinal.startswith(("（", "("))


def _elsewhere(before: Heading, after: Heading) -> bool:
    """Whether the numbers that lead to `after` (on from `before`, or again from 1) stand within the text between."""
    last, number = before.number or 0, after.number or 0
    skipped = range(last + 1, number) if number > last else range(1, number)
    start = before.passage.span(before.body_at).start
    text = before.passage.source.text[start : after.passage.span().start]
    return len(skipped) > 0 and all(any(form in text for form in _written_forms(one, after.level)) for one in skipped)


def _written_forms(number: int, level: int) -> tuple[str, ...]:
    """The ways in which a number of that level may stand in the text."""
    if level == 3:
        return (f"{number}.", f"{number}．", f"{number}、")
    numeral = NUMERALS[number - 1] if level == 2 and number <= len(NUMERALS) else str(number)
    return (f"（{numeral}", f"({numeral}", f"{numeral}）", f"{numeral})")


def _finding(before: Heading, after: Heading) -> Finding:
    first, second = before.ordinal.strip(), after.ordinal.strip()
    if before.number == after.number:
        words = Words(f"小标题编号“{second}”出现了两次", f"Number “{second}” stands twice")
    else:
        words = Words(f"小标题编号不连续：“{first}”之后是“{second}”", f"“{first}” is followed by “{second}”")
    return Finding(
        words,
        after.passage.span(),
        f"{first}-{second}:{after.body[:12]}",
        help=_advice(before, after),
        related=(Related(Words("前一个小标题", "the heading before"), before.passage.span()),),
    )


def _advice(before: Heading, after: Heading) -> Words | None:
    """What the number should be; None where the numbers go back, or are too high to be written so."""
    due, found = (before.number or 0) + 1, after.number or 0
    if found < due - 1 or max(due, found) > len(NUMERALS):
        return None
    second = after.ordinal.strip()
    figures = (str(found), str(due)) if after.level > 2 else (NUMERALS[found - 1], NUMERALS[due - 1])
    right = second.replace(*figures)
    if right == second:
        return None
    if found == due - 1:
        return Words(f"请将后一个“{second}”改为“{right}”，后面依次改正。", f"Number the second one {right}, and so on")
    return Words(
        f"请核对是否漏了“{right}”的内容；没有遗漏的，请将“{second}”改为“{right}”，后面依次改正。",
        f"Check whether {right} was lost; if not, number this heading {right}, and so on",
    )


def _bracket(lost: Sequence[Heading]) -> Finding:
    """Headings of one level that lost a bracket, as one finding."""
    first, *others = lost
    text, count = first.passage.text.strip(), f"等{len(lost)}个小标题" if others else ""
    return Finding(
        Words(f"{'' if others else '小标题'}“{text}”{count}的编号缺了括号", f"The number of “{text}” lost its bracket"),
        first.passage.span(),
        f"bracket:{first.body[:12]}",
        help=_with_brackets(lost),
        related=tuple(Related(Words("编号也缺括号", "here too"), one.passage.span()) for one in others),
    )


def _with_brackets(lost: Sequence[Heading]) -> Words:
    """The numbers as they should be, where their numerals are there."""
    numerals = [heading.ordinal.strip().strip("（）() ") for heading in lost]
    if not all(numerals):
        return Words("请补上缺少的序号和括号，如“（一）”。", "Add numeral and bracket: （一）")
    right = "".join(f"“（{numeral}）”" for numeral in numerals)
    return Words(f"请改为{right}。" if len(lost) == 1 else f"请依次改为{right}。", f"Write {right}")
