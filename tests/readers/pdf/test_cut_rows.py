"""Rows that a page's end cut in two are whole again where one part has the figures, the other the label's rest."""

from __future__ import annotations

import pytest

from gklint.readers.pdf.joining import join_parts
from gklint.readers.pdf.shapes import Box, Fragment, PdfCell, Written

FIGURES = ("1", "2", "3", "4", "5", "6", "21")
BLANK = ("",) * 7


def part(page: int, *rows: tuple[str, ...]) -> Fragment:
    """A part of a table of eight columns with these texts, whose lines are not full."""
    edges = tuple(float(50 * at) for at in range(9))
    cells = tuple(
        tuple(
            PdfCell(
                row,
                column,
                1,
                1,
                page,
                Box(edges[column], 20.0 * row, edges[column + 1], 20.0 * row + 20),
                Written(text),
            )
            for column, text in enumerate(texts)
        )
        for row, texts in enumerate(rows)
    )
    return Fragment(page, Box(0, 0, edges[-1], 20.0 * len(rows)), edges, cells)


def rows(upper: Fragment, lower: Fragment) -> list[list[str]]:
    return [["".join(cell.text.split()) for cell in row] for row in join_parts(upper, lower).rows]


@pytest.mark.parametrize("above", [True, False])
def test_figures_on_one_side_of_the_page_end(above: bool) -> None:
    upper = part(1, ("1.属于国家秘密", *FIGURES), ("1.本机", *(FIGURES if above else BLANK)))
    lower = part(2, ("关不掌握相关政府信息", *(BLANK if above else FIGURES)), ("2.重复申请", *FIGURES))
    assert rows(upper, lower)[1] == ["1.本机关不掌握相关政府信息", *FIGURES]
    assert len(rows(upper, lower)) == 3


def test_a_blank_row_that_begins_anew_is_a_row() -> None:
    upper, lower = part(1, ("1.属于国家秘密", *FIGURES)), part(2, ("2.重复申请", *BLANK), ("3.其他", *FIGURES))
    assert rows(upper, lower)[1] == ["2.重复申请", *BLANK]


def test_a_blank_row_of_a_table_with_few_figures_is_a_row() -> None:
    upper, lower = part(1, ("行政处罚", "7", *BLANK[1:])), part(2, ("行政强制", *BLANK), ("行政收费", "1", *BLANK[1:]))
    assert rows(upper, lower)[1][0] == "行政强制"
