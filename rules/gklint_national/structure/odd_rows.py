"""Rows the form does not have at their place: those that repeat a row of the form, and those that bear a wrong name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gklint.api import FormRow, NamedTuple, Report, RowReading, TableReading, lazy_pattern
from gklint_national.tables import is_blank_table, is_incomplete, plain, unread_rows

_ORDINAL = lazy_pattern(r"^\s*(?:[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}\s?[.．、]|[一二三四]、)\s*")


class MisnamedRow(NamedTuple):
    """A row as found that stands where the form has the row `due`, and bears another name.

    `twin` is the row of the form with that name, as found at its own place; None where the form has no such row.
    """

    row: RowReading
    due: FormRow
    twin: RowReading | None


def misnamed_rows(report: Report, table: TableReading) -> tuple[MisnamedRow, ...]:
    """The rows that stand between the same neighbours as rows of the form that are missing, one for each."""
    missing = table.missing
    if not missing or is_incomplete(table) or is_blank_table(table):
        return ()
    unread = {row.id for row in unread_rows(report, table)}
    absent = {row.id for row in missing} - unread
    found = (
        MisnamedRow(row, due, twin_row(table, row))
        for odd, gap in _odd_runs(table)
        if len(odd) == len(gap) and absent.issuperset(due.id for due in gap)
        for row, due in zip(odd, gap, strict=True)
    )
    return tuple(one for one in found if report.source.format != "pdf" or _is_sure_in_pdf(table, one))


def _is_sure_in_pdf(table: TableReading, one: MisnamedRow) -> bool:
    """Whether no line of the page came apart: every row is whole, and the name is that of another row."""
    return one.twin is not None and all(row.state == "placed" for row in table.rows)


def _odd_runs(table: TableReading) -> Iterator[tuple[Sequence[RowReading], Sequence[FormRow]]]:
    """Each run of rows that the form does not have, with the rows of the form between its two neighbours."""
    rows = tuple(row for row in table.form.rows if not row.local)
    places = {row.id: at for at, row in enumerate(rows)}
    before: FormRow | None = None
    odd: Sequence[RowReading] = ()
    for is_odd, group in groupby(table.rows, key=lambda row: row.form is None):
        run = tuple(group)
        if is_odd:
            odd = run
            continue
        if odd and before is not None:
            yield odd, _between(rows, places, before, run[0].form)
        before, odd = run[-1].form, ()


def _between(
    rows: Sequence[FormRow], places: dict[str, int], before: FormRow, behind: FormRow | None
) -> Sequence[FormRow]:
    if behind is None or before.id not in places or behind.id not in places:
        return ()
    return rows[places[before.id] + 1 : places[behind.id]]


def twin_row(table: TableReading, odd: RowReading) -> RowReading | None:
    """The row of the form whose name the odd row bears too, where it stands in the same group of the table."""
    name = _bare(odd.label)
    before = [row.form.group for row in table.rows[: table.rows.index(odd)] if row.form is not None]
    for row in table.placed:
        if row.form is not None and row.form.label and plain(row.form.label) == name:
            return row if before[-1:] == [row.form.group] else None
    return None


def _bare(label: str) -> str:
    """A label for comparison, without its number."""
    return plain(_ORDINAL.sub("", label))
