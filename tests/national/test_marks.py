"""Marks that have lost their partner."""

from __future__ import annotations

import pytest
from gklint_national.wording.marks import all_paired, unpaired_marks
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("（甲）“乙”《丙〈丁〉》", ""),
        ("（甲", "（"),
        ("甲”乙", "”"),
        ("(甲）乙（丙)", ""),
        ("“甲（乙”丙）", ""),
        ("1）甲；2）乙", ""),
        ("甲）乙", "）"),
        ("it’s", ""),
        ("》《", "》《"),
    ],
)
def test_marks_without_partner(text: str, marks: str) -> None:
    assert "".join(mark.mark for mark in unpaired_marks(text)) == marks


@given(st.lists(st.text("甲（）()《》“”", max_size=12), max_size=4))
def test_the_quick_look_overlooks_nothing(paragraphs: list[str]) -> None:
    if all_paired("\n".join(paragraphs)):
        assert not any(unpaired_marks(paragraph) for paragraph in paragraphs)
