"""Quotations are marked where they are cut, and numbers are quoted whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.model.quotation import beginning, ending, quotation

TEXT = "全年主动公开信息12345.67万条，网址www.example.gov.cn，其中工作动态一百二十条。"


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (beginning(TEXT, 10), "全年主动公开信息12345.67万…"),
        (beginning(TEXT, 8), "全年主动公开信息…"),
        (beginning(TEXT, len(TEXT)), TEXT),
        (beginning("短句。", 40), "短句。"),
        (ending(TEXT, 3), "…一百二十条。"),
        (ending("第12号", 2), "第12号"),
        (quotation(TEXT, 6, 8, 2, 1), "全年主动公开信息12345.67万条…"),
        (quotation(TEXT, 6, 8, 0, 1), "…信息12345.67万条…"),
        (quotation(TEXT, 0, 2, 8, 0), "全年…"),
        (quotation(TEXT, TEXT.index("网址"), TEXT.index("网址") + 2, 1, 3), "…，网址www.example.gov.cn…"),
        (quotation("9" * 100, 50, 51, 8, 8), f"…{'9' * 17}…"),
    ],
)
def test_a_cut_side_has_an_ellipsis_and_numbers_stay_whole(made: str, wanted: str) -> None:
    assert made == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "依据《中华人民共和国政府信息公开条例》、《国务院办公厅关于年度报告的通知》编制。",
            "、",
            "…《中华人民共和国政府信息公开条例》、《国务院办公厅关于年度报告的通知》…",
        ),
        (
            "健全机制，持续加强对全市各级各部门业务培训，，按时更新栏目内容。",
            "，，",
            "…持续加强对全市各级各部门业务培训，，按时更新栏目内容。",
        ),
        ("为进一步做好全市行政机关政府信息公开的各项重点工作落实情况检查", "落实", "…各项重点工作落实情况检查"),
    ],
)
def test_a_quotation_is_cut_between_clauses_where_one_ends_nearby(text: str, words: str, wanted: str) -> None:
    assert quotation(text, text.index(words), text.index(words) + len(words)) == wanted


@given(st.text("公开0123456789.万条，。 a", max_size=60), st.data())
def test_a_quotation_holds_what_it_quotes_and_says_what_it_leaves_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = quotation(text, start, end)
    inside = made.strip("…")
    assert text[start:end].strip() in made
    assert inside in text
    assert made.startswith("…") or text.strip().startswith(inside)
    assert made.endswith("…") or text.strip().endswith(inside)
