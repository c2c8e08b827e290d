"""GK116: sub-headings are numbered with marks that official documents do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Passage, Related, Report, Span, Words, fails, lazy_pattern, passes, rule
from gklint_national.structure.outline import NUMERALS, headings_below, tops

_ORDINAL = lazy_pattern(
    r"\s*(?:(?P<arabic>\d{1,2})\s?、(?!\d)|(?P<bracketed>[（(](?P<numeral>[一二三四五六七八九十]{1,3}|\d{1,2})[)）])[、.．，,]|(?P<single>[㈠-㈩]))"
)
# Numbers of a list that runs on in one paragraph: 主要问题：1、……。2、…….
_RUN_IN = lazy_pattern(r"(?:(?<=[：:；。])|^)\s?(?P<arabic>\d{1,2})、(?=[\u4e00-\u9fff])")
_NAMES = {"arabic": "1.", "bracketed": "（一）", "single": "（一）"}


@rule(
    "GK116",
    "numbering-style",
    severity="info",
    summary=("小标题的序号写法不规范", "sub-headings are numbered in an unusual style"),
    basis="GB/T 9704—2012 7.3.3（结构层次序数“一、”“（一）”“1.”“（1）”）",
    help=("请将小标题的序号写作“（一）”“1.”“（1）”。", "Write （一）, 1. and （1）"),
    fix="safe",
    examples=[
        fails(
            "1、主动公开。按时公开。\n2、依申请公开。没有申请。",
            count=1,
            message="“1、”“2、”应写作“1.”“2.”",
            fixed="1.主动公开。按时公开。\n2.依申请公开。没有申请。",
        ),
        fails("（一）、主动公开情况\n按时公开。", fixed="（一）主动公开情况\n按时公开。"),
        fails("㈠主动公开情况\n按时公开。", fixed="（一）主动公开情况\n按时公开。"),
        fails(
            problems="存在的不足：\n1、专栏检索不便。\n2、解读形式较少。\n改进措施：\n1、调整检索页面。",
            count=1,
            message="（共3处）",
            fixed="存在的不足：\n1.专栏检索不便。\n2.解读形式较少。\n改进措施：\n1.调整检索页面。",
            comment="整段就是一句话",
        ),
        fails(problems="主要不足：1、专栏检索不便；2、解读形式较少。", message="（共2处）", comment="接排的序号"),
        fails("（1）、主动公开情况\n按时公开。", fixed="（1）主动公开情况\n按时公开。"),
        passes(problems="主要不足：1、2号窗口指引不清；3号窗口人手不足。", comment="窗口的号码"),
        passes("（一）主动公开情况\n1.政策文件。按时公开。\n（1）及时更新。"),
        passes("1、2号楼设有公开查阅点。", comment="不是序号"),
        passes(headings={"overview": "一、总体情况"}, comment="一级标题用“一、”"),
    ],
)
def numbering_style(report: Report, options: None) -> Iterator[Finding]:
    """小标题的序号用了“1、”“（一）、”“㈠”等写法。

    公文的结构层次序数依次为“一、”“（一）”“1.”“（1）”：汉字“一”后面用顿号，带括号的后面不加标点，阿拉伯数字后面用小圆点。
    同一种写法在全文里合为一条。

    错误写法：`1、主动公开情况`

    正确写法：`1.主动公开情况`
    """
    places: dict[str, list[Edit]] = {}
    for match, passage in _ordinals(report):
        style = "bracketed" if match.groupdict().get("bracketed") else str(match.lastgroup)
        span = passage.span(match.start(style), match.end())
        places.setdefault(style, []).append(Edit(span, _right(match)))
    for style, edits in places.items():
        yield _finding(style, sorted(edits, key=lambda edit: edit.span.start))


def _ordinals(report: Report) -> Iterator[tuple[re.Match[str], Passage]]:
    """The unusual ordinals: at the head of paragraphs, of headings without words of their own, and of lists run in."""
    top_level = {top.span.start for top in tops(report)}
    bare = [heading.passage for heading in headings_below(report) if not heading.body]
    for passage in (*(prose.passage for prose in report.prose), *bare):
        match = _ORDINAL.match(passage.text)
        if match is not None and match.lastgroup is not None and passage.span().start not in top_level:
            yield match, passage
    for prose in report.prose:
        numbers = list(_RUN_IN.finditer(prose.text)) if prose.kind == "body" and "、" in prose.text else []
        if [int(match["arabic"]) for match in numbers] == list(range(1, len(numbers) + 1)) and len(numbers) > 1:
            yield from ((match, prose.passage) for match in numbers if match.start("arabic"))


def _right(match: re.Match[str]) -> str:
    if match["arabic"]:
        return f"{match['arabic']}."
    numeral = match["numeral"] or NUMERALS[ord(match["single"]) - ord("㈠")]
    return f"（{numeral}）"


def _series(texts: list[str]) -> str:
    """`“1、”“2、”`; of more than three the first and the last: `“㈠”至“㈤”`."""
    every = list(dict.fromkeys("".join(text.split()) for text in texts))
    return "".join(f"“{text}”" for text in every) if len(every) <= 3 else f"“{every[0]}”至“{every[-1]}”"


def _finding(style: str, edits: list[Edit]) -> Finding:
    right = _NAMES[style]
    places: list[Span] = [edit.span for edit in edits]
    count = f"（共{len(edits)}处）" if len(edits) > 1 else ""
    written, wanted = _series([place.text for place in places]), _series([edit.text for edit in edits])
    several = "依次" if len(edits) > 1 else ""
    return Finding(
        Words(f"序号{written}应写作{wanted}{count}", f"Sub-headings numbered {written} are written {wanted}"),
        places[0],
        style,
        help=Words(f"请将{written}{several}改为{wanted}。", f"Write {wanted}"),
        related=tuple(Related(Words("序号写法相同", "numbered in the same way"), place) for place in places[1:]),
        fix=Fix(Words(f"改为“{right}”的写法", f"Write “{right}”"), tuple(edits)),
    )
