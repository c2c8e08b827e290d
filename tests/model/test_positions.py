"""Where in a report a place is, as people say it."""

from __future__ import annotations

import pytest
from road import read

from gklint.model.report import Report
from gklint.testing import report

TEXT = report(
    overview="（一）主动公开。全年公开信息20条。\n（二）依申请公开\n全年收到申请7件。\n均已答复。",
    **{"outcome.disclosed": 7},
)


@pytest.fixture
def told() -> Report:
    return read(TEXT.encode(), "报告.txt")


def test_a_value_is_told_by_table_row_and_column(told: Report) -> None:
    fact = told.facts["outcome.disclosed", "total"]
    position = told.positions.at(fact.span.start)
    assert position.label == "表三“（一）予以公开”行“总计”列"
    assert position.section.startswith("三、")


def test_a_label_is_told_by_its_row(told: Report) -> None:
    table = told.table("two")
    row = table.row("licensing") if table is not None else None
    assert row is not None
    assert told.positions.at(row.label_span.start).label == "表二“行政许可”行"


def test_text_is_told_by_its_headings_and_its_paragraph(told: Report) -> None:
    position = told.positions.at(TEXT.index("均已答复"))
    assert (position.label, position.paragraph) == ("一、总体情况，（二）依申请公开", 2)
    assert told.positions.at(TEXT.index("（二）依申请公开")).label == "一、总体情况，（二）依申请公开"


def test_what_stands_before_the_sections_has_no_position(told: Report) -> None:
    assert told.positions.at(0).label == ""
