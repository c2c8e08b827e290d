"""Text out of a PDF in which the lines of a label stand beside the values of its row: read right, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cell_mutations import report, values_of

from gklint.testing.composed_report import Composed
from gklint.testing.printed_tables import PrintedTable

WIDTH = 4  # characters of a label on each of its lines


def row_lines(label: str, values: list[str], line: str) -> Iterator[str]:
    """A label on several lines, the values behind the first, the middle or the last, or above or below all."""
    parts = [label[at : at + WIDTH] for at in range(0, len(label), WIDTH)]
    at = {"first": 0, "middle": len(parts) // 2, "last": len(parts) - 1}.get(line)
    if line == "above":
        yield " ".join(values)
    for number, part in enumerate(parts):
        yield " ".join([part, *values]) if number == at else part
    if line == "below":
        yield " ".join(values)


def table_lines(table: PrintedTable, composed: Composed, line: str) -> Iterator[str]:
    for row in table.rows:
        own = [cell.text for cell in row if not cell.continued]
        values = [composed.values[text][1] for text in own if text in composed.values]
        labels = [text for text in own if text not in composed.values and text]
        if not values:
            yield " ".join(labels)
        elif not labels:
            yield " ".join(values)
        else:
            yield from labels[:-1]
            yield from row_lines(labels[-1], values, line)


@pytest.mark.parametrize("line", ["first", "middle", "last", "above", "below"])
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_no_value_is_given_to_another_row(form: str, line: str) -> None:
    composed = report(form)
    lines: list[str] = []
    for piece in composed.pieces:
        lines += table_lines(piece.table, composed, line) if piece.table is not None else piece.text.split("\n")
    truth = {figure: int(raw) for figure, raw in composed.values.values()}
    found = values_of("\n".join(lines).encode(), "报告.txt")
    assert {figure: value for figure, value in found.items() if truth[figure] != value} == {}
