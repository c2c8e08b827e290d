"""Text out of a PDF in which the lines of a label stand beside the values of its row: read right, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from cell_mutations import report, values_of

from gklint.match.row_names import vocabulary
from gklint.match.run_on_rows import run_on_pieces
from gklint.model.form import Form
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


@pytest.mark.parametrize("form", ["2021", "2019"])
def test_tables_that_run_on_in_one_line(form: str) -> None:
    """Copied without line ends, labels and values with nothing but blanks between still follow each other."""
    composed = report(form)
    lines: list[str] = []
    for piece in composed.pieces:
        if piece.table is None:
            lines += piece.text.split("\n")
            continue
        own = [cell.text for row in piece.table.rows for cell in row if not cell.continued]
        lines += [composed.values[text][1] if text in composed.values else text for text in own]
    truth = {figure: int(raw) for figure, raw in composed.values.values()}
    found = values_of(" ".join(filter(None, lines)).encode(), "报告.txt")
    assert {figure: value for figure, value in found.items() if truth[figure] != value} == {}
    assert len(found) > len(truth) * 0.9


def test_a_long_sentence_with_figures_is_no_row(forms: Mapping[str, Form]) -> None:
    words = vocabulary(forms["2021"])
    text = "全年 收到 申请 12 件 予以公开 5 件 部分公开 3 件 不予公开 4 件 " + "各项工作 有序推进 " * 12
    assert run_on_pieces(text, words, str.isdigit) is None
