"""GK105: the mark after a section's number is not 、, or something dirty stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.api import Edit, Finding, Fix, NamedTuple, Related, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.structure.outline import NUMERALS, Top, hashed_headings, tops

_NUMBERED = lazy_pattern(
    r"(?P<before>[^一二三四五六七八九十\d第]*)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<mark>[^一二三四五六七八九十\d分]*)"
)
_MARKDOWN = 3  # headings with # before them that make a text in Markdown: GK119 speaks


_ARABIC = {
    "overview": "1、总体情况",
    "disclosure": "2、主动公开政府信息情况",
    "requests": "3、收到和处理政府信息公开申请情况",
    "review": "4、政府信息公开行政复议、行政诉讼情况",
    "problems": "5、存在的主要问题及改进情况",
    "other": "6、其他需要报告的事项",
}


class _Wrong(NamedTuple):
    """A heading whose number is badly marked, what stands there, and what should."""

    top: Top
    found: str
    right: str
    kind: str


@rule(
    "GK105",
    "heading-mark",
    severity="warning",
    summary=("标题序号的标点不对", "the mark after a heading's number is wrong"),
    basis="GB/T 9704—2012 7.3.3（第一层用“一、”）",
    help=("请将一级标题的序号写作“一、”，前面不留其他符号。", "Write 一、 with nothing before it"),
    fix="safe",
    examples=[
        fails(
            headings={"review": "四. 政府信息公开行政复议、行政诉讼情况"},
            message="四.",
            fixed="四、政府信息公开行政复议、行政诉讼情况",
        ),
        fails(headings={"other": "六，其他需要报告的事项"}, fixed="六、其他需要报告的事项"),
        fails(
            headings={"other": "|六、其他需要报告的事项"}, fixed="六、其他需要报告的事项", comment="序号前有残留符号"
        ),
        fails(headings={"other": "# 六、其他需要报告的事项"}, count=1, fixed="六、其他需要报告的事项"),
        fails(headings=_ARABIC, count=1, message="“1、”至“6、”应写作“一、”至“六、”", comment="同样的写法合为一条"),
        passes(comment="序号后用顿号"),
        passes(headings={"overview": "一、 总体情况"}, comment="顿号后多一个空格不算"),
        passes(headings={"overview": " 一、总体情况"}, comment="行首空格不算"),
    ],
)
def heading_mark(report: Report, options: None) -> Iterator[Finding]:
    """一级标题的序号没有写成“一、”：后面用了别的标点，用了阿拉伯数字，或者前面带着残留的符号。

    公文的结构层次序数依次为“一、”“（一）”“1.”“（1）”，汉字序数后面用顿号。点号、逗号或者竖线多半是转换、
    扫描留下的。同样的写法合为一条。

    错误写法：`四. 政府信息公开行政复议、行政诉讼情况`

    正确写法：`四、政府信息公开行政复议、行政诉讼情况`
    """
    ignored = "#" if len(hashed_headings(report)) >= _MARKDOWN else ""
    wrong = [one for top in tops(report) if (one := _judge(top, ignored)) is not None]
    for kind in dict.fromkeys(one.kind for one in wrong):
        yield _finding([one for one in wrong if one.kind == kind])


def _judge(top: Top, ignored: str) -> _Wrong | None:
    match = _NUMBERED.fullmatch(top.heading.ordinal)
    if match is None:
        return None
    number, mark = match["number"], match["mark"].strip()
    before = match["before"].strip().strip(ignored or None).strip()
    if mark == "、" and not before and not number.isdecimal():
        return None
    if number.isdecimal():
        if not 1 <= int(number) <= len(NUMERALS):
            return None
        number, mark = NUMERALS[int(number) - 1], f"1{mark}"
    return _Wrong(top, top.heading.ordinal.strip(), f"{number}、", f"{before}{mark}")


def _finding(wrong: list[_Wrong]) -> Finding:
    """One finding for all headings with the same slip."""
    first, *others = wrong
    found, right = (_series(texts) for texts in zip(*((one.found, one.right) for one in wrong), strict=True))
    return Finding(
        Words(
            f"标题序号{found}应写作{right}",
            f"The heading's number “{first.found}” is written “{first.right}”",
        ),
        first.top.span,
        first.kind,
        help=_help(wrong),
        related=tuple(Related(Words(f"应写作“{one.right}”", f"write “{one.right}”"), one.top.span) for one in others),
        fix=Fix(Words("改正标题序号", "Correct the heading's number"), tuple(map(_edit, wrong))),
    )


def _series(texts: Sequence[str]) -> str:
    """`“一、”“二、”`; of more the first and the last: `“一、”至“六、”`."""
    return "".join(f"“{text}”" for text in texts) if len(texts) <= 2 else f"“{texts[0]}”至“{texts[-1]}”"


def _help(wrong: list[_Wrong]) -> Words:
    """What to write for what; of several headings the first and the last."""
    first, *others = wrong
    if others:
        zh = f"请将这{len(wrong)}个标题的序号依次改为“{first.right}”至“{others[-1].right}”。"
        return Words(zh, f"Number these {len(wrong)} headings {first.right} to {others[-1].right}")
    return Words(f"请将“{first.found}”改为“{first.right}”。", f"Write {first.right}")


def _edit(wrong: _Wrong) -> Edit:
    heading = wrong.top.heading
    return Edit(heading.passage.span(0, heading.body_at), wrong.right)
