"""GK009: a row has more values than the form has columns."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report, Words, fails, passes, rule
from gklint_national.loading.rows import rows_finding
from gklint_national.tables import settled_tables


@rule(
    "GK009",
    "extra-values",
    severity="warning",
    summary=("一行的数字比规定的列多", "a row has more values than the form has columns"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=(
        "请删去多出的数字；沿用旧表的，请换用本年度规定的表格。",
        "Remove the surplus values; if they are left over from the old form, use the form for the year",
    ),
    examples=[
        fails(extra_rows={"coercion": "行政处罚|2|0|0"}, drop_rows=["penalty"], message="应填1个数，实有3个"),
        passes(comment="数字个数与列数相同"),
        passes(form="2019", comment="旧表的行政处罚本来就有三列"),
    ],
)
def extra_values(report: Report, options: None) -> Iterator[Finding]:
    """表格某一行的数字比规定的列数多，说不清多出的是哪一个，所以这一行没有核对。

    最常见的原因是沿用旧表：2021年格式的行政许可、行政处罚、行政强制只填一个数（本年处理决定数量），旧表却有三个。
    另一种原因是把相邻两行的数字写到了一行里。

    错误写法：2021年格式中 `行政处罚 2 0 0`

    正确写法：2021年格式中 `行政处罚 2`
    """
    for table in settled_tables(report):
        rows = [row for row in table.rows if row.state == "surplus" and row.form is not None]
        if rows:
            yield rows_finding(table, rows, _WORDS, _ROW, _OTHER)


_WORDS = Words("{table}有{count}行的数字多于格式规定：{rows}", "{table} has surplus values: {rows}")
_ROW = Words("{row}（应填{columns}个数，实有{values}个）", "{row} ({values} values for {columns})")
_OTHER = Words("此行也多出数字", "surplus values here too")
