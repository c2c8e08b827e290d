"""Broken into lines or not, it is the same JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gklint.reporters.sarif.json_objects import format_json

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.integers(0, 6))
def test_what_is_laid_out_is_read_back(value: Any, levels: int) -> None:
    assert json.loads(format_json(value, levels)) == value


def test_outer_levels_stand_in_lines() -> None:
    assert format_json({"a": [1, {"b": 2}], "c": []}, 1) == '{\n  "a": [1, {"b": 2}],\n  "c": []\n}'
