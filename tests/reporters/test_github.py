"""Workflow commands as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from gklint.model.bilingual import Words
from gklint.model.outcome import Failure, Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.github import report

COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a log: name, properties, message, as the runner decodes them."""
    found = []
    for line in text.splitlines():
        if match := COMMAND.fullmatch(line):
            listed = [item.split("=", 1) for item in (match["properties"] or "").split(",") if item]
            properties = {key: decoded(value) for key, value in listed}
            found.append((match["name"], properties, decoded(match["message"])))
    return found


def decoded(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def many(bench: Any, count: int, of: str = "GK601") -> tuple[Any, ...]:
    source = bench.text()
    return tuple(replace(bench.diagnostic(source, "8", of), key=str(n)) for n in range(count))


def test_a_finding_stands_beside_its_line(bench: Any) -> None:
    source = bench.text("报告/甲,乙:100%.md")
    finding = bench.diagnostic(source, "8", words=Words("占 50%，\r\n见::下", ""), help=None)
    [(name, properties, message)] = commands(report(Outcome((finding,), (), ()), ReporterOptions()))
    assert (name, message) == ("error", "占 50%，\r\n见::下")
    assert properties == {
        "file": "报告/甲,乙:100%.md",
        "line": "5",
        "endLine": "5",
        "col": "16",
        "endColumn": "17",
        "title": "GK201 row-total",
    }


def test_several_lines_have_no_columns(outcome: Outcome) -> None:
    found = commands(report(outcome, ReporterOptions()))
    [wide] = [properties for _, properties, _ in found if properties["title"].startswith("GK401")]
    assert (wide["line"], wide["endLine"], "col" in wide) == ("1", "4", False)


def test_a_file_without_lines_says_where(outcome: Outcome) -> None:
    found = commands(report(outcome, ReporterOptions()))
    [(_, properties, message)] = [command for command in found if command[1].get("file") == "丁区.pdf"]
    assert message.startswith("第3页\n")
    assert "line" not in properties


def test_ten_are_shown_as_they_are(bench: Any) -> None:
    found = commands(report(Outcome(many(bench, 10), (), ()), ReporterOptions()))
    assert [name for name, _, _ in found] == ["notice"] * 10


def test_errors_come_first_and_the_tenth_names_the_rest(bench: Any) -> None:
    outcome = Outcome((*many(bench, 11), *many(bench, 1, "GK201"), *many(bench, 1, "GK401")), (), ())
    text = report(outcome, ReporterOptions())
    found = commands(text)
    assert [name for name, _, _ in found][:10] == ["error", "warning", *["notice"] * 8]
    assert found[9][2] == "另有4项，见本步骤的日志"
    assert sum(line.startswith("- ") for line in text.splitlines()) == 4


def test_failures_of_ours_come_before_everything(bench: Any) -> None:
    failures = tuple(Failure(f"GK{n}", "", Words("出错", "failed"), "") for n in range(12))
    found = commands(report(Outcome(many(bench, 3), (), (), (), failures), ReporterOptions()))
    assert [name for name, _, _ in found][:12] == ["error"] * 12
    assert found[12][2] == "另有3项，见本步骤的日志"


def test_text_of_a_report_is_no_command(bench: Any) -> None:
    said = Words("甲\n::stop-commands::x ##[add-path]y", "")
    findings = tuple(replace(diagnostic, words=said) for diagnostic in many(bench, 12))
    text = report(Outcome(findings, (), ()), ReporterOptions())
    assert "##[" not in text
    starts = {line.lstrip()[:8] for line in text.splitlines() if line.lstrip().startswith("::")}
    assert starts <= {"::notice", "::group:", "::endgro"}
