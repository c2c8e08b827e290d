"""GK617: dots for an ellipsis, hyphens for a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import by_line, fix_of, hits, replacing

_DOTS = lazy_pattern(r"\.{3,6}(?<=[\u4e00-\u9fff，、]\.\.\.)(?![.0-9])|。{3,6}(?!。)")
_HYPHENS = lazy_pattern(r"-{2,4}(?=[\u4e00-\u9fff“《])")


@rule(
    "GK617",
    "ellipsis-dash",
    severity="info",
    summary=("省略号或破折号用别的符号代替", "dots for an ellipsis or hyphens for a dash"),
    basis="GB/T 15834—2011 4.10、4.11（破折号、省略号的形式）",
    help=("请将省略号写作“……”，破折号写作“——”。", "Write …… and ——"),
    fix="safe",
    examples=[
        fails("公开政策文件、办事指南。。。", at="。。。", count=1, fixed="公开政策文件、办事指南……"),
        fails("公开政策文件...等内容。", fixed="公开政策文件……等内容。"),
        fails("打造特色品牌--政务公开日。", at="--", fixed="打造特色品牌——政务公开日。"),
        passes("公开政策文件、办事指南……"),
        passes("打造特色品牌——政务公开日。"),
        passes("总体情况........1", comment="目录的引导点"),
    ],
)
def ellipsis_dash(report: Report, options: None) -> Iterator[Finding]:
    """省略号写成了几个句点或句号，破折号写成了两个连字符。

    错误写法：`办事指南。。。`、`品牌--政务公开日`

    正确写法：`办事指南……`、`品牌——政务公开日`
    """
    text = report.body.text
    if "..." in text or "。。。" in text:
        yield from _findings(report, _DOTS, "……", Words("省略号", "ellipsis"))
    if "--" in text:
        yield from _findings(report, _HYPHENS, "——", Words("破折号", "dash"))


def _findings(report: Report, pattern: re.Pattern[str], right: str, what: Words) -> Iterator[Finding]:
    for line in by_line(hits(report, pattern)):
        yield Finding(
            Words(
                f"{what.zh}应写作“{right}”：{line[0].around()}", f"Write the {what.en} as {right}: {line[0].around()}"
            ),
            line[0].span,
            line[0].key,
            help=replacing(hit.change(right) for hit in line),
            fix=fix_of(Words(f"改为“{right}”", f"Write {right}"), (hit.change(right) for hit in line)),
        )
