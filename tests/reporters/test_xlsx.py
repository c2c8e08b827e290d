"""The workbook read back with openpyxl."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters import xlsx
from gklint.reporters.sheet import headers
from gklint.reporters.xlsx import report


def sheets(outcome: Outcome) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(report(outcome, ReporterOptions())))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_sheet_of_findings(outcome: Outcome) -> None:
    heading, *rows = sheets(outcome)["问题清单"]
    assert list(heading) == headers("zh")
    assert len(rows) == len(outcome.diagnostics) + len(outcome.aside)
    [suspect] = [dict(zip(heading, row, strict=True)) for row in rows if row[11] is not None]
    assert (suspect["年度"], suspect["现为"], suspect["应为"]) == (2023, 8, 7)  # numbers, not text


def test_a_sheet_of_totals_by_body(outcome: Outcome) -> None:
    assert sheets(outcome)["按单位汇总"] == [
        ("单位", "报告数", "错误", "警告", "提示", "基线中的旧问题", "已豁免"),
        ("（未识别）", 2, 1, 1, 0, 0, 0),
        ("丁区局", 1, 0, 0, 0, 0, 0),
        ("乙区局", 1, 1, 0, 0, 0, 1),
        ("甲区局", 2, 2, 1, 1, 1, 1),
    ]


def test_text_is_text(bench: Any) -> None:
    source = bench.text(text="=1+1 https://x.cn 007")
    findings = tuple(bench.diagnostic(source, text) for text in ("=1+1", "https://x.cn", "007"))
    book = openpyxl.load_workbook(io.BytesIO(report(Outcome(findings, (), ()), ReporterOptions())))
    cells = [row[9] for row in book["问题清单"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("https://x.cn", "s", None),
        ("007", "s", None),
    ]


def test_rows_are_as_high_as_their_text_and_gravity_has_a_colour(bench: Any) -> None:
    long = bench.diagnostic(bench.text(), "8", words=Words("甲" * 100, ""), help=None)
    short = bench.diagnostic(bench.text(), "3 件", words=Words("乙", ""), help=None)
    book = openpyxl.load_workbook(io.BytesIO(report(Outcome((long, short), (), ()), ReporterOptions())))
    sheet = book["问题清单"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3)]
    assert heights == [33.0, 93.0]
    assert sheet["H2"].alignment.wrap_text
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O3")
    coloured = [rule.formula for rules in sheet.conditional_formatting for rule in rules.rules]
    assert coloured == [['"错误"'], ['"警告"']]


def test_money_keeps_its_decimals(bench: Any) -> None:
    source = bench.text()
    repair = bench.repair(source)._replace(found=Decimal("79.1500"), expected=Decimal("79.1600"))
    [_, row] = sheets(Outcome((bench.diagnostic(source, "8", repair=repair),), (), ()))["问题清单"]
    assert row[11:13] == (79.15, 79.16)


def test_more_findings_than_a_sheet_holds_go_on_in_the_next(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 4)
    found = sheets(outcome)
    assert [(name, len(rows)) for name, rows in found.items()][:3] == [
        ("问题清单", 5),
        ("问题清单2", 5),
        ("问题清单3", 3),
    ]


def test_the_clock_does_not_show(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    before = report(outcome, ReporterOptions())
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert report(outcome, ReporterOptions()) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_missing_library_is_named_with_the_command(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install XlsxWriter"):
        report(outcome, ReporterOptions())
