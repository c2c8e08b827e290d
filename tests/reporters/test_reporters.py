"""What every reporter keeps: the same bytes for the same findings, and output its format can hold."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from gklint.model.bilingual import Words
from gklint.model.outcome import FileRecord, Outcome
from gklint.model.plugin import ReporterOptions

NAMES = (
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "csv", "xlsx", "grouped", "statistics",
)  # fmt: skip
Report = Callable[[Outcome, ReporterOptions], str | bytes]


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = importlib.import_module(f"gklint.reporters.{request.param}").report
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_order_findings_came_in_never_shows(
    report: Report, outcome: Outcome, shuffled: Outcome, language: Any
) -> None:
    options = ReporterOptions(language=language)
    assert report(outcome, options) == report(outcome, options) == report(shuffled, options)


def test_each_language_has_its_own_words(report: Report, outcome: Outcome) -> None:
    assert report(outcome, ReporterOptions()) != report(outcome, ReporterOptions(language="en"))


def test_nothing_at_all_is_an_outcome_too(report: Report) -> None:
    written = report(Outcome((), (), ()), ReporterOptions())
    assert written or report.__module__.endswith(("github", "concise"))  # no finding is no line


def test_hostile_text_can_be_written_and_read_back(report: Report, bench: Any) -> None:
    """Control characters, half characters, names in another encoding, markup, formulas."""
    path = "年报.txt".encode("gb18030").decode("utf-8", "surrogateescape")
    source = bench.text(path, "=1+1\x00\x0b8\udc80\n")
    words = Words("值\x00为\ud800]]><script>&|\n::error::x ##[error]y", "bad \x1b value")
    finding = bench.diagnostic(source, "=1+1\x00\x0b8\udc80", words=words, key="k\x01")
    files = (FileRecord(path, "text", None, "某\x02局", 2023, None, "report"),)
    written = report(Outcome((finding,), files, bench.rules), ReporterOptions())
    encoded = written if isinstance(written, bytes) else written.encode("utf-8")
    if report.__module__.endswith(("sarif.log", "gitlab", "json")):
        json.loads(encoded)
    elif report.__module__.endswith("junit"):
        ElementTree.fromstring(encoded)
    elif report.__module__.endswith("xlsx"):
        assert openpyxl.load_workbook(io.BytesIO(encoded)).worksheets[0].max_row == 2


def test_a_failed_run_does_not_look_clean(report: Report, outcome: Outcome) -> None:
    failed = replace(outcome, diagnostics=(), suppressed=())
    if not report.__module__.endswith(("csv", "xlsx", "statistics")):
        assert "规则 BJ101 出错" in str(report(failed, ReporterOptions()))
