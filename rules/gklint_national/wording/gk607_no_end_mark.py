"""GK607: a paragraph ends without a mark, or with a comma."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, Prose, Report, Words, fails, lazy_pattern, passes, quotation, rule
from gklint_national.prose import is_furniture, is_wrapped

_SECTIONS = frozenset(["preamble", "overview", "problems", "other"])
_SHORTEST = 25
_ENDS = frozenset("。！？；：”’）)》】…!?;:.—")
_SHORTEST_TAIL, _LONGEST_TAIL = 6, 20  # characters of a last clause that is quoted whole
_INSIDE = lazy_pattern(r"[，。；：,]")
_OPEN_END = lazy_pattern(r"(?:[\u4e00-\u9fff，、](?<![0-9]日))$")


@rule(
    "GK607",
    "no-end-mark",
    severity="info",
    summary=("段落末尾没有句号", "a paragraph ends without a full stop"),
    basis="GB/T 15834—2011 4.1（句末点号）",
    help=("请补上句号。", "End the paragraph with a full stop"),
    fix="unsafe",
    examples=[
        fails(
            "本机关加强组织领导，完善工作机制，及时公开政策文件和办事指南",
            count=1,
            severity="info",
            fixed="本机关加强组织领导，完善工作机制，及时公开政策文件和办事指南。",
        ),
        fails("全年通过政务新媒体发布信息120条，阅读量较大，服务群众25.1万人，", severity="warning", message="逗号"),
        passes("本机关加强组织领导，完善工作机制，及时公开政策文件和办事指南。"),
        passes("本机关加强组织领导，具体做法如下，主要包括以下三个方面的内容：\n一是加强培训。"),
        passes("主动公开情况和依申请公开情况以及政府信息管理情况介绍", comment="没有点号，是小标题"),
        passes("本机关门户网站设有政府信息公开专栏，网址为http://www.example.gov.cn", comment="以网址结尾"),
        passes("加强组织领导，完善机制", comment="太短"),
    ],
)
def no_end_mark(report: Report, options: None) -> Iterator[Finding]:
    """一段完整的话末尾没有句号。以逗号、顿号结尾的作为警告，可能漏了后面的文字。

    少于25个字的、没有任何点号的（多半是小标题）、以网址或数字结尾的不查；由PDF复制、按行宽断行的文本不查。

    错误写法：`……及时公开政策文件和办事指南`

    正确写法：`……及时公开政策文件和办事指南。`
    """
    found = [
        (number, prose)
        for number, prose in enumerate(report.prose)
        if _has_open_end(prose) and not _goes_on(report, number)
    ]
    if found and not is_wrapped(report):
        yield from (_finding(prose, _is_last(report, number)) for number, prose in found)


def _has_open_end(prose: Prose) -> bool:
    """Whether a paragraph of whole sentences ends without a mark."""
    text = prose.text
    if len(text) < _SHORTEST or text[-1] in _ENDS or prose.kind != "body" or prose.section not in _SECTIONS:
        return False
    if is_furniture(prose):
        return False
    return _OPEN_END.search(text) is not None and _INSIDE.search(text, 0, len(text) - 1) is not None


def _goes_on(report: Report, number: int) -> bool:
    """Whether in Markdown the next line goes on with the sentence: a line end without an empty line parts nothing."""
    if report.source.format != "md" or number + 1 >= len(report.prose) or report.prose[number].text[-1] not in "，、":
        return False
    here, following = report.prose[number].passage.span(), report.prose[number + 1].passage.span()
    between = report.source.text[here.end : following.start]
    return report.prose[number + 1].kind == "body" and not between.strip() and between.count("\n") == 1


def _is_last(report: Report, number: int) -> bool:
    """Whether no paragraph of the same section follows that may go on with the sentence."""
    following = report.prose[number + 1 : number + 2]
    return not following or following[0].kind != "body" or following[0].section != report.prose[number].section


def _tail(text: str) -> str:
    """The last clause, where it is long enough to be known by; else the last words."""
    last = max(text.rfind(point, 0, len(text) - 1) for point in "，。；：、") + 1
    if _SHORTEST_TAIL <= len(text) - last <= _LONGEST_TAIL:
        return f"…{text[last:]}"
    return quotation(text, len(text), len(text), before=12, after=0)


def _finding(prose: Prose, last: bool) -> Finding:
    text = prose.text
    cut_off = text[-1] in "，、"
    tail = _tail(text)
    end = prose.passage.span(len(text) - 1, len(text))
    fix = Fix(Words("补上句号", "Add a full stop"), (Edit(end, "。" if cut_off else text[-1] + "。"),), safe=False)
    what = (
        "段落以逗号结尾，可能漏了文字"
        if text[-1] == "，"
        else "段落以顿号结尾，可能漏了文字"
        if cut_off
        else "段末缺句号"
    )
    return Finding(
        Words(f"{what}：{tail}", f"The paragraph ends without a full stop: {tail}"),
        end,
        f"{prose.section}:{text[-12:]}",
        help=Words("请核对是否漏了文字，并以句号结尾。", "Check what is lacking and end with a full stop")
        if cut_off
        else None,
        severity="warning" if cut_off and last else "info",
        fix=fix,
    )
