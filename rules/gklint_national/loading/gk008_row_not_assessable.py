"""GK008: the values of a row cannot be placed in its columns with certainty."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import PARTIES, Finding, Report, TableReading, Words, fails, passes, rule
from gklint_national.loading.rows import rows_finding
from gklint_national.tables import is_blank_table, settled_tables, table_name, valueless_rows


@rule(
    "GK008",
    "row-not-assessable",
    severity="info",
    summary=("一行的数字对不上各列，未作核对", "the values of a row cannot be placed in columns"),
    basis="数字的对应关系（表格每行的数字个数应与列数相同）",
    help=(
        "请补填空着的格（没有的填0），使每行的数字与各列一一对应。",
        "Fill the empty cells (0 where there is nothing), so that each value stands in its column",
    ),
    examples=[
        fails(
            facts={"requests.received@business": None, "requests.received@research": None},
            layout="spaces",
            message="7格中只有5个数",
        ),
        fails(
            facts={f"requests.received@{party}": None for party in PARTIES} | {"outcome.total@business": None},
            layout="spaces",
            message="7格中没有数",
        ),
        passes(comment="每行都有七个数"),
        passes(facts={"requests.received@business": None}, comment="空格的位置是确定的，由 GK501 提示"),
    ],
)
def row_not_assessable(report: Report, options: None) -> Iterator[Finding]:
    """表格某一行的数字比列数少，又看不出空的是哪几格，所以这一行没有核对。

    表格转成文字后，空格子往往会消失。七列只剩三个数时，谁也说不清它们属于哪一列。宁可不判断，也不猜测；整张表都是这样的，作为警告；
    涉及这一行的勾稽关系都不检查。

    错误写法：`一、本年新收政府信息公开申请数量 3 3`（七列只剩两个数）

    正确写法：`一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3`
    """
    for table in settled_tables(report):
        if is_blank_table(table):
            continue  # GK501 speaks
        absent = valueless_rows(table)
        rows = [row for row in table.rows if row.state == "unplaced" and row.form is not None and row not in absent]
        if rows:
            full = all(len(row.values) >= len(row.form.figures) for row in rows if row.form is not None)
            found = rows_finding(
                table, rows, _WORDS, _ROW_APART if full else _ROW, _OTHER, help=_APART if full else None
            )
            yield _whole_table(table, found) if full and len(rows) > _MOST_LISTED else found


def _whole_table(table: TableReading, found: Finding) -> Finding:
    """The finding of a table whose labels and values stand apart: it is of the table, not of its rows one by one."""
    name = table_name(table.form)
    words = Words(
        f"{name.zh}的数字与行名错开，无法确定各行的数字，未作核对",
        f"{name.en}: labels and values stand apart; it was not checked",
    )
    return found._replace(words=words, related=(), severity="warning")


_MOST_LISTED = 8  # rows that are named one by one
_WORDS = Words(
    "{table}有{count}行的数字无法确定属于哪一列，未作核对：{rows}", "{table}: {count} rows cannot be assessed: {rows}"
)
_ROW = Words("{row}（{columns}格中{numbers}）", "{row} ({values} of {columns} values)")
_ROW_APART = Words("{row}", "{row}")
_APART = Words("请换用原文件（Word、Excel），或重新复制表格。", "Check the original file, or copy the table anew")
_OTHER = Words("此行也是", "this row too")
