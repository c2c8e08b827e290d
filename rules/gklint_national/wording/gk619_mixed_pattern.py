"""GK619: two patterns of a sentence run into one."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import ProseHit, hits

_MIXED = lazy_pattern(
    r"报告(?:共|主要|内容)?(?P<first>包括|包含|分为)[^。；\n]{8,240}?(?P<second>组成|构成)(?=[。，；]|$)"
)


@rule(
    "GK619",
    "mixed-pattern",
    severity="info",
    summary=("两种句式混在一句里", "two patterns of a sentence run into one"),
    basis="现代汉语规范用法（“包括……”与“由……组成”不能混用）",
    help=("请改为“由……组成”，或者删去“组成”二字。", "Write 由…组成, or leave 组成 out"),
    examples=[
        fails(
            preamble="根据《政府信息公开条例》第五十条编制。本报告包括总体情况、主动公开政府信息情况、其他需要报告的事项等六部分组成。",
            message="“包括……组成”",
            count=1,
        ),
        passes(preamble="根据《政府信息公开条例》第五十条编制。本报告由总体情况、其他需要报告的事项等六部分组成。"),
        passes(preamble="根据《政府信息公开条例》第五十条编制。本报告包括总体情况、其他需要报告的事项等六部分。"),
        passes(preamble="本报告包括总体情况等部分，其中总体情况由五个方面组成。", comment="两个分句"),
    ],
)
def mixed_pattern(report: Report, options: None) -> Iterator[Finding]:
    """“本报告包括……”和“本报告由……组成”两种句式混成了一句，读来不通。

    错误写法：`本报告包括总体情况等六部分组成。`

    正确写法：`本报告由总体情况等六部分组成。`
    """
    for hit in hits(report, _MIXED):
        if "由" not in hit.text:
            yield _finding(hit)


def _finding(hit: ProseHit) -> Finding:
    first, second = hit.match["first"], hit.match["second"]
    return Finding(
        Words(f"“{first}……{second}”两种句式混用", f"“{first}…{second}” mixes two patterns"),
        hit.span,
        hit.prose.section,
    )
