"""GK320: 同一总数两处写得不一样。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Span, Words, counts_in, fails, passes, rule
from gklint_national.cross_reference.mentions import narrative

_HAN = re.compile(r"[一-鿿“”《》、]{10,}$")
_TOTAL = re.compile(r"共|总|全年|累计")
_WINDOW = 40  # code points before a number that are looked at
_PERIOD = re.compile(r"季度|上半年|下半年|月|第[一二三四]|[上下]旬|去年|上年")


@rule(
    "GK320",
    "total-stated-twice",
    severity="warning",
    summary=("同一总数两处写得不一样", "The same total is stated with two values"),
    basis="数字逻辑",
    help=("核对后统一为同一个数。", "Check and use one figure."),
    examples=[
        fails("全年通过门户网站主动公开政府信息32条。\n\n今年全年通过门户网站主动公开政府信息31条，数量有待提高。"),
        passes("全年通过门户网站主动公开政府信息32条。\n\n今年全年通过门户网站主动公开政府信息32条，数量有待提高。"),
        passes("全年通过门户网站主动公开政府信息32条。\n\n全年通过微信公众号发布各类政务信息31条。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """同一句话说的总数（数字前十个字完全相同，且有“共、总、全年、累计”）在两处写成不同的数，必有一错。

    错误：前文“全年通过网站主动公开政府信息 32 条”，后文“全年通过网站主动公开政府信息 31 条”。正确：两处一致。
    """
    seen: dict[tuple[str, str], tuple[object, Span, int]] = {}
    for sentence in narrative(report).sentences:
        if _TOTAL.search(sentence.text) is None:
            continue
        for count in counts_in(sentence.text):
            phrase = _HAN.search(sentence.text[max(0, count.start - _WINDOW) : count.start])
            if phrase is None or count.year or count.approximate or not count.unit:
                continue
            left = sentence.text[max(0, count.start - 20) : count.start]
            if _TOTAL.search(left) is None or _PERIOD.search(left):
                continue
            key = phrase.group()[-10:], count.unit
            span = report.body.span(sentence.start + count.start, sentence.start + count.end)
            value, first, paragraph = seen.setdefault(key, (count.value, span, sentence.paragraph))
            if value != count.value and paragraph != sentence.paragraph:
                words = Words(
                    f"“{key[0]}”前面写 {value}，这里写 {count.value}",
                    f"the same total is {value} above and {count.value} here",
                )
                related = (Related(Words("前面的数", "the first figure"), first),)
                yield Finding(words, span, f"{key[0]}:{value}:{count.value}", related=related)
