"""The title as one line, what is wrong with it, and how it should read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Report, Span, Words, lazy_pattern
from gklint_national.years import is_doubtful

_BLANKS = lazy_pattern(r"\s+")
_YEAR = r"(?:[（(]?20[0-9]{2}年?度?[）)]?)"
_FORM = lazy_pattern(
    rf"(?P<organ>.*?){_YEAR}?政府信息公开工作{_YEAR}?年度报告{_YEAR}?(?:[（(【][^（）()【】]{{1,12}}[)）】])?"
)
_WRITTEN_YEAR = lazy_pattern(r"(?:20|２０|二[〇○零O])\s*[0-9０-９〇○零一二三四五六七八九]{2}")
_DOUBLE = lazy_pattern(r"20[0-9]{2}\s*年(?P<word>度)(?=[^度]*年\s*度\s*报\s*告)")
_DATE = lazy_pattern(
    r"\s*(?:20[0-9]{2}|二[〇○零]..)\s?年.*$|^(?:单位|机关|落款|（盖章）)[：:]?|[（(]?(?:盖章|公章|印章)[)）]?"
)
_LONGEST_NAME = 30


def title_text(report: Report) -> str | None:
    """The title without blanks and line ends; None when the text has none."""
    if report.masthead.title_passage is None or report.masthead.title is None:
        return None
    return _BLANKS.sub("", report.masthead.title)


def title_span(report: Report) -> Span:
    """Where the title stands, else the start of the text."""
    passage = report.masthead.title_passage
    return passage.span() if passage is not None else report.whole


def title_lines(report: Report) -> str:
    """All lines of the title, also a year in brackets on a line of its own."""
    return "\n".join(prose.text for prose in report.prose if prose.section == "title" or prose.kind == "title")


def lacks_year(report: Report) -> bool:
    """Whether there is a title and it has no year (GK703)."""
    masthead = report.masthead
    if masthead.title_passage is None or masthead.title_year is not None:
        return False
    return not (_WRITTEN_YEAR.search(masthead.title or "") or _WRITTEN_YEAR.search(title_lines(report)))


def doubled_year_word(report: Report) -> re.Match[str] | None:
    """2023年度……年度报告 in the title's passage (GK704)."""
    passage = report.masthead.title_passage
    return _DOUBLE.search(passage.text) if passage is not None else None


def name_fault(report: Report) -> Words | None:
    """What is wrong with the name in the title (GK702), as a part of a sentence."""
    title = title_text(report)
    match = _FORM.fullmatch(title) if title is not None else None
    if title is None or (match is not None and (match["organ"] or report.organ)):
        return None
    if match is not None:
        return Words("没有写机关名称", "names no body")
    if "政府信息公开年度报告" in title:
        return Words("名称缺“工作”二字", "lacks 工作")
    if "政府信息公开工作报告" in title:
        return Words("名称缺“年度”二字", "lacks 年度")
    return Words("没有使用规定的名称“政府信息公开工作年度报告”", "lacks the name 政府信息公开工作年度报告")


def full_name(report: Report) -> str | None:
    """The body's name; that of the signature where the report's title has a shorter form of it."""
    organ = report.organ
    signed = next((name for name in signatures(report) if organ is None or is_short_for(organ, name)), None)
    return signed or organ


def right_title(report: Report) -> str | None:
    """The title as the form has it; None where body or year is not certain."""
    name = full_name(report)
    if name is None or report.year is None or is_doubtful(report):
        return None
    return f"{name}{report.year}年政府信息公开工作年度报告"


def signatures(report: Report) -> Iterator[str]:
    """The names in the lines of the signature."""
    for prose in report.prose:
        if prose.kind == "signature":
            name = signed_name(prose.text)
            if name and len(name) <= _LONGEST_NAME:
                yield name


def signed_name(text: str) -> str:
    """The name in a line of the signature, without its date and remarks."""
    return "".join(_DATE.sub("", text).split())


def is_short_for(short: str, name: str) -> bool:
    """Whether all its characters stand in the name in that order, first and last office word apart: 市发改委."""
    rest = iter(name)
    return 3 <= len(short) < len(name) and all(one in rest for one in short)
