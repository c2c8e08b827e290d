"""GK005: the tables are those of the form for other years."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule

_NOTICES = {"2019": "国办公开办函〔2019〕60号", "2021": "国办公开办函〔2021〕30号"}


@rule(
    "GK005",
    "wrong-form-for-year",
    severity="error",
    summary=("表格格式与报告年度不符", "the tables are not those of the form for the year"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请换用本年度规定的表格；年度写错的，请改正年度。",
        "Use the tables of the form for the year, or correct the year",
    ),
    examples=[
        fails(form="2019", year=2022, severity="error", comment="2022年度仍用旧表"),
        fails(form="2021", year=2020, comment="2020年度用了新表"),
        passes(form="2019", year=2019),
        passes(form="2019", year=2020),
        passes(form="2021", year=2021, comment="2021年度起用新表"),
    ],
)
def wrong_form_for_year(report: Report, options: None) -> Iterator[Finding]:
    """报告的表格不是这个年度应当使用的格式。

    2019、2020年度的报告用国办公开办函〔2019〕60号所附格式（试行），2021年度起用国办公开办函〔2021〕30号所附格式。
    两种格式的栏目不同：旧表统计“上一年项目数量、本年增/减、处理决定数量”和政府集中采购，新表只统计“本年处理决定数量”，
    收费改报金额，“其他处理”分成三行。年度与格式不符，数字就无法与其他机关汇总。

    错误写法：2022年度报告的第（一）项仍是“本年新制作数量、本年新公开数量、对外公开总数量”。

    正确写法：2022年度报告的第（一）项是“本年制发件数、本年废止件数、现行有效件数”。
    """
    detected, expected = report.detected, report.expected
    if detected not in _NOTICES or expected not in _NOTICES or detected == expected:
        return
    place = next((span for form, span in report.form_marks if form == detected), report.whole)
    mark = f"（如表头“{place.text}”）" if place.text else ""
    yield Finding(
        Words(
            f"{report.year}年度报告应使用{expected}年格式（{_NOTICES[expected]}），表格用的是{detected}年格式{mark}",
            f"A report for {report.year} takes the form of {expected}; its tables are of the form of {detected}",
        ),
        place,
        "form",
        help=Words(
            f"请将表二、表三换为{expected}年格式；年度写错的，请改正标题的年份。",
            f"Use tables two and three of the form of {expected}, or correct the year",
        ),
    )
