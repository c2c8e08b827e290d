"""GK618: an abbreviation is introduced twice."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, hits

_DEFINED = lazy_pattern(
    r"以下(?:统一|均)?简?称(?:为)?[：:]?\s?[“\"]?(?P<name>[^（）()”“\"，。；\n]{2,20})[”\"]?\s?[）)]"
)
_STRIPPED = '《》“”" '


@rule(
    "GK618",
    "abbreviation-twice",
    severity="info",
    summary=("同一个简称定义了两次", "an abbreviation is introduced twice"),
    basis="公文写作通行要求",
    help=("请删去此处的“以下简称”，直接使用简称。", "Use the abbreviation; do not introduce it again"),
    examples=[
        fails(
            "贯彻《中华人民共和国政府信息公开条例》（以下简称《条例》）。",
            message="条例",
            count=1,
            comment="开头已经定义过",
        ),
        passes("贯彻落实《条例》。"),
        passes("落实《某某区政务公开工作办法》（以下简称《办法》）。", comment="另一个简称"),
    ],
)
def abbreviation_twice(report: Report, options: None) -> Iterator[Finding]:
    """“以下简称《条例》”之类的说明在报告里出现了两次。第一次说明之后，后文直接用简称就可以。

    错误写法：开头和总体情况里都写 `《中华人民共和国政府信息公开条例》（以下简称《条例》）`

    正确写法：开头写一次，后文直接写 `《条例》`
    """
    if "以下" not in report.body.text:
        return
    first: dict[str, ProseHit] = {}
    for hit in hits(report, _DEFINED):
        name = hit.match["name"].strip(_STRIPPED)
        before = first.setdefault(name, hit)
        if before is not hit:
            yield Finding(
                Words(f"简称“{name}”前面已经说明，此处重复", f"The abbreviation “{name}” was introduced before"),
                hit.span,
                name,
                related=(Related(Words("首次说明", "before"), before.span),),
            )
