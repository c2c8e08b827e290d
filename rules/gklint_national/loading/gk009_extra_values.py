"""GK009: a row has more values than the form has columns."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Related, Report, RowReading, TableReading, Words, fails, passes, rule
from gklint_national.tables import list_words, row_name, settled_tables, table_name


@rule(
    "GK009",
    "extra-values",
    severity="warning",
    summary=("一行的数字比规定的列多", "a row has more values than the form has columns"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=(
        "请删去多出的数字；如是旧表留下的栏目，请换用本年度规定的表格。",
        "Remove the surplus values; if they are left over from the old form, use the form for the year",
    ),
    examples=[
        fails(extra_rows={"coercion": "行政处罚|2|0|0"}, drop_rows=["penalty"], message="规定1个数，有3个"),
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
            yield _finding(table, rows)


def _finding(table: TableReading, rows: list[RowReading]) -> Finding:
    told = list_words([f"{row_name(row)}（规定{_columns(row)}个数，有{len(row.values)}个）" for row in rows])
    names = list_words([f"{row_name(row)} ({len(row.values)} values for {_columns(row)})" for row in rows], "en")
    return Finding(
        Words(
            f"{table_name(table.form).zh}的数字比规定的列多：{told}",
            f"{table_name(table.form).en} has surplus values: {names}",
        ),
        rows[0].span,
        table.form.key,
        related=tuple(Related(Words("这一行也多出数字", "surplus values here too"), row.span) for row in rows[1:]),
    )


def _columns(row: RowReading) -> int:
    return len(row.form.figures) if row.form is not None else len(row.values)
