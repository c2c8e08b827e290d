"""GK101: one of the six statutory sections is absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gklint.api import SECTION_KEYS, Finding, Report, Span, Words, fails, passes, rule
from gklint_national.bodies import for_administrations
from gklint_national.structure.outline import Top, merged_into, numbered_wording, statutory
from gklint_national.tables import table_name

_FEE_SINCE = 2021  # year of the first reports with a statement on the processing fee


@rule(
    "GK101",
    "section-missing",
    severity="error",
    summary=("缺少规定的部分", "a statutory section is missing"),
    basis="政府信息公开条例第五十条；国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
    help=(
        "请按格式补上这一部分及其标题。",
        "Add the section with its heading; where nothing happened, write 0 in the table and 无 in the text",
    ),
    examples=[
        fails(drop=["review"], count=1, message="四、政府信息公开行政复议、行政诉讼情况", severity="error"),
        fails(drop=["overview"], count=1, message="一、总体情况"),
        fails(drop=["problems", "other"], count=2),
        fails(
            headings={"problems": "五、存在的主要问题、改进情况及其他需要报告的事项"},
            drop=["other"],
            count=1,
            severity="warning",
            comment="两个部分合写在一个标题里",
        ),
        passes(comment="六个部分齐全"),
        passes(headings={"requests": "三、依申请公开办理情况"}, comment="用语不同由 GK104 提示"),
        passes(headings={"overview": "一、工作总体推进情况"}, comment="用语不同由 GK104 提示"),
        passes(headings={"other": "六、其它需要报告的事项"}, comment="标题写法略有不同不算缺"),
        passes(
            order=["overview", "requests", "disclosure", "review", "problems", "other"], comment="次序不对由 GK102 提示"
        ),
    ],
)
@for_administrations
def section_missing(report: Report, options: None) -> Iterator[Finding]:
    """六个规定的部分少了一个。

    条例第五十条规定了年度报告必须包括的内容，统一格式把它们分成六个部分：总体情况、主动公开、依申请公开、复议诉讼、
    问题及改进、其他事项。缺一个部分就是内容不全；没有发生的事情也要写明“无”或者填0。两个部分合写在一个标题里时只作提醒。

    错误写法：“三、收到和处理政府信息公开申请情况”之后直接是“五、存在的主要问题及改进情况”。

    正确写法：依次写出“一、总体情况”到“六、其他需要报告的事项”六个标题。
    """
    present = statutory(report)
    for key in SECTION_KEYS:
        if key not in present:
            merged = merged_into(present, key)
            yield _missing(report, key, present) if merged is None else _merged_section(report, key, merged)


_CONTENTS = {
    "overview": Words(
        "的标题和内容，分主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写明",
        "and what was done under each of the five topics",
    ),
    "problems": Words("的标题和内容，写明存在的主要问题和改进情况", "and both the problems and the improvements"),
    "other": Words(
        "的标题和内容，写明信息处理费收取情况；没有收取的，写明“本年度未收取信息处理费”",
        "and what processing fees were collected, or that none were",
    ),
}
_OLD_OTHER = Words("的标题和内容；没有需要报告的事项，写“无”", "and write 无 where there is nothing to report")
_TABLE = Words("的标题和表格，没有发生的事项填0", "and its table; where nothing happened, write 0")


def _missing(report: Report, key: str, present: Mapping[str, Top]) -> Finding:
    name = numbered_wording(report, key)
    table = next((one for one in report.tables if one.form.section == key), None)
    if table is not None:
        return Finding(
            Words(f"缺少标题“{name}”", f"The heading “{name}” is missing"),
            _place(report, key, present),
            key,
            help=Words(
                f"请在{table_name(table.form).zh}前面补上标题“{name}”，表格保留不动。",
                f"Put the heading “{name}” before the table, which stays as it is",
            ),
        )
    return Finding(
        Words(f"缺少“{name}”这一部分", f"The section “{name}” is missing"),
        _place(report, key, present),
        key,
        help=_advice(report, key, name),
    )


def _advice(report: Report, key: str, name: str) -> Words:
    """What the section that is added has to hold."""
    contents = _CONTENTS.get(key, _TABLE)
    if key == "other" and report.year is not None and report.year < _FEE_SINCE:
        contents = _OLD_OTHER
    return Words(f"请补上“{name}”{contents.zh}。", f"Add “{name}”: its heading {contents.en}")


def _merged_section(report: Report, key: str, merged: Top) -> Finding:
    name = numbered_wording(report, key)
    return Finding(
        Words(
            f"“{name}”并入了“{merged.text}”，没有单独列为一个部分",
            f"The section “{name}” is merged into “{merged.text}”",
        ),
        merged.span,
        key,
        help=Words(
            f"请另起标题“{name}”，将有关内容移到下面。", f"Give “{name}” a heading of its own and move its text there"
        ),
        severity="warning",
    )


def _place(report: Report, key: str, present: Mapping[str, Top]) -> Span:
    """The heading it should stand before; the last heading when it should be last."""
    due = SECTION_KEYS.index(key) + 1
    later = [top for top in present.values() if top.due > due]
    if later:
        return min(later, key=lambda top: top.due).span
    return max(present.values(), key=lambda top: top.due).span if present else report.whole
