"""The workbook read back with openpyxl."""

from __future__ import annotations

import io
import time
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import gklint
from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters import xlsx
from gklint.reporters.workbook.findings import context
from gklint.reporters.xlsx import report
from gklint.testing import report as made_report

NAMES = ["问题清单", "按单位", "按规则", "检查说明", "报送情况", "汇总表", "年度对比", "各单位数据"]


def sheets(outcome: Outcome) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(report(outcome, ReporterOptions())))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def records(rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    heading, *rest = rows
    return [dict(zip(heading, row, strict=True)) for row in rest]


def test_findings_stand_most_serious_first_with_room_for_who_mends_them(outcome: Outcome) -> None:
    rows = records(sheets(outcome)["问题清单"])
    assert len(rows) == len(outcome.diagnostics) + len(outcome.suppressed)
    kept = [row["级别"] for row in rows if row["状态"] == "待处理"]
    assert kept == sorted(kept, key=["错误", "警告", "提示"].index) and len(kept) == len(outcome.diagnostics)
    assert [row["序号"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["整改情况"] for row in rows} == {row["责任人"] for row in rows} == {None}
    [suspect] = [row for row in rows if row["现为"] is not None]
    assert (suspect["年度"], suspect["现为"], suspect["应为"]) == (2023, 8, 7)  # numbers, not text


def test_a_line_of_context_shows_the_words(bench: Any) -> None:
    source = bench.text(text="甲" * 30 + "错字" + "乙" * 30)
    [row] = records(sheets(Outcome((bench.diagnostic(source, "错字"),), (), ()))["问题清单"])
    assert row["原文"] == f"…{'甲' * 14}【错字】{'乙' * 14}…"


def test_tags_are_no_context(bench: Any) -> None:
    place = bench.diagnostic(bench.text(text="<td>3</td><td class=x>【</td><td>8</td><td>4</td>"), "8").place
    assert context(place, markup=True) == "3 【【8】4"
    assert context(place._replace(excerpt=place.excerpt[2:], excerpt_column=3), markup=True) == "3 【【8】4"


def test_sheets_of_totals(outcome: Outcome) -> None:
    found = sheets(outcome)
    assert [*found] == NAMES
    counted = [tuple(row.values())[:7] for row in records(found["按单位"])]
    assert counted == [
        ("甲区局", 2, 2, 1, 1, 1, 1),
        ("（未识别）", 2, 1, 1, 0, 0, 0),
        ("乙区局", 1, 1, 0, 0, 0, 1),
        ("丁区局", 1, 0, 0, 0, 0, 0),
    ]
    rules = records(found["按规则"])
    assert sum(row["问题数"] for row in rules) == len(outcome.diagnostics)


def test_bodies_and_rules_lead_to_their_first_finding(outcome: Outcome) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report(outcome, ReporterOptions())))
    findings = book["问题清单"]
    for name, column in (("按单位", 2), ("按规则", 11 + 1)):
        links = [cell for (cell,) in book[name].iter_rows(min_row=2, max_col=1) if cell.hyperlink]
        assert links
        for cell in links:
            row = int(cell.hyperlink.location.rpartition("A")[2])
            assert cell.value in (findings.cell(row, column).value, "（未识别）")
            assert (
                not findings.cell(row, column).value or findings.cell(row - 1, column).value != cell.value or row == 2
            )


def test_text_is_text(bench: Any) -> None:
    source = bench.text(text="=1+1 https://x.cn 007")
    findings = tuple(bench.diagnostic(source, text, words=Words(text, "")) for text in ("=1+1", "https://x.cn", "007"))
    book = openpyxl.load_workbook(io.BytesIO(report(Outcome(findings, (), ()), ReporterOptions())))
    cells = [row[4] for row in book["问题清单"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("https://x.cn", "s", None),
        ("007", "s", None),
    ]


def test_rows_are_as_high_as_their_text_and_gravity_has_a_colour(bench: Any) -> None:
    long = bench.diagnostic(bench.text(), "8", words=Words("甲" * 100, ""), help=None)
    short = bench.diagnostic(bench.text(), "3 件", words=Words("乙", ""), help=None)
    book = openpyxl.load_workbook(io.BytesIO(report(Outcome((short, long), (), ()), ReporterOptions())))
    sheet = book["问题清单"]
    heights = {sheet.cell(row, 5).value[0]: sheet.row_dimensions[row].height for row in (2, 3)}
    assert heights["甲"] == 108.0 and heights["乙"] < 50
    assert sheet["E2"].alignment.wrap_text
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:Q3")
    coloured = [rule.formula for rules in sheet.conditional_formatting for rule in rules.rules]
    assert coloured == [['"错误"'], ['"警告"']]


def test_every_sheet_for_reading_is_as_wide_as_a4_across(outcome: Outcome) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report(outcome, ReporterOptions())))
    for name in NAMES[:-1]:
        page = book[name].page_setup
        assert (page.paperSize, page.orientation, page.fitToWidth or 1, page.fitToHeight) == (9, "landscape", 1, 0)
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
        assert book[name].print_title_rows == "$1:$1"


def test_money_keeps_its_decimals(bench: Any) -> None:
    source = bench.text()
    repair = bench.repair(source)._replace(found=Decimal("79.1500"), expected=Decimal("79.1600"))
    [row] = records(sheets(Outcome((bench.diagnostic(source, "8", repair=repair),), (), ()))["问题清单"])
    assert (row["现为"], row["应为"]) == (79.15, 79.16)


def test_more_findings_than_a_sheet_holds_go_on_in_the_next(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    found = sheets(outcome)
    assert [(name, len(rows)) for name, rows in found.items()][:3] == [
        ("问题清单", 5),
        ("问题清单2", 5),
        ("问题清单3", 3),
    ]


def test_figures_stand_a_report_a_row(tmp_path: Path) -> None:
    for year in (2022, 2023):
        facts = {"requests.received@business": year, "fees.amount": "1.5000", "licensing.decisions": "/"}
        (tmp_path / f"{year}.txt").write_text(made_report(year=year, facts=facts), "utf-8")
    rows = records(sheets(gklint.lint([tmp_path], products=["facts"]))["各单位数据"])
    assert [row["年度"] for row in rows] == [2022, 2023]
    assert [row["表三 本年新收政府信息公开申请数量·商业企业"] for row in rows] == [2022, 2023]
    assert rows[0]["表二 行政事业性收费·本年收费金额（单位：万元）"] == 1.5
    assert rows[0]["表二 行政许可·本年处理决定数量"] is None


def test_the_clock_does_not_show(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    before = report(outcome, ReporterOptions())
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert report(outcome, ReporterOptions()) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
