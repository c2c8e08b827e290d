"""The information processing fee in section six: what is said of it, and whether any was collected."""

from __future__ import annotations

import re
from typing import NamedTuple

from gklint.api import Prose, Report, chinese_number

_FEE = re.compile(r"处理费|收费|收取|费用")
_AMOUNT = re.compile(r"(?P<number>[0-9][0-9,，]*(?:\.[0-9]+)?)\s?(?:万|亿)?元")
_NOTICES = re.compile(r"(?P<number>[0-9]+|[一二两三四五六七八九十]+)\s?(?:件|份|次|笔|宗|起|人次|个|单|批)")
_NOTHING = re.compile(
    r"(?:未|没有|没|无|不|零)[^，。；]{0,16}(?:收|费|发出)|免收|免费|不涉及|[^0-9.]0(?:\.0+)?\s?(?:万)?元|零元"
)
_COLLECTED = re.compile(r"(?:收取|收到|收缴|实收|征收|共收|收费)[^。；]{0,30}")
_SENTENCE = re.compile(r"[^。；\n]+")


class FeeStatement(NamedTuple):
    """A sentence that says a processing fee was collected. `amount` and `notices` are None where not given."""

    text: str
    start: int  # in prose.text
    amount: float | None
    notices: int | None


def section_six(report: Report) -> list[Prose]:
    """Everything below the heading of section six, footnotes included."""
    section = report.section("other")
    if section is None or section.heading is None:
        return []
    own = section.heading.passage.span().start
    return [prose for prose in report.prose if prose.section == "other" and prose.passage.span().start != own]


def speaks_of_fee(texts: list[str]) -> bool:
    return any(_FEE.search(text) for text in texts)


def fee_statements(prose: Prose) -> list[FeeStatement]:
    """The sentences of a paragraph that say that a processing fee was collected."""
    if "处理费" not in prose.text:
        return []
    return [
        FeeStatement(match[0], match.start(), _amount(match[0]), _notices(match[0]))
        for match in _SENTENCE.finditer(prose.text)
        if "处理费" in match[0] and _COLLECTED.search(match[0]) and not _NOTHING.search(match[0])
    ]


def _amount(text: str) -> float | None:
    match = _AMOUNT.search(text)
    return float(match["number"].replace(",", "").replace("，", "")) if match else None


def _notices(text: str) -> int | None:
    match = _NOTICES.search(text)
    if match is None:
        return None
    return int(match["number"]) if match["number"].isdecimal() else chinese_number(match["number"])
