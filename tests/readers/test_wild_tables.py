"""Tables as offices really lay them out, on web pages and in Word files: the same figures as in a text file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from renderers_html import WebLayout, clean, own
from road import read
from word_parts import p, tbl, tc, tr, word_file_of

from gklint.testing import LAYOUTS, compose
from gklint.testing.composed_report import ReportPart
from gklint.testing.printed_tables import PrintedCell, PrintedTable

Texts = list[list[str]]  # one text for each cell of the grid; one that a cell from above or left covers is ""
Change = Callable[[Texts], Texts]

FACTS = {"requests.received": 12, "requests.carried_in": 3, "outcome.disclosed": 14, "outcome.total": 14}
REPORT = compose(facts={**FACTS, "requests.carried_out": 1, "penalty.decisions": 5})


def is_label(text: str) -> bool:
    return len(text) > 2


def split(rows: Texts) -> Texts:
    return [[f"{text[:2]}\n{text[2:]}" if is_label(text) else text for text in row] for row in rows]


def spread(rows: Texts) -> Texts:
    return [["\u3000".join(text) if is_label(text) and len(text) < 5 else text for text in row] for row in rows]


def blank_rows(rows: Texts) -> Texts:
    return [line for row in rows for line in (row, [""] * len(row))]


def extra_columns(rows: Texts) -> Texts:
    return [["", *row, ""] for row in rows]


def page_number(rows: Texts) -> Texts:
    return [*rows[:6], ["— 3 —"] + [""] * (len(rows[0]) - 1), *rows[6:]] if len(rows) > 6 else rows


def unmerged(printed: PrintedTable) -> Texts:
    return [[text for cell in row for text in (cell.text, *[""] * (cell.width - 1))] for row in printed.rows]


def web_page(change: Change) -> bytes:
    def piece(piece: ReportPart) -> str:
        return clean(piece) if piece.table is None else _web_table(change(unmerged(piece.table)))

    return WebLayout(piece).data(REPORT)


def _web_table(rows: Texts) -> str:
    lines = ["".join(f"<td>{text}</td>" for text in row).replace("\n", "<br>") for row in rows]
    return f"<table><tr>{'</tr><tr>'.join(lines)}</tr></table>"


def word_file(change: Change) -> bytes:
    parts = []
    for piece in REPORT.pieces:
        if piece.table is None:
            parts += map(p, piece.text.split("\n"))
        else:
            parts.append(_word_table(change(unmerged(piece.table))))
    return word_file_of("".join(parts))


def _word_table(rows: Texts) -> str:
    return tbl(*(tr(*map(_word_cell, row)) for row in rows), widths=(500,) * len(rows[0]))


def _word_cell(text: str) -> str:
    return tc("".join(p(REPORT.values[line][1] if line in REPORT.values else line) for line in text.split("\n")))


@pytest.mark.parametrize("change", [split, spread, blank_rows, extra_columns, page_number])
def test_the_same_figures_as_in_a_text_file(change: Change) -> None:
    expected = figures(LAYOUTS["tabs"].data(REPORT), "报告.txt")
    assert figures(web_page(change), "报告.html") == expected
    assert figures(word_file(change), "报告.docx") == expected


@pytest.mark.parametrize("between", ["", "<p>&nbsp;</p>"])
def test_several_small_tables_for_one(between: str) -> None:
    def piece(piece: ReportPart) -> str:
        if piece.table is None:
            return clean(piece)
        return between.join(f"<table>{''.join(part)}</table>" for part in _parts(piece.table))

    expected = figures(LAYOUTS["tabs"].data(REPORT), "报告.txt")
    assert figures(WebLayout(piece).data(REPORT), "报告.html") == expected


def _parts(printed: PrintedTable) -> list[list[str]]:
    """The rows of a table, cut wherever no cell reaches over."""
    parts: list[list[str]] = [[]]
    reach = 0
    for at, row in enumerate(printed.rows):
        reach = max(reach, *(at + cell.height for cell in own(row)), at + 1)
        parts[-1].append(f"<tr>{''.join(map(_spanned, own(row)))}</tr>")
        if reach == at + 1:
            parts.append([])
    return [part for part in parts if part]


def _spanned(cell: PrintedCell) -> str:
    return f"<td colspan={cell.width} rowspan={cell.height}>{cell.text}</td>"


def figures(data: bytes, path: str) -> dict[object, str]:
    return {figure: fact.raw for figure, fact in read(data, path).facts.items()}
