"""The same report in every way of writing a page: every figure as written, where it stands, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from renderers_html import WEB_LAYOUTS, WebLayout
from road import read, walk
from written_figures import assert_figures_stand_as_written

from gklint.testing import LAYOUTS
from gklint.testing.composed_report import Composed
from gklint.testing.strategies import composed

few = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
every_layout = pytest.mark.parametrize("layout", WEB_LAYOUTS.values(), ids=list(WEB_LAYOUTS))


@every_layout
@few
@given(report=composed())
def test_every_figure_is_read_as_written_where_it_stands(layout: WebLayout, report: Composed) -> None:
    back, laid = read(layout.data(report), f"报告{layout.suffix}"), layout.lay(report)
    printed = {cell.figure for table in report.tables for row in table.rows for cell in row if cell.figure}
    assert set(back.facts) == printed
    assert_figures_stand_as_written(back, laid, report)


@every_layout
@few
@given(report=composed())
def test_the_same_prose_and_findings_as_in_a_text_file(layout: WebLayout, report: Composed) -> None:
    page, found = walk(layout.data(report), f"报告{layout.suffix}")
    text, expected = walk(LAYOUTS["tabs"].data(report), "报告.txt")
    assert [(item.kind, item.section, item.text) for item in page.prose] == [
        (item.kind, item.section, item.text) for item in text.prose
    ]
    assert {(d.rule, d.words.zh) for d in found if d.rule != "GK013"} == {(d.rule, d.words.zh) for d in expected}
