"""Where a finding is, as people say it."""

from __future__ import annotations

import pytest

from gklint.model.bilingual import Language
from gklint.model.diagnostic import Place, Point
from gklint.model.positions import ReportPosition, column_name
from gklint.model.source import Address
from gklint.reporters.locator import position, related_place

_CELL = ReportPosition("表三", "（七）总计", "总计", "三、收到和处理政府信息公开申请情况")
_TEXT = ReportPosition(section="一、总体情况", subsection=("（二）依申请公开",))


def place(of: ReportPosition, address: str = "", path: str = "年报.txt") -> Place:
    start = Point(66, 20, 900)
    return Place(path, start, start, Address(address) if address else None, "26", "26", not address, position=of)


@pytest.mark.parametrize(
    ("of", "address", "language", "told"),
    [
        (_CELL, "", "zh", "表三“（七）总计”行“总计”列（第66行第20字）"),
        (_CELL, "表三 第26行第10列", "zh", "表三“（七）总计”行“总计”列（第26行第10列）"),
        (_CELL, "Sheet1!J26", "zh", "表三“（七）总计”行“总计”列（Sheet1!J26）"),
        (_CELL, "第3页", "en", "表三“（七）总计”行“总计”列 (第3页)"),
        (_TEXT, "", "zh", "第66行第20字（一、总体情况，（二）依申请公开）"),
        (_TEXT, "第12段", "zh", "第12段（一、总体情况，（二）依申请公开）"),
        (_TEXT, "", "en", "line 66, column 20 (一、总体情况，（二）依申请公开)"),
        (ReportPosition(), "", "zh", "第66行第20字"),
    ],
)
def test_cells_go_by_row_and_column_and_all_else_by_its_line(
    of: ReportPosition, address: str, language: Language, told: str
) -> None:
    assert position(place(of, address), language) == told


def test_another_place_says_what_stands_there() -> None:
    assert related_place(place(_CELL), "26件", "年报.txt", "zh") == "表三“（七）总计”行“总计”列：26件（第66行第20字）"
    assert related_place(place(_TEXT), "5件", "年报.txt", "zh") == "第66行第20字（一、总体情况，（二）依申请公开）：5件"
    assert related_place(place(_CELL), "26件", "去年.txt", "zh").startswith("年报.txt，表三“（七）总计”行")


def test_a_column_below_a_heading_has_both_names() -> None:
    assert column_name("行政复议·尚未审结") == "“行政复议”的“尚未审结”列"
    assert column_name("总计") == "“总计”列"
