"""The instruments a report cites: the regulation, and the notices with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import NamedTuple, Report, lazy_pattern, simplified

_NUMBER = lazy_pattern(r"20(?:16|19|20|21)\s?年?[〕\]］】）)﹞]?\s?第?\s?(?P<number>201|109|60|30)\s?号")
_CODE = lazy_pattern(r"(?P<code>[\u4e00-\u9fff]{0,10})\s?[〔\[［【（(﹝]?\s?$")
_LONGEST_CODE = 13
_RIGHT_CODES = {
    (2016, 201): "国办公开办函",
    (2019, 60): "国办公开办函",
    (2021, 30): "国办公开办函",
    (2020, 109): "国办函",
}


# Cited by its title alone, the notice of 2019 must be the national one: local notices bear like titles.
_OLD_TITLE = lazy_pattern(
    r"国务院办公厅[^。；\n]{0,24}《?关于(?:做好)?政府信息公开工作年度报告有关事项的通知"
    r"|(?<![省市县区州盟旗厅局委府会室处办])《关于(?:做好)?政府信息公开工作年度报告有关事项的通知》(?!\s?[（(](?!国办))"
    r"|政府信息公开工作年度报告格式[〉》>＞]?\s?[（(]试行[)）][〉》>＞]?"
)
_NEW_TITLE = lazy_pattern(r"年度报告格式[〉》>＞]?\s?的通知|年度报告格式[〉》>＞]?(?!\s?[（(]试行)")


class Citation(NamedTuple):
    """The number of one of the four notices as written; places are in report.body.text.

    `code` is what is written for the office (机关代字), from `start` on. Where it does not begin with 国 it may
    hold words that stand before the code, and the document is another body's.
    """

    year: int
    number: int
    code: str
    start: int
    end: int

    @property
    def right_code(self) -> str:
        return _RIGHT_CODES[self.year, self.number]

    @property
    def is_national(self) -> bool:
        return self.code.startswith("国")

    @property
    def name(self) -> str:
        """国办公开办函〔2021〕30号"""
        return f"{self.right_code}〔{self.year}〕{self.number}号"


def citations(report: Report) -> Iterator[Citation]:
    """Every number of a notice, rightly or wrongly written; like numbers of other bodies are among them."""
    text = report.body.text
    for match in _NUMBER.finditer(text):
        at = match.start()
        year, number = int(match[0][:4]), int(match["number"])
        code = _CODE.search(text, max(0, at - _LONGEST_CODE), at)
        if (year, number) in _RIGHT_CODES and code is not None and not text[at - 1 : at].isdigit():
            begin = max(code["code"].rfind("国办"), code["code"].rfind("国务"), code["code"].rfind("国公"), 0)
            yield Citation(year, number, code["code"][begin:], code.start() + begin, match.end())


def old_titles(report: Report) -> Iterator[re.Match[str]]:
    """Where the notice or the form of 2019 is cited by its title, in a text that nowhere names the form of 2021."""
    text = report.body.text
    if _NEW_TITLE.search(text) is None:
        yield from _OLD_TITLE.finditer(text)


def names_regulation(report: Report) -> bool:
    """Whether the Regulations on Open Government Information are named, in full or as 《条例》."""
    return _has(report, "信息公开条例", "《条例》")


def names_in_full(report: Report) -> bool:
    """Whether the Regulations on Open Government Information are named by more than 《条例》."""
    return _has(report, "信息公开条例")


def _has(report: Report, *names: str) -> bool:
    """Whether one of the names stands in the running text or, broken by blanks, anywhere in the file."""
    text = report.body.text
    if any(name in text for name in names):
        return True
    every = "".join(simplified(report.source.text).split())
    return any(name in every for name in names)
