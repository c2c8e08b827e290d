"""Examples of rules that compare: the reports beside, in tests, on pages and in the tutorial."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gklint.api import Archive, Comparison, Words, fails, rule
from gklint.check.rule_packages import rules_in
from gklint.cli.main import main
from gklint.model.rule import Rule
from gklint.reporters.rule_pages import rule_page
from gklint.testing import MismatchError, bad, ok, run_example
from gklint.testing.example_faults import faults_of

ROOT = Path(__file__).parents[2]
OUT, IN = "requests.carried_out", "requests.carried_in"
CARRY_OVER = next(rule for rule in rules_in("gklint_national") if rule.id == "GK901")


def test_ok_and_bad_take_other_reports() -> None:
    ok(CARRY_OVER, **{IN: 3}, others=[{"year": 2022, OUT: 3}])
    bad(CARRY_OVER, **{IN: 5}, others=[{"year": 2022, OUT: 3}], at="5", message="2022", count=1)
    with pytest.raises(MismatchError, match="carry-over"):
        ok(CARRY_OVER, **{IN: 5}, others=[{"year": 2022, OUT: 3}])
    with pytest.raises(MismatchError, match="nothing"):
        bad(CARRY_OVER, **{IN: 3}, others=[{"year": 2022, OUT: 3}])


def test_what_is_found_in_the_others_counts_too() -> None:
    bad(CARRY_OVER, **{OUT: 3}, others=[{"year": 2024, IN: 5}], at="5")
    with pytest.raises(MismatchError):
        ok(CARRY_OVER, **{OUT: 3}, others=[{"year": 2024, IN: 5}])


def test_each_other_report_is_a_file_of_its_own() -> None:
    seen: list[str] = []

    def check(archive: Archive, options: None) -> Any:
        seen.extend(summary.path for summary in archive.summaries)
        yield Comparison(Words("有"), archive.summaries[0].whole, "key")

    example = fails(others=[{"year": 2022}, {"year": 2021, "path": "甲.md"}])
    run_example(made(check, example), example)
    assert seen[:3] == ["报告.txt", "报告2.txt", "甲.md"]


def made(check: Any, *examples: Any) -> Rule:
    return rule("XX001", "name", severity="info", summary="说明", basis="依据", scope="archive", examples=examples)(
        check
    )


def test_a_crash_on_an_example_is_told() -> None:
    def check(archive: Archive, options: None) -> Any:
        raise ValueError("坏了")
        yield

    (fault,) = faults_of(made(check, fails(others=[{"year": 2022}])))
    assert "ValueError: 坏了" in fault.words.zh


def test_examples_with_others_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    page = rule_page(CARRY_OVER)
    beside = f"同时检查的另一份报告：\n  year: 2022\n  requests.received: 3\n  {OUT}: 3\n"
    assert beside in page
    assert main(["explain", "GK901"]) == 0
    printed = capsys.readouterr().out
    assert "    同时检查的另一份报告：\n      year: 2022\n" in printed


def test_a_fault_is_shown_with_the_reports_beside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = fails(others=[{"year": 2022, OUT: 0}])
    monkeypatch.setattr(
        "gklint.cli.test.faults_offline", lambda rule, forms: [*faults_of(replace(CARRY_OVER, examples=(wrong,)))]
    )
    assert main(["test", "national"]) == 1
    assert f"    同时检查的另一份报告：\n      year: 2022\n      {OUT}: 0\n" in capsys.readouterr().out


def test_the_rule_of_the_tutorial_holds(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "rule-packages.md").read_text("utf-8")
    (block,) = re.findall(r"```py\n(.*?)```", text, re.DOTALL)
    file = tmp_path / "doubled.py"
    file.write_text(block, "utf-8")
    names: dict[str, Any] = {}
    exec(compile(block, str(file), "exec"), names)
    assert list(faults_of(names["check"])) == []
