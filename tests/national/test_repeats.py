"""Repetitions found by comparing the text with itself: the same as by backreference."""

from __future__ import annotations

import re

import pytest
from gklint_national.wording.repeats import repeats
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("资金资金使用", {(0, 2)}),
        ("公开的的信息", {(2, 1)}),
        ("政府信息政府信息", {(0, 4)}),
        ("公开公正公平", set()),
        ("", set()),
        ("甲", set()),
    ],
)
def test_finds_what_stands_twice(text: str, found: set[tuple[int, int]]) -> None:
    assert set(repeats(text, range(1, 7))) == found


@given(st.text("甲乙丙的", max_size=40), st.integers(1, 6))
def test_the_first_is_the_one_a_backreference_finds(text: str, length: int) -> None:
    match = re.search(f"(.{{{length}}})\\1", text)
    first = next(iter(repeats(text, range(length, length + 1))), None)
    assert first == ((match.start(), length) if match else None)


@given(st.text(max_size=40))
def test_any_text_will_do(text: str) -> None:
    for start, length in repeats(text, range(1, 7)):
        assert text[start : start + length] == text[start + length : start + 2 * length]
