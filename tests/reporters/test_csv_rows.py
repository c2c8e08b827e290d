"""The table of findings as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io
from typing import Any

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.csv import report
from gklint.reporters.finding_rows import FindingRow, finding_headers


def rows(outcome: Outcome) -> list[dict[str, str]]:
    text = report(outcome, ReporterOptions())
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_excel_is_told_the_encoding(outcome: Outcome) -> None:
    text = report(outcome, ReporterOptions())
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert text.count("\ufeff") == 1


def test_one_row_a_finding(outcome: Outcome) -> None:
    found = [row for row in rows(outcome) if row["规则"] != "gklint"]
    assert [row["问题"] for row in rows(outcome) if row["状态"] == "检查说明"] == ["基线中有 1 条已不存在"]
    assert len(found) == len(outcome.diagnostics) + len(outcome.suppressed)
    [suspect] = [row for row in found if row["应为"]]
    assert (suspect["单位"], suspect["年度"], suspect["规则"], suspect["位置"]) == (
        "甲区局",
        "2023",
        "GK201",
        "第5行第16字",
    )
    assert (suspect["疑误数字"], suspect["现为"], suspect["应为"], suspect["状态"]) == ("总计", "8", "7", "待处理")
    assert [row["状态"] for row in found if row["状态"] != "待处理"] == [
        "基线中已有",
        "清单中已豁免：上级口径不同",
        "文中已豁免：经核实无误",
    ]


def test_every_column_has_a_heading() -> None:
    assert len(finding_headers("zh")) == len(finding_headers("en")) == len(FindingRow._fields)


def test_text_of_a_report_is_not_computed(bench: Any) -> None:
    computed = ["=cmd|' /C calc'!A0", "+A1", "-2+3", "@x", "＝A1", "＠y", "+1,x"]
    plain = ["-", "-2", "+1.50", "-3%", "8"]
    source = bench.text(text=" ".join([*computed, *plain]))
    findings = tuple(bench.diagnostic(source, text) for text in (*computed, *plain))
    shown = {row["原文"] for row in rows(Outcome(findings, (), ()))}
    assert shown == {f"'{text}" for text in computed} | set(plain)


def test_a_finding_of_several_lines_is_one_line(outcome: Outcome) -> None:
    [wide] = [row for row in rows(outcome) if row["规则"] == "GK401"]
    assert wide["原文"] == "# 甲区𠀀局2023年年度报告 一、总体情况 本"
