"""GK112: a row of the form is absent from an otherwise complete table."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, FormRow, Related, Report, RowReading, Span, TableReading, Words, fails, passes, rule
from gklint_national.structure.odd_rows import MisnamedRow, misnamed_rows
from gklint_national.tables import (
    form_row_name,
    is_blank_table,
    is_incomplete,
    is_torn,
    list_words,
    row_name,
    settled_tables,
    table_name,
    table_start,
    unread_rows,
)


@rule(
    "GK112",
    "row-missing",
    severity="error",
    summary=("表格缺少规定的行", "a row of the form is missing"),
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）：按附表",
    help=("请补上缺少的行，没有发生的填0。", "Add the row; write 0 where nothing happened"),
    examples=[
        fails(drop_rows=["r3.4.1"], count=1, message="本机关不掌握相关政府信息"),
        fails(drop_rows=["fees"], count=1, message="行政事业性收费"),
        fails(form="2019", drop_rows=["coercion"], message="行政强制"),
        fails(drop_rows=["r3.6.1", "r3.6.2"], count=1, comment="一张表缺的行合为一条"),
        fails(
            labels={"4.保护第三方合法权益": "4.危及“三安全一稳定”"},
            count=1,
            message="名称写成了“4.危及‘三安全一稳定’”",
            comment="数字都在，只是行名写成了另一行的",
        ),
        passes(comment="各行齐全"),
        passes(layout="lines", facts={"licensing.decisions": ""}, comment="有名称、没有数字，由 GK501 提示"),
        passes(form="2019", local=["inspection", "confirmation"], comment="“其他对外管理服务事项”分成了地方的两行"),
        passes(drop_tables=["three"], comment="整张表不在正文里由 GK006 提示"),
        passes(drop_rows=["regulations", "licensing", "penalty"], comment="缺了一大半由 GK007 提示"),
    ],
)
def row_missing(report: Report, options: None) -> Iterator[Finding]:
    """表格其他行都在，少了规定的一行。

    统一格式的行次不得增删。缺一行，读者无法判断是没有发生还是漏报，总计也无从核对。规定的一行不在，它的位置上却是另一个名称的，
    是行名写错了，只提示改名。

    错误写法：表二没有“行政事业性收费”一行。

    正确写法：列出“行政事业性收费”，没有收费的填0。
    """
    for table in settled_tables(report):
        misnamed = misnamed_rows(report, table)
        yield from (_misnamed_finding(table, one) for one in misnamed)
        if table.missing and not (is_incomplete(table) or is_blank_table(table) or is_torn(report, table)):
            unread = unread_rows(report, table)
            renamed = {one.due.id for one in misnamed}
            absent = [row for row in table.missing if row not in unread and row.id not in renamed]
            if absent:
                yield _finding(table, absent)


def _misnamed_finding(table: TableReading, one: MisnamedRow) -> Finding:
    """The row stands at its place with its figures, under the name of another."""
    title, group = table_name(table.form), f"“{one.due.group}”" if one.due.group else ""
    due, written = _inner_marks(form_row_name(one.due)), _inner_marks(f"“{one.row.label.strip()}”")
    twin = one.twin
    return Finding(
        Words(
            f"{title.zh}{group}中应为{due}的一行，名称写成了{written}",
            f"{title.en}: the row {due} is called {written}",
        ),
        one.row.label_span,
        f"{table.form.key}:{one.due.id}:name",
        help=Words(f"请将该行名称改为{due}，数字不动。", f"Call the row {due} and leave its figures"),
        related=(Related(Words("另一行", "the other row"), twin.label_span),) if twin is not None else (),
    )


def _inner_marks(name: str) -> str:
    """`“危及“三安全一稳定””` with single marks inside."""
    return f"“{name[1:-1].translate(_SINGLE)}”" if name.startswith("“") else name


_SINGLE = str.maketrans("“”", "‘’")


def _finding(table: TableReading, rows: list[FormRow]) -> Finding:
    names = [form_row_name(row) for row in rows]
    title = table_name(table.form)
    lacking = f"{names[0]}一行" if len(rows) == 1 else f"{len(rows)}行：{list_words(names)}"
    return Finding(
        Words(
            f"{title.zh}缺少{lacking}",
            f"{title.en} lacks {list_words(names, 'en')}",
        ),
        _place(table, rows[0]),
        help=_advice(table, rows),
        key=f"{table.form.key}:{'+'.join(row.id for row in rows)}",
    )


def _advice(table: TableReading, rows: list[FormRow]) -> Words:
    """Where the row belongs, and what it holds."""
    before = _row_before(table, rows[0])
    if len(rows) > 1 or before is None:
        which = f"这{len(rows)}行" if len(rows) > 1 else "这一行"
        return Words(f"请补上{which}，没有发生的填0。", "Add them; write 0 where nothing happened")
    group = rows[0].group
    if group and (before.form is None or before.form.group != group):
        return Words(
            f"请在“{group}”的第一行补上{form_row_name(rows[0])}一行，没有发生的填0。",
            f"Add it as the first row of {group}; write 0 where nothing happened",
        )
    return Words(
        f"请在{row_name(before)}一行下面补上{form_row_name(rows[0])}一行，没有发生的填0。",
        f"Add it below {row_name(before)}; write 0 where nothing happened",
    )


def _place(table: TableReading, missing: FormRow) -> Span:
    """The row it should follow, or its own label; the table when it is the first."""
    own = table.row(missing.id)
    if own is not None:
        return own.label_span
    before = _row_before(table, missing)
    return before.label_span if before is not None else table_start(table)


def _row_before(table: TableReading, missing: FormRow) -> RowReading | None:
    """The nearest row before it that the table has."""
    ids = [row.id for row in table.form.rows]
    before = [table.row(id) for id in ids[: ids.index(missing.id)]]
    found = [row for row in before if row is not None]
    return found[-1] if found else None
