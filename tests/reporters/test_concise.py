"""One line a finding."""

from __future__ import annotations

from dataclasses import replace

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.concise import report


def test_path_place_rule_severity_message(outcome: Outcome) -> None:
    lines = report(outcome, ReporterOptions()).splitlines()
    assert lines[-4] == "报告/甲区 2023年.md:5:16: GK201 错误 各项之和 7 不等于总计 8"
    assert lines[0] == "丁区.pdf › 第3页: GK201 错误 各项之和 7 不等于总计 8"
    assert len(lines) == len(outcome.diagnostics) + len(outcome.failures) + len(outcome.notices) + 1


def test_in_english(outcome: Outcome) -> None:
    lines = report(outcome, ReporterOptions(language="en")).splitlines()
    assert lines[-4:-2] == [
        "报告/甲区 2023年.md:5:16: GK201 error The addends give 7, the total says 8",
        "丙区.xlsx: rule BJ101 failed",
    ]


def test_a_clean_run_says_nothing_but_what_is_to_be_known(outcome: Outcome) -> None:
    clean = replace(outcome, diagnostics=(), failures=(), notices=())
    assert report(replace(clean, suppressed=()), ReporterOptions()) == ""
    assert report(clean, ReporterOptions()) == "已豁免3个问题：文中1个、豁免清单1个、基线1个\n"
