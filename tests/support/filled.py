"""Reports made of figures alone, one cell a line: what the tests of sums need, without reading a text first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gklint.match.cell_values import read_cell
from gklint.model.document import Document
from gklint.model.form import Figure
from gklint.model.report import Fact, Masthead, Report
from gklint.model.source import Source
from gklint.testing.national_forms import national_forms
from gklint.testing.report import raw_cells


def figures(form_id: str = "2021", **given: object) -> dict[Figure, str]:
    """The text of every cell of the form: 0 unless given by figure key, as in `gklint.testing.report`."""
    return raw_cells(national_forms()[form_id], given)


def report_of(raw: Mapping[Figure, str], form_id: str = "2021", missing: Collection[Figure] = ()) -> Report:
    """A report with these cells; the `missing` ones could not be placed."""
    form = national_forms()[form_id]
    text = "".join(f"{cell}\n" for cell in raw.values())
    source = Source("报告.txt", text, "text")
    facts, at = {}, 0
    for figure, cell in raw.items():
        span = source.span(at, at + len(cell))
        at += len(cell) + 1
        if figure not in missing:
            row = form.rows_by_concept[figure[0]].id
            facts[figure] = Fact(*figure, read_cell(cell).value, cell, span, row)
    masthead = Masthead(organ="某某区民政局", year=2023)
    return Report(Document(source, ()), "report", form, masthead, (), (), facts, ())
