"""GK615: the body is named in two ways that are no abbreviation of each other."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Span, Words, fails, passes, rule
from gklint_national.bodies import own_name

_ENDINGS = ("局", "厅", "院", "所", "中心")
_SHORTEST = 3  # characters of a shortened name: a shorter one is an ordinary abbreviation
_SHOWN = 4


@rule(
    "GK615",
    "body-name-variants",
    severity="info",
    summary=("本机关的名称前后不一致", "the body is named in two ways"),
    basis="文字自身前后一致",
    help=("请统一使用机关全称或规范简称。", "Use one name throughout"),
    examples=[
        fails(
            "朝云区政务服务局坚持依法公开。",
            organ="朝云区政务服务管理局",
            at="政务服务局",
            message="政务服务管理局",
            count=1,
        ),
        fails("朝云区文化与旅游局坚持依法公开。", organ="朝云区文化和旅游局", at="文化与旅游局", count=1),
        passes("朝云区政务服务管理局坚持依法公开。", organ="朝云区政务服务管理局"),
        passes("区发改局坚持依法公开。", organ="青禾县发展和改革局", comment="规范的简称"),
        passes("市场监管局坚持依法公开。", organ="青禾县市场监督管理局", comment="规范的简称"),
        passes("区民政局坚持依法公开。", organ="某某区民政局"),
        passes(
            "国家税务总局云川市朝云区税务局坚持依法公开。",
            organ="国家税务总局云川市朝云区税务局",
            comment="名称开头是上级机关",
        ),
    ],
)
def body_name_variants(report: Report, options: None) -> Iterator[Finding]:
    """同一个机关在报告里用了两种名称，而其中一种并不是另一种的规范简称，例如漏了“管理”二字。读者可能以为是两个机关。

    错误写法：标题是“政务服务管理局”，正文写“政务服务局”

    正确写法：全文统一用全称，或者先写全称再用规范的简称。
    """
    if report.organ is None:
        return
    name = own_name(report.organ)
    for other in _variants(name):
        if other in report.body.text:
            places = list(_places(report, other))
            if places:
                shown = _with_place(report, other)
                yield Finding(
                    Words(
                        f"报告机关为“{report.organ}”，正文有{len(places)}处写作“{shown}”",
                        f"The body is {name}; the text also says {other} ({len(places)} times)",
                    ),
                    places[0],
                    other,
                    help=Words(
                        f"请统一使用全称；“{shown}”确为规范简称的，可以保留；机关已更名的，请统一改用新名称。",
                        "Use one name throughout; keep the short form if it is the official one",
                    ),
                    related=tuple(Related(Words("此处也是", "here too"), place) for place in places[1 : _SHOWN + 1]),
                )


def _variants(name: str) -> Iterator[str]:
    """The name with two or more characters before its ending left out, and with another 和."""
    for one, other in (("和", "与"), ("与", "和")):
        if one in name[1:-2]:
            yield name.replace(one, other)
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), None)
    if ending is not None:
        for length in range(_SHORTEST, len(name) - len(ending) - 1):
            if not name.startswith(ending, length):  # 国家税务总局…区税务局: the body it stands under
                yield name[:length] + ending


def _with_place(report: Report, other: str) -> str:
    """The name with the 省, 市 or 县 that stands before it where it is first written."""
    at = report.body.text.find(other)
    before = report.body.text[at - 1 : at] if at > 0 else ""
    return before + other if before in tuple("省市州盟县区旗") else other


def _places(report: Report, other: str) -> Iterator[Span]:
    """Where the other name stands in body paragraphs."""
    text, at = report.body.text, -1
    while (at := text.find(other, at + 1)) >= 0:
        if report.prose_at(at)[0].kind == "body":
            yield report.body.span(at, at + len(other))
