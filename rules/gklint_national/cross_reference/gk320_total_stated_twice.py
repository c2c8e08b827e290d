"""GK320: 同一总数两处写得不一样。"""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, fails, passes, rule
from gklint_national.cross_reference.repeats import repeated_statements


@rule(
    "GK320",
    "total-stated-twice",
    severity="warning",
    summary=("同一总数两处写得不一样", "The same total is stated with two values"),
    basis="数字逻辑",
    help=("请核对后改正其中一处。", "Check, and correct one of the two."),
    examples=[
        fails("全年主动公开政府信息2150条。我局主动公开的2510条信息均经保密审查。", at="2510条", count=1),
        passes("全年主动公开政府信息2150条。我局主动公开的2150条信息均经保密审查。"),
        passes("全年主动公开政府信息2150条。上半年主动公开的1010条信息均经保密审查。"),
        fails("全年通过门户网站主动公开政府信息32条。\n\n今年全年通过门户网站主动公开政府信息31条，数量有待提高。"),
        passes("全年通过门户网站主动公开政府信息32条。\n\n今年全年通过门户网站主动公开政府信息32条，数量有待提高。"),
        passes("全年通过门户网站主动公开政府信息32条。\n\n全年通过微信公众号发布各类政务信息31条。"),
    ],
)
def check(report: Report, options: None) -> Iterator[Finding]:
    """同一句话说的总数（数字前十个字完全相同，且有“共、总、全年、累计”）在两处写成不同的数，必有一错。

    错误：前文“全年通过网站主动公开政府信息32条”，后文“全年通过网站主动公开政府信息31条”。正确：两处一致。
    """
    yield from repeated_statements(report)
