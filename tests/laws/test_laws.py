"""Laws that hold for every lawful report in every layout: it is clean, it is read as written, one slip is found.

`GKLINT_LAW_EXAMPLES=200 pytest tests/laws/test_laws.py` looks harder.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from road import read, walk
from strategies import Slip, slips
from written_figures import assert_figures_stand_as_written

from gklint.model.diagnostic import Diagnostic
from gklint.model.form import Figure, Form
from gklint.model.report import Report
from gklint.testing import LAYOUTS, compose
from gklint.testing.composed_report import Composed
from gklint.testing.layouts import Layout
from gklint.testing.national_forms import national_forms
from gklint.testing.strategies import composed, parts

EXAMPLES = int(os.environ.get("GKLINT_LAW_EXAMPLES", "6"))
few = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
ARITHMETIC = {"GK201", "GK202", "GK203", "GK204"}
# Layouts whose prose is another: a footnote that speaks of last year's cases, traditional characters.
OTHER_PROSE = {"footnote", "traditional"}
# Said in place of GK201 where a row's figures happen to look split or shifted.
IN_PLACE_OF_ROW_TOTAL = {"GK205", "GK206"}


def read_back(report: Composed, layout: Layout) -> Report:
    return read(layout.data(report), f"报告{layout.suffix}")


def found_in(report: Composed, layout: Layout) -> tuple[Diagnostic, ...]:
    return walk(layout.data(report), f"报告{layout.suffix}")[1]


def printed(report: Composed) -> set[Figure]:
    return {cell.figure for table in report.tables for row in table.rows for cell in row if cell.figure}


@every_layout
@few
@given(report=composed())
def test_a_lawful_report_is_clean(layout: Layout, report: Composed) -> None:
    grave = [diagnostic for diagnostic in found_in(report, layout) if diagnostic.severity != "info"]
    assert not grave, [(d.rule, d.words.zh, d.place.start.line) for d in grave]


@every_layout
@few
@given(report=composed())
def test_every_figure_is_read_as_written_where_it_stands(layout: Layout, report: Composed) -> None:
    back, laid = read_back(report, layout), layout.lay(report)
    assert set(back.facts) == printed(report)
    assert_figures_stand_as_written(back, laid, report)


@every_layout
@few
@given(lawful=parts(varied=False), data=st.data())
def test_blank_cells_are_read_as_blank_or_not_at_all(
    layout: Layout, lawful: dict[str, object], data: st.DataObject
) -> None:
    figures = sorted(printed(compose(**lawful)), key=str)
    blanks = data.draw(st.lists(st.sampled_from(figures), max_size=12, unique=True))
    names = {f"{concept}@{party}" if party else concept: "" for concept, party in blanks}
    report = compose(**{**lawful, "facts": {**lawful["facts"], **names}})  # type: ignore[dict-item]
    written = {figure: raw for figure, raw in report.values.values() if figure in printed(report)}
    back = read_back(report, layout).facts
    assert set(back) <= set(written)
    assert {figure: fact.raw for figure, fact in back.items()} == {figure: written[figure] for figure in back}
    whole_rows = {concept for concept, _ in written} - {concept for concept, _ in blanks}
    assert {figure for figure in written if figure[0] in whole_rows and figure[1]} <= set(back)


@few
@given(slip=slips())
def test_one_wrong_cell_breaks_exactly_the_sums_it_stands_in(slip: Slip) -> None:
    found = [
        d for d in found_in(compose(**slip.parts), LAYOUTS["tabs"]) if d.rule.startswith("GK2") and d.severity != "info"
    ]
    fired = sorted(
        "GK201" if d.rule in IN_PLACE_OF_ROW_TOTAL else d.rule
        for d in found
        if d.rule in ARITHMETIC | IN_PLACE_OF_ROW_TOTAL
    )
    assert fired == sums_of(slip.figure, national_forms()[slip.lawful["form"]])


def sums_of(figure: Figure, form: Form) -> list[str]:
    """The rules whose identities use the figure, one name for each identity."""
    concept, party = figure
    if party is None:
        return ["GK204"]
    rules = ["GK201"]
    if concept in ("requests.received", "requests.carried_in", "outcome.total", "requests.carried_out"):
        rules.append("GK202")
    if concept == "outcome.total" or concept in form.leaves:
        rules.append("GK203")
    return rules


@every_layout
@few
@given(slip=slips())
def test_the_same_findings_in_every_layout(layout: Layout, slip: Slip) -> None:
    report = compose(**slip.parts)
    without = ("GK3",) if layout.name in OTHER_PROSE else ()  # rules that compare narrative and tables
    assert grave(found_in(report, layout), without) == grave(found_in(report, LAYOUTS["tabs"]), without)


def grave(found: tuple[Diagnostic, ...], without: tuple[str, ...]) -> set[tuple[str, str, str, str]]:
    """Errors and warnings, but for those of some families."""
    kept = [d for d in found if d.severity != "info" and not d.rule.startswith(without)]
    return {(d.rule, d.key, d.severity, d.words.zh) for d in kept}
