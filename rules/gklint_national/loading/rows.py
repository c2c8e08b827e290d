"""Findings about rows whose values do not fit the columns: one for each table, with every such row."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.api import Finding, Related, RowReading, TableReading, Words
from gklint_national.tables import list_words, row_name, table_name


def rows_finding(
    table: TableReading, rows: Sequence[RowReading], words: Words, row: Words, other: Words, help: Words | None = None
) -> Finding:
    """The finding at the first row, the others related to it.

    `words` is the message, `row` what it says of each row and `other` what is said at the others; in them {table},
    {count}, {rows}, {row}, {columns}, {values} and {numbers} stand for the table, how many rows, their list, and of a
    row its name, how many columns the form gives it, how many values it has, and these in words (只有5个数).
    """
    return Finding(
        Words(
            words.zh.format(table=table_name(table.form).zh, count=len(rows), rows=_list(rows, row.zh, "zh")),
            words.en.format(table=table_name(table.form).en, count=len(rows), rows=_list(rows, row.en, "en")),
        ),
        rows[0].span,
        table.form.key,
        help=help,
        related=tuple(Related(other, one.span) for one in rows[1:]),
    )


def _list(rows: Sequence[RowReading], template: str, language: str) -> str:
    named = [
        template.format(row=row_name(one), columns=_columns(one), values=len(one.values), numbers=_numbers(one))
        for one in rows
    ]
    return list_words(named, language)


def _numbers(row: RowReading) -> str:
    """`没有数`, `只有5个数`, `有14个数`: how many values stand in the row, beside how many it should have."""
    count = len(row.values)
    return f"{'只' if count < _columns(row) else ''}有{count}个数" if count else "没有数"


def _columns(row: RowReading) -> int:
    return len(row.form.figures) if row.form is not None else len(row.values)
