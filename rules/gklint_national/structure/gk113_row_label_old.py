"""GK113: a row carries the label of the form before."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Edit, Finding, Fix, FormRow, Report, RowReading, Words, fails, lazy_pattern, passes, rule
from gklint_national.tables import plain, settled_tables

_ORDINAL = lazy_pattern(r"^\d\s?[.．、]")


@rule(
    "GK113",
    "row-label-old",
    severity="warning",
    summary=("行名用了旧格式的名称", "a row has the label of the old form"),
    basis="国办公开办函〔2021〕30号（“规范性文件”改为“行政规范性文件”）",
    help=("请改用本年度格式的行名。", "Use the label of the form for the year"),
    forms=("2021",),
    fix="safe",
    examples=[
        fails(
            labels={"行政规范性文件": "规范性文件"}, at="规范性文件", message="行政规范性文件", fixed="行政规范性文件"
        ),
        fails(labels={"行政规范性文件": "规 范 性 文 件"}, comment="字间空格不影响认出"),
        passes(comment="用了“行政规范性文件”"),
        passes(form="2019", comment="2019年格式本来就是“规范性文件”"),
        passes(labels={"行政规范性文件": "行政规范性文件（含区政府办）"}, comment="加了说明"),
    ],
)
def row_label_old(report: Report, options: None) -> Iterator[Finding]:
    """表二的“行政规范性文件”一行仍写旧名称“规范性文件”。

    2021年格式把这一行改成了“行政规范性文件”，与旧表的统计口径不同。沿用旧名称，说明表格可能是从旧报告改的。

    错误写法：`规范性文件 2 0 15`

    正确写法：`行政规范性文件 2 0 15`
    """
    if report.expected == "2019":
        return  # the whole table is of the wrong form: GK005
    for table in settled_tables(report):
        for row in table.rows:
            if row.form is not None and row.form.old_labels and _is_old(row.label, row.form):
                yield _finding(row, row.form)


def _is_old(label: str, row: FormRow) -> bool:
    return plain(_ORDINAL.sub("", label.strip())) in {plain(old) for old in row.old_labels}


def _finding(row: RowReading, form: FormRow) -> Finding:
    label, right = row.label.strip(), form.label
    is_whole = plain(label) == "".join(label.split())  # nothing but the label: no ordinal, no note in brackets
    return Finding(
        Words(f"行名“{label}”应为“{right}”", f"The row “{label}” is “{right}” in this form"),
        row.label_span,
        form.id,
        help=Words(f"请改为“{right}”，并核对本行数字的口径。", f"Write “{right}” and check what was counted"),
        fix=Fix(Words(f"改为“{right}”", f"Write “{right}”"), (Edit(row.label_span, right),)) if is_whole else None,
    )
