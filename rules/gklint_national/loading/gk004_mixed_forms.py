"""GK004: table two has headers of both forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gklint.api import Finding, Related, Report, Span, Words, fails, passes, rule

_OLD_HEADERS = {"本年制发件数": "本年新制作数量", "本年废止件数": "本年新公开数量", "现行有效件数": "对外公开总数量"}


@rule(
    "GK004",
    "mixed-forms",
    severity="error",
    summary=("表格混用了2019年和2021年两种格式", "the tables mix the forms of 2019 and 2021"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=("请换用本年度规定的表格。", "Use the tables of the form for this year"),
    examples=[
        fails(labels=_OLD_HEADERS, comment="新表里留着旧表第一栏的表头"),
        fails(form="2019", labels={"对外公开总数量": "现行有效件数"}, comment="旧表里贴进了新表的表头"),
        passes(comment="2021年格式"),
        passes(form="2019", comment="2019年格式"),
        passes(labels={"行政规范性文件": "规范性文件"}, comment="只是行名用了旧称，由 GK113 提示"),
    ],
)
def mixed_forms(report: Report, options: None) -> Iterator[Finding]:
    """同一份报告的表格里既有2019年格式的表头，又有2021年格式的表头。

    2021年格式取消了“本年新制作数量”“上一年项目数量”“本年增/减”“政府集中采购”等栏目，改为“本年制发件数”“本年废止件数”
    “现行有效件数”“本年处理决定数量”“本年收费金额”。两种栏目混在一张表里，数字的含义就说不清了，勾稽关系也无从核对。

    错误写法：第（一）项的表头是“本年新制作数量、本年新公开数量、对外公开总数量”，第（五）项却是“本年处理决定数量”。

    正确写法：2019、2020年度的报告整张用2019年格式，2021年度起整张用2021年格式。
    """
    if report.detected != "mixed":
        return
    places: dict[str, Span] = {}
    for form, place in report.form_marks:
        places.setdefault(form, place)
    if len(places) < 2:
        return
    foreign = _foreign(report)
    other = next(form for form in places if form != foreign)
    yield Finding(
        Words(
            f"表格混用两种格式：“{places[foreign].text}”是{foreign}年格式的栏目，"
            f"“{places[other].text}”是{other}年格式的栏目",
            f"Two forms in one report: “{places[foreign].text}” is of the form of {foreign}, "
            f"“{places[other].text}” of the form of {other}",
        ),
        places[foreign],
        "forms",
        help=_help(report, foreign, places[foreign].text),
        related=(Related(Words(f"{other}年格式的栏目", f"of the form of {other}"), places[other]),),
    )


def _help(report: Report, foreign: str, column: str) -> Words | None:
    """Which form the year asks for, and what does not belong to it."""
    if report.expected not in ("2019", "2021") or report.expected == foreign:
        return None
    right = next((new for new, old in _OLD_HEADERS.items() if old == column), None)
    headers = {text for table in report.tables for text, _ in table.headers}
    if right is not None and right not in headers:
        return Words(
            f"请将“{column}”改为“{right}”，并核对这一列的数字是否按{report.expected}年格式统计。",
            f"Rename “{column}” to “{right}”, and check how its figures were counted",
        )
    return Words(
        f"请按{report.year}年度适用的{report.expected}年格式填写，删去{foreign}年格式的栏目（如“{column}”）。",
        f"The form for {report.year} is that of {report.expected}: delete what is of the form of {foreign}",
    )


def _foreign(report: Report) -> str:
    """The form that does not belong: the one not expected for the year, else the one with fewer marks."""
    counts = Counter(form for form, _ in report.form_marks)
    return min(counts, key=lambda form: (form == report.expected, counts[form], form))
