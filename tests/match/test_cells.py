"""What table cells say: section 4.3 of the layouts met in real reports."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.match.cell_values import CellKind, read_cell, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("１２", 12),
        ("0\u3000", 0),
        ("\u3000\u00a00", 0),
        ("+336", 336),
        ("－8", -8),
        ("−8", -8),
        ("增10", 10),
        ("减 44", -44),
        ("3件", 3),
        ("1,276", 1276),
        ("1，276", 1276),
        ("22（其中修订16件）", 22),
        ("55(含自然失效29件)", 55),
        ("79.1500", Decimal("79.1500")),
        ("2.5", Decimal("2.5")),
    ],
)
def test_numbers_are_read_in_every_dress(text, value):
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (CellKind.VALUE, value)


@pytest.mark.parametrize(
    "text",
    ["1\u200b2", "\u200e12", "1\u00ad2", "1\u200d2", "12\u2060", "12\ufe0f", "7\u033612", "12①", "12²", "12*", "12[1]"],
)
def test_what_nobody_sees_and_marks_of_notes_are_no_digits(text):
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (CellKind.VALUE, 12)


@pytest.mark.parametrize("text", ["①", "²", "1②3", "\u202e12", "7\u0336", "½", "㉛", "12\u20dd", "约12", "12注"])
def test_what_is_no_certain_number_is_words(text):
    reading = read_cell(text)
    assert reading.kind is CellKind.TEXT
    assert read_figure(text, "count") == (None, "unreadable")


@pytest.mark.parametrize(
    ("text", "state"), [("12", "number"), ("三", "number"), ("", "blank"), ("\u200b", "blank"), ("/", "placeholder")]
)
def test_the_state_of_a_cell(text, state):
    assert read_figure(text, "count")[1] == state


@pytest.mark.parametrize("text", ["/", "／", "\\", "-", "—", "－", "--", "无", "不涉及", "不适用", "暂无"])
def test_placeholders_are_no_values(text):
    assert read_cell(text).kind is CellKind.HOLDER


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0\t"])
def test_blanks(text):
    assert read_cell(text).kind is CellKind.BLANK


@pytest.mark.parametrize(("text", "value"), [("三", 3), ("十二", 12), ("O", 0), ("l2", 12), ("〇", 0), ("1 275", 1275)])
def test_doubtful_numbers_count_only_where_a_number_is_due(text, value):
    reading = read_cell(text)
    assert (reading.kind, reading.value) == (CellKind.DOUBTFUL, value)


@pytest.mark.parametrize("text", ["1.属于国家秘密", "总计", "（三）", "第3", "1，2", "0 0", "12:30", "9" * 400])
def test_labels_are_never_values(text):
    assert read_cell(text).kind is CellKind.TEXT


def test_money_is_turned_into_the_unit_of_the_figure():
    assert read_figure("251000元", "money")[0] == Decimal("25.1")
    assert read_figure("976.81万元", "money")[0] == Decimal("976.81")
    assert read_figure("3亿元", "money")[0] == 30_000
    assert read_figure("7元", "count")[0] == 7


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    reading = read_cell(text)
    assert (reading.value is None) == (reading.kind not in (CellKind.VALUE, CellKind.DOUBTFUL))
