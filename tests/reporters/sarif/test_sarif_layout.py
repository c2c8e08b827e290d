"""Broken into lines or not, it is the same JSON."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gklint.reporters.sarif.json_objects import format_json, json_pieces

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


@given(VALUES, st.integers(0, 6))
def test_in_pieces_it_is_the_same_text(value: Any, levels: int) -> None:
    assert "".join(json_pieces(value, levels)) == format_json(value, levels)


def test_an_iterator_is_written_as_the_list_of_its_items() -> None:
    items = [{"a": {"b": 1}}, {"a": {}}]
    assert "".join(json_pieces({"c": iter(items), "d": iter(())}, 6)) == format_json({"c": items, "d": []}, 6)
