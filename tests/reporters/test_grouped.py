"""Text grouped by rule."""

from __future__ import annotations

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.grouped import report


def test_a_block_a_rule_in_the_order_of_ids(outcome: Outcome) -> None:
    lines = report(outcome, ReporterOptions()).splitlines()
    headings = [line for line in lines if line[:2] in ("GK", "BJ")]
    assert [heading.split("  ")[0] for heading in headings] == [
        "BJ101 district-row的中文说明（1个）",
        "GK001 unreadable-file的中文说明（1个）",
        "GK201 row-total的中文说明（3个）",
        "GK401 legal-basis-missing的中文说明（1个）",
        "GK601 half-width-mark的中文说明（1个）",
    ]


def test_a_line_a_finding_with_its_place(outcome: Outcome) -> None:
    text = report(outcome, ReporterOptions())
    block = text[text.index("GK201") : text.index("GK401")].splitlines()
    assert [line.split(": ")[0].strip() for line in block[1:4]] == [
        "丁区.pdf › 第3页",
        "乙区.docx › 表三 第5行第2列",
        "报告/甲区 2023年.md:5:16",
    ]
    assert "最可能填错的是总计：填了8，应为7。改正后，2个问题即可消除。" in block[3]


def test_totals_and_failures_stand_last(outcome: Outcome) -> None:
    assert report(outcome, ReporterOptions(language="en")).splitlines()[-4:] == [
        "rule BJ101 failed",
        "",
        "1 stale baseline entry",
        "5 files checked, 1 not checked: 4 errors, 2 warnings, 1 info, 1 old (in the baseline), 2 suppressed",
    ]
