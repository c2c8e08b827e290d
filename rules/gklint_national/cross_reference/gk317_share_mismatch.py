"""GK317: 百分比与件数对不上。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Count, Finding, Report, Words, counts_in, fails, passes, rule
from gklint_national.cross_reference.admissible import admissible

_SHARE = re.compile(
    r"[，,（(]?\s?(?:约?占(?:比|总数|全部|总量|申请总数|总件数)?(?:的|为|比)?|占比)\s?"
    r"(?P<share>[0-9]+(?:\.[0-9]+)?)\s?[%％]"
)
_TOTAL = re.compile(r"共|总|合计|累计|收到|受理|办结|答复")
_SLACK = 0.05


@rule(
    "GK317",
    "share-mismatch",
    severity="warning",
    summary=("百分比与件数对不上", "A share does not fit its figures"),
    basis="数字逻辑",
    help=("按件数重新计算百分比，或更正件数。", "Recompute the share or correct the figure."),
    examples=[
        fails("共答复政府信息公开申请805件，其中予以公开258件，占33.9%。", at="258件，占33.9%", message="32.05"),
        passes("共答复政府信息公开申请805件，其中予以公开258件，占32.05%。"),
        passes("共答复申请805件，予以公开258件，占比32%。"),
        passes("共发布信息共19件。网站发布信息120条，占60%；微信发布80条，占40%。", comment="总数是别的事"),
        passes("网站发布信息120条，占60%；微信发布80条，占40%。", comment="没有写总数"),
        passes("共收到申请10件，其中自然人3件，约占三成。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """“N 件，占 p%”应当等于 N 除以同一句写明的总数（或表三的总计），允许末位四舍五入的误差。

    句中没有写明总数的，不作判断。

    错误：805 件中 258 件写作“占 33.9%”。正确：占 32.05%。
    """
    if "占" not in report.body.text or ("%" not in report.body.text and "％" not in report.body.text):
        return
    at = 0
    for item in report.prose:
        if item.kind == "body" and "占" in item.text:
            yield from _in_paragraph(report, item.text, at)
        at += len(item.text) + 1


def _in_paragraph(report: Report, text: str, at: int) -> Iterator[Finding]:
    counts = [count for count in counts_in(text) if not count.year and not count.approximate]
    for index, count in enumerate(counts):
        match = _SHARE.match(text, count.end)
        if match is None or count.unit in ("%", "％") or "约" in match.group():
            continue
        stated = _stated(text, counts[:index], count)
        if not stated:
            continue
        bases = [*stated, *_from_tables(report)]
        share = float(match["share"])
        decimals = len(match["share"].partition(".")[2])
        slack = 0.5 * 10**-decimals + _SLACK
        if any(base and abs(100 * float(count.value) / base - share) <= slack for base in bases):
            continue
        right = 100 * float(count.value) / stated[-1]
        words = Words(
            f"{count.value} 占 {stated[-1]:g} 的 {right:.2f}%，写的是 {match['share']}%",
            f"{count.value} of {stated[-1]:g} is {right:.2f}%, not {match['share']}%",
        )
        yield Finding(words, report.body.span(at + count.start, at + match.end()), f"{count.value}:{match['share']}")


def _stated(text: str, before: list[Count], part: Count) -> list[float]:
    """Totals stated earlier in the sentence that the figure can be a part of."""
    totals = []
    sentence = max(text.rfind(mark, 0, part.start) for mark in "。；;")
    for count in before:
        left = text[max(sentence + 1, count.start - 16) : count.start]
        if count.start > sentence and count.unit == part.unit and count.value >= part.value and _TOTAL.search(left):
            totals.append(float(count.value))
    return totals


def _from_tables(report: Report) -> list[float]:
    allowed = [admissible(report, "processed"), admissible(report, "received")]
    return [float(value) for values in allowed if values for value in values]
