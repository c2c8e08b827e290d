"""The instruments a report cites: the regulation, and the notices with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gklint.api import Report, simplified

_BLANKS = re.compile(r"\s+")
_NUMBER = re.compile(r"20(?:16|19|20|21)\s?年?[〕\]］】）)﹞]?\s?第?\s?(?P<number>201|109|60|30)\s?号")
_CODE = re.compile(r"(?P<code>[\u4e00-\u9fff]{0,10})\s?[〔\[［【（(﹝]?\s?$")
_LONGEST_CODE = 13
_RIGHT_CODES = {
    (2016, 201): "国办公开办函",
    (2019, 60): "国办公开办函",
    (2021, 30): "国办公开办函",
    (2020, 109): "国办函",
}


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


def names_regulation(report: Report) -> bool:
    """Whether the Regulations on Open Government Information are named, in full or as 《条例》."""
    text = report.body.text
    if "信息公开条例" in text or "《条例》" in text:
        return True
    every = _BLANKS.sub("", simplified(report.source.text))
    return "信息公开条例" in every or "《条例》" in every
