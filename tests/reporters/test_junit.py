"""JUnit XML read back with junitparser."""

from __future__ import annotations

from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.junit import report


@pytest.fixture(scope="module")
def suites(outcome: Outcome) -> dict[str, Any]:
    xml = JUnitXml.fromstring(report(outcome, ReporterOptions()).encode("utf-8"))
    return {suite.name: suite for suite in xml}


def test_one_suite_a_file_and_the_clean_file_passes(suites: dict[str, Any], outcome: Outcome) -> None:
    assert set(suites) == {record.path for record in outcome.files} | {"gklint"}
    [clean] = list(suites["净.txt"])
    assert (clean.name, clean.result) == ("gklint", [])


def test_totals_are_what_the_cases_add_up_to(suites: dict[str, Any], outcome: Outcome) -> None:
    for suite in suites.values():
        kinds = [type(result) for case in suite for result in case.result]
        assert (suite.tests, suite.failures) == (len(list(suite)), kinds.count(Failure))
        assert (suite.errors, suite.skipped) == (kinds.count(Error), kinds.count(Skipped))
    whole = JUnitXml.fromstring(report(outcome, ReporterOptions()).encode("utf-8"))
    assert (whole.tests, whole.failures, whole.errors, whole.skipped) == (13, 6, 1, 3)


def test_a_finding_is_a_failure_with_its_words(suites: dict[str, Any]) -> None:
    [case] = list(suites["丁区.pdf"])[:1]
    [failure] = case.result
    assert (case.name, case.classname) == ("GK201 row-total requests.received", "丁区.pdf")
    assert (failure.type, failure.message) == ("error", "各项之和 7 不等于总计 8")
    assert failure.text.startswith("第3页\n各项之和")


def test_an_info_passes_and_says_so(suites: dict[str, Any]) -> None:
    [info] = [case for case in suites["报告/甲区 2023年.md"] if case.name.startswith("GK601")]
    assert info.result == []
    assert "各项之和" in info.system_out


def test_a_suppressed_finding_is_skipped_with_its_reason(suites: dict[str, Any]) -> None:
    reasons = [r.message for suite in suites.values() for case in suite for r in case.result if isinstance(r, Skipped)]
    assert sorted(reasons) == ["基线中已有", "文中已豁免：经核实无误", "清单中已豁免：上级口径不同"]


def test_a_crash_is_an_error(suites: dict[str, Any]) -> None:
    errors = [r.message for case in suites["丙区.xlsx"] for r in case.result if isinstance(r, Error)]
    assert errors == ["规则 BJ101 出错"]
