"""Tags that are one long run of characters, as damage makes them."""

from __future__ import annotations

import pytest

import gklint

_PAGE = "<html><head><meta {0}></head><body><h1>云川区民政局2023年政府信息公开工作年度报告</h1></body></html>"


@pytest.mark.parametrize("run", ["a" * 200_000, " " * 200_000, "a " * 100_000, "a='b' " * 33_333])
def test_a_tag_of_one_long_run_changes_nothing(run: str) -> None:
    plain = gklint.lint_bytes(_PAGE.format("").encode(), "年报.html").diagnostics
    found = gklint.lint_bytes(_PAGE.format(run).encode(), "年报.html").diagnostics
    assert [one.rule for one in found] == [one.rule for one in plain]
