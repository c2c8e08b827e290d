"""Layouts show every figure, and look like what was met in published reports."""

import random

import pytest

from gklint.model.form import PARTIES
from gklint.testing.lawful_parts import lawful_parts
from gklint.testing.layouts import LAYOUTS
from gklint.testing.report import compose, report


def line_of(text: str, label: str) -> str:
    return next(line for line in text.splitlines() if label in line)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_printed_figure_has_its_place(name: str) -> None:
    for seed in range(4):
        composed = compose(**lawful_parts(random.Random(seed).randint))
        laid = LAYOUTS[name].lay(composed)
        printed = {cell.figure for table in composed.tables for row in table.rows for cell in row if cell.figure}
        assert set(laid.places) == printed
        for figure, raw in composed.values.values():
            if figure in printed:
                start, end = laid.places[figure]
                assert laid.text[start:end] == raw
        assert LAYOUTS[name].data(composed).decode(LAYOUTS[name].encoding) == laid.text


@pytest.mark.parametrize(
    ("layout", "label", "expected"),
    [
        ("pipes", "一、本年新收", "一、本年新收政府信息公开申请数量 | 5 | 0 | 0 | 0 | 0 | 0 | 5"),
        ("pipes-padded", "行政许可", "行政许可 | 7 | ||"),
        ("pipes-padded", "第（一）项", "第二十条第（一）项 | |||"),
        ("pipe-lines", "第（一）项", "第二十条第（一）项 |"),
        ("markdown", "规章", "| 规章 | 0 | 0 | 0 |"),
        ("spaces", "四、结转下年度", "四、结转下年度继续办理 0 0 0 0 0 0 0"),
        ("shifted-tabs", "3.要求提供公开出版物", "3.要求提供公开出版物\t\t0\t0\t0\t0\t0\t0\t0\t"),
        ("extra-column", "规章", "规章 | 0 | 0 | 0 | "),
        ("half-width-labels", "予以公开", "三、本年度办理结果 | (一) 予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0"),
        ("traditional", "行政許可", "\t行政許可"),
        ("collapsed", "二、上年结转", "二、上年结转政府信息公开申请数量 | 2 | 2 | |||||||"),
    ],
)
def test_looks_like_the_real_thing(layout: str, label: str, expected: str) -> None:
    facts = {"requests.received": 5, "licensing.decisions": 7, "requests.carried_in": 2}
    if layout == "collapsed":
        facts |= {f"requests.carried_in@{party}": "" for party in PARTIES[1:-1]}
    assert line_of(report(layout=layout, facts=facts), label) == expected


def test_a_row_cut_by_a_page_break_loses_no_value() -> None:
    whole = report(layout="tabs").replace("\n", "")
    assert report(layout="broken-rows").replace("\n", "") == whole
    assert report(layout="broken-rows") != report(layout="tabs")


def test_page_numbers_stand_between_rows() -> None:
    assert {"— 3 —", "- 3 -", "第 3 页 共 8 页"} <= set(report(layout="page-numbers").split("\n"))


def test_wrapped_prose_is_the_same_text() -> None:
    assert report(layout="wrapped-prose").replace("\n", "") == report().replace("\n", "")
    assert max(map(len, report(layout="wrapped-prose").split("\n"))) < 60


def test_files_differ_in_line_ends_and_bytes() -> None:
    composed = compose()
    assert LAYOUTS["crlf"].data(composed).count(b"\r\n") == LAYOUTS["tabs"].data(composed).count(b"\n")
    assert LAYOUTS["bom"].data(composed).startswith(b"\xef\xbb\xbf")
    assert LAYOUTS["gb18030"].data(composed).decode("gb18030") == report()
