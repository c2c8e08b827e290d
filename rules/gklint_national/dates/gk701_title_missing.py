"""GK701: the report has no title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, lazy_pattern, passes, rule
from gklint_national.dates.title import full_name

_NAMES = ("年度报告", "年报")
_LABELLED = lazy_pattern(r"^\s*(?:标\s?题|名\s?称|题\s?名)\s?[：:]\s?\S.*(?:年度报告|年报)", re.MULTILINE)


@rule(
    "GK701",
    "title-missing",
    severity="warning",
    summary=("没有标题", "the report has no title"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：格式的名称；通行写法",
    help=("请在正文前加上标题，写明机关名称和年份。", "Put the title, with body and year, before section one"),
    examples=[
        fails(title="", severity="warning", count=1),
        fails(
            title="", path="某某区民政局2023年政府信息公开工作年度报告.txt", severity="info", comment="文件名里有标题"
        ),
        passes(comment="有标题"),
        passes(title="某某区民政局2023年政府信息公开\n工作年度报告", comment="标题分两行"),
        passes(title="标题：某某区民政局2023年政府信息公开工作年度报告", comment="网页另存的文字"),
        passes(title="某某区民政局2023年政府信息公开工作报告", comment="用语不规范由 GK702 提示"),
    ],
)
def title_missing(report: Report, options: None) -> Iterator[Finding]:
    """第一部分之前没有含“年度报告”的标题，读者看不出这是哪个机关、哪一年的报告。

    网页上的标题常在正文之外，复制成文件时容易漏掉。文件名或网页信息里有标题的，只作提示。

    正确写法：`某某区民政局2023年政府信息公开工作年度报告`
    """
    if report.masthead.title_passage is None and not _is_labelled(report):
        elsewhere = _place_elsewhere(report)
        zh, en = (f"，标题只写在{elsewhere.zh}", f"; only {elsewhere.en}") if elsewhere else ("", "")
        yield Finding(
            Words(f"正文前没有标题{zh}", f"There is no title before section one{en}"),
            report.whole,
            "title",
            help=_help(report),
            severity="info" if elsewhere else "warning",
        )


def _help(report: Report) -> Words:
    """The title that belongs there, with the body and the year as far as they are known."""
    title = f"{full_name(report) or '〔机关名称〕'}{report.year or '〔年份〕'}年政府信息公开工作年度报告"
    return Words(f"请在正文前加上标题“{title}”。", f"Put the title “{title}” before section one")


def _is_labelled(report: Report) -> bool:
    """Whether a page saved as text says 标题：…年度报告 above the report."""
    first = next((section.span.start for section in report.sections if section.heading is not None), 0)
    return _LABELLED.search(report.source.text[:first]) is not None


def _place_elsewhere(report: Report) -> Words | None:
    """Where a title stands outside of the text: in the file's own data, or in its name."""
    title, path = report.document.title or "", report.source.path
    if any(mark in title for mark in _NAMES):
        return _DATA.get(report.source.format, Words("文件属性中", "the file's properties have it"))
    in_path = any(mark in name for name in (report.masthead.title or "", path) for mark in _NAMES)
    return Words("文件名中", "the file name has it") if in_path else None


_DATA = {
    "md": Words("文件开头的title一栏", "the head of the file has it"),
    "html": Words("网页的标题栏", "the title bar of the page has it"),
}
