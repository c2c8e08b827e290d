"""A header of table two with another meaning, or another unit, is found in every layout that keeps headers whole."""

from __future__ import annotations

import pytest

import gklint
from gklint.testing import report
from gklint.testing.layouts import LAYOUTS

CHANGES = {"本年废止件数": "历年清理总数", "单位：万元": "单位：千元", "社会公益组织": "街道社区"}
# Headers that these layouts themselves cut, break between characters, or write in other characters.
BROKEN = {"headers-in-two-rows", "cut-headers", "split-headers", "spaced-labels", "traditional"}
OF_TABLE_THREE = {"社会公益组织"}
CUT_LABELS = {"broken-labels", "values-inside-label"}  # several texts there are none of the form's


def rules_of(text: str) -> set[str]:
    return {one.rule for one in gklint.lint_bytes(text.encode(), "年报.txt", select=["GK1"]).diagnostics}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("header", CHANGES)
def test_an_altered_header_is_found(header: str, layout: str) -> None:
    text = report(layout=layout)
    if layout not in BROKEN and not (header in OF_TABLE_THREE and layout in CUT_LABELS):
        assert header in text
        assert "GK111" in rules_of(text.replace(header, CHANGES[header]))


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"cut-headers"}))
def test_the_headers_of_the_form_are_right(layout: str) -> None:
    assert "GK111" not in rules_of(report(layout=layout))


@pytest.mark.parametrize("layout", ["lines", "tabs", "spaces"])
def test_a_table_without_the_labels_of_its_blocks_stops_no_rule(layout: str) -> None:
    text = report(layout=layout).replace("第二十条第", "附件").replace("本年废止件数", "历年清理总数")
    assert gklint.lint_bytes(text.encode(), "年报.txt").failures == ()
