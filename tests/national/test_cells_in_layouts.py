"""Cells that are no plain number are told by their own rule in every layout, and never make their row missing."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing import report
from gklint.testing.layouts import LAYOUTS

FAULTS = {
    "GK507": {"coercion.decisions": "三"},
    "GK507 ": {"outcome.disclosed@business": "一"},
    "GK513": {"coercion.decisions": "1O"},
    "GK513 ": {"outcome.disclosed@business": "O"},
    "GK518": {"outcome.disclosed@natural_person": "若干"},
    "GK518 ": {"requests.received@total": "约30"},
}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("id", FAULTS)
def test_an_odd_cell_is_found_and_its_row_is_there(id: str, layout: str) -> None:
    text = report(layout=layout, facts=FAULTS[id])
    found = {one.rule for one in gklint.lint_bytes(text.encode(), "年报.txt").diagnostics}
    assert id.strip() in found
    assert not found & {"GK112", "GK007", "GK120"}


@pytest.mark.parametrize("layout", ["lines", "spaces"])
def test_a_label_alone_is_a_blank_row(layout: str) -> None:
    text = report(layout=layout, facts={"coercion.decisions": ""})
    found = {one.rule for one in gklint.lint_bytes(text.encode(), "年报.txt").diagnostics}
    assert "GK501" in found and "GK112" not in found
