"""GK011: characters were lost, masked or replaced on the way to the published text."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Span, Words, fails, lazy_pattern, passes, rule

_UNKNOWN = lazy_pattern("\ufffd+")
# Symbol fonts keep their bullets at U+F000–U+F0FF: those are marks of a list, not damage.
_PRIVATE = lazy_pattern("[\ue000-\uefff\uf100-\uf8ff]+")
_BOXES = lazy_pattern("□{2,}")
_MASK = lazy_pattern(r"(?<=[\u4e00-\u9fff])\*{3,}(?=[\u4e00-\u9fff])")
_MOST_PLACES = 20


@rule(
    "GK011",
    "damaged-text",
    severity="warning",
    summary=("文字受损：乱码、缺字或被屏蔽", "characters were lost, masked or replaced"),
    basis="文字完整（公布的报告应当可读）",
    help=("请对照原稿补上缺失的文字。", "Restore the lost characters from the original"),
    examples=[
        fails("全年主动***息120条。", at="***", comment="敏感词过滤把文字换成了星号"),
        fails("全年主动公\ufffd\ufffd政府信息120条。", at="\ufffd\ufffd", comment="编码转换丢了字"),
        fails("本机关\ue5e5依法公开政府信息。", at="\ue5e5", comment="自造字，换一台电脑就显示不出"),
        fails("本机关□□街道依法公开政府信息。", at="□□", comment="缺字显示成方框"),
        fails(noted=["damaged"], comment="读取时发现字节损坏"),
        passes("是否收费：□是 ☑否。", comment="单个方框是选择框"),
        passes("联系电话：138****5678。", comment="电话号码按规定隐去中间几位"),
        passes("\uf06c加强组织领导。", comment="符号字体的项目符号"),
        passes("***重点***工作：做好主动公开。", comment="成对的星号是排版残留，由 GK119 提示"),
    ],
)
def damaged_text(report: Report, options: None) -> Iterator[Finding]:
    """文字里有乱码、缺字、自造字或被星号屏蔽的字，读者看不懂，也可能改变了原意。

    常见原因：编码转换丢字（显示为 �）；网站的敏感词过滤把字换成 `***`；用了自造字或特殊字体（显示为方框 □□）。

    错误写法：`全年主动***息120条`

    正确写法：`全年主动公开信息120条`
    """
    told = [note for note in report.document.notes if note.kind == "damaged"]
    for note in told:
        yield Finding(note.words, note.span, note.key or "damaged", help=note.help)
    places = list(_damaged_places(report, search_unknown=not told))
    if places:
        shown = "".join(dict.fromkeys(f"“{place.text}”" for place in places[:3]))
        count = f"有{len(places)}处" if len(places) > 1 else ""
        yield Finding(
            Words(
                f"文字{count}受损：{shown}",
                f"{len(places)} places with lost or masked characters",
            ),
            places[0],
            "text",
            related=tuple(Related(Words("此处也受损", "here too"), place) for place in places[1:_MOST_PLACES]),
        )


def _damaged_places(report: Report, search_unknown: bool) -> Iterator[Span]:
    """The damaged places of the prose. The reader has already reported U+FFFD when it decoded damaged bytes."""
    body = report.body
    text = body.text
    if search_unknown and "\ufffd" in text:
        yield from (span for _, span in body.find(_UNKNOWN))
    yield from (span for _, span in body.find(_PRIVATE))
    if "□□" in text:
        yield from (span for _, span in body.find(_BOXES))
    if "***" in text:
        yield from _masks(report)


def _masks(report: Report) -> Iterator[Span]:
    """Stars between characters; an even number of runs in a paragraph is left-over emphasis."""
    for prose in report.prose:
        if "***" in prose.text:
            masks = list(prose.passage.find(_MASK))
            if prose.text.count("***") % 2:
                yield from (span for _, span in masks)
