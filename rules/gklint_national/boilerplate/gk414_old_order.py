"""GK414: the order of 2007 is cited as the regulation in force."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.prose import hits, sentence_at

_ORDER = lazy_pattern(r"492\s?号")
_HISTORY = ("修订", "公布", "废止", "原", "2007", "711", "取代", "旧")


@rule(
    "GK414",
    "old-order",
    severity="warning",
    summary=("引用的是修订前的条例（国务院令第492号）", "the regulation before its revision is cited"),
    basis="中华人民共和国国务院令第711号（2019年5月15日起施行）",
    help=("请将“第492号”改为“第711号”。", "Cite Order No. 711 of the State Council"),
    examples=[
        fails("认真贯彻《政府信息公开条例》（国务院令第492号）。", at="492号", count=1),
        passes("认真贯彻《政府信息公开条例》（国务院令第711号）。"),
        passes("条例于2007年4月5日以国务院令第492号公布，2019年修订。", comment="讲沿革"),
        passes("办理第492号建议1件。", comment="不是国务院令"),
    ],
)
def old_order(report: Report, options: None) -> Iterator[Finding]:
    """把2007年公布的条例（国务院令第492号）当作现行条例引用。2019年5月15日起施行的是修订后的条例，国务院令第711号。

    句子里讲修订、公布、废止经过的，不提示。

    错误写法：`《中华人民共和国政府信息公开条例》（国务院令第492号）`

    正确写法：`《中华人民共和国政府信息公开条例》（国务院令第711号）`
    """
    if "492" not in report.body.text:
        return
    text = report.body.text
    for hit in hits(report, _ORDER):
        start, end = sentence_at(text, hit.match.start())
        sentence = text[start:end]
        if "令" in text[max(start, hit.match.start() - 4) : hit.match.start()] and not any(
            word in sentence for word in _HISTORY
        ):
            yield Finding(
                Words(
                    "国务院令第492号公布的是修订前的条例，现行条例为国务院令第711号",
                    "Order 492 was revised; in force is Order 711",
                ),
                hit.span,
                "order-492",
            )
