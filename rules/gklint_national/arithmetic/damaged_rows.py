"""Rows of table three that do not add up because their numbers were torn apart or moved, not because one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from gklint.api import PARTIES, Form, NamedTuple, Report, RowReading, Span


class NumberRow(NamedTuple):
    """A row of table three whose cells all hold plain digits or nothing: their values, and their texts with places."""

    row: RowReading
    concept: str
    values: tuple[int, ...]

    @property
    def cells(self) -> tuple[tuple[str, Span], ...]:
        return self.row.values


def adds_up(values: tuple[int, ...]) -> bool:
    """Whether the last value is the sum of the others."""
    return sum(values[:-1]) == values[-1]


@lru_cache(maxsize=1)
def number_rows(report: Report) -> tuple[NumberRow, ...]:
    """The rows of table three that do not add up, with as many numbers as columns or one more."""
    return tuple(_number_rows(report))


def _number_rows(report: Report) -> Iterator[NumberRow]:
    table = report.table("three")
    for row in table.rows if table is not None else ():
        texts = [raw for raw, _ in row.values]
        if row.form is None or len(texts) - len(PARTIES) not in (0, 1):
            continue
        digits = "".join(texts)
        if digits.strip("0") and digits.isascii() and digits.isdigit() and max(map(len, texts)) < 10:
            values = tuple([int(text or 0) for text in texts])
            if not adds_up(values):
                yield NumberRow(row, row.form.figures[0][0], values)


def column_fails(report: Report, party: str) -> bool:
    """Whether the column of a party certainly does not add up: the cells below it are not all where they belong."""
    value, form = report.values, report.form
    if form is None:
        return False
    try:
        done = value["outcome.total", party]
        due = value["requests.received", party] + value["requests.carried_in", party]
        left = value["requests.carried_out", party]
        return done != _outcomes(report, form, party) or due != done + left
    except KeyError:
        return False


def holds_with(report: Report, concept: str, values: Sequence[int]) -> bool:
    """Whether all columns of results add up with these values, by party, in the row of the result."""
    form = report.form
    if form is None or concept not in form.leaves or len(values) != len(PARTIES):
        return False
    try:
        return all(
            _outcomes(report, form, party) - report.values[concept, party] + value
            == report.values["outcome.total", party]
            for party, value in zip(PARTIES, values, strict=True)
        )
    except KeyError:
        return False


def _outcomes(report: Report, form: Form, party: str) -> int:
    return sum(int(report.values[leaf, party]) for leaf in form.leaves)
