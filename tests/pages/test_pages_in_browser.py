"""Pages in Chromium without a network: nothing from outside, no complaint, no barrier; keys, filter, print."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from in_chromium import opened, with_browser
from mistaken import MISTAKEN, page_for, write_report

import gklint
from gklint.model.plugin import ReporterOptions
from gklint.pages.reporter import report

pytestmark = [with_browser, pytest.mark.slow]

ACTIVE = "document.querySelector('.findings>li.active')?.dataset.n ?? ''"
MARKED = "[...document.querySelectorAll('.active[data-main]')].map((one) => one.textContent)"
FIGURES = "document.querySelectorAll('.related[data-figure]').length"
FOCUSED = "document.activeElement.dataset.n ?? document.activeElement.tagName"
SHOWN = "[...document.querySelectorAll('.findings>li')].filter((one) => !one.hidden).length"
STATUS = "document.querySelector('[data-status]').textContent"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What happened with every page; one browser opens them all."""
    folder = tmp_path_factory.mktemp("网页")
    one, all_of = folder / "一份.html", folder / "全部.html"
    paths = [write_report(folder, format, **MISTAKEN) for format in ("docx", "txt tabs", "xlsx")]
    one.write_text(page_for(paths[0]), "utf-8")
    lint = gklint.lint(paths, products=["transcript"])
    all_of.write_text(report(lint, ReporterOptions()), "utf-8")
    walk = [["key", "j"], ["see", ACTIVE], ["see", MARKED], ["see", FIGURES], ["see", FOCUSED], ["key", "j"],
            ["see", ACTIVE], ["key", "k"], ["key", "k"], ["see", ACTIVE], ["see", STATUS]]  # fmt: skip
    narrowing = [["see", SHOWN], ["click", "button[data-severity=info]"], ["see", SHOWN], ["key", "/"],
                 ["type", "gk201"], ["see", SHOWN], ["key", "Escape"], ["see", SHOWN],
                 ["click", "input[data-keys]"], ["key", "j"], ["see", ACTIVE]]  # fmt: skip
    jobs: dict[str, dict[str, Any]] = {
        "light": {"file": one, "axe": True, "steps": walk},
        "dark": {"file": one, "axe": True, "scheme": "dark", "steps": [["key", "j"]]},
        "narrow": {"file": one, "axe": True, "width": 400, "steps": [["key", "j"], ["see", WIDE]]},
        "filter": {"file": one, "steps": narrowing},
        "linked": {"file": one, "hash": "#f2", "steps": [["see", ACTIVE]]},
        "marked": {"file": one, "steps": [["click", "td.error"], ["see", ACTIVE], ["see", FOCUSED]]},
        "unscripted": {"file": one, "unscripted": True},
        "print": {"file": one, "pdf": folder / "一份.pdf"},
        "all": {"file": all_of, "axe": True, "steps": [
            ["see", "document.querySelectorAll('.report:not(.folded)').length"],
            ["click", "nav.reports li:nth-child(2) a"],
            ["see", "document.querySelector('.report:not(.folded)').id"],
            ["key", "j"], ["see", "document.querySelector('.findings>li.active').id"]]},
    }  # fmt: skip
    listed = [{name: str(value) if isinstance(value, Path) else value for name, value in job.items()}
              for job in jobs.values()]  # fmt: skip
    return dict(zip(jobs, opened(listed), strict=True))


def test_nothing_is_loaded_and_nothing_complained_of(answers: dict[str, dict[str, Any]]) -> None:
    assert {name: (one["requests"], one["complaints"]) for name, one in answers.items()} == {
        name: ([], []) for name in answers
    }


def test_there_are_no_barriers(answers: dict[str, dict[str, Any]]) -> None:
    assert {name: one["barriers"] for name, one in answers.items() if one["barriers"]} == {}


def test_keys_walk_through_the_findings(answers: dict[str, dict[str, Any]]) -> None:
    first, marked, figures, focused, second, before, status = answers["light"]["seen"]
    assert (first, focused, second) == ("1", "1", "2")
    assert marked == ["16应为151"] and figures == 6
    assert status == f"第{before}个，共{before}个", "from the first one back to the last"


def test_findings_are_filtered_by_severity_and_words(answers: dict[str, dict[str, Any]]) -> None:
    every, grave, found, again, active = answers["filter"]["seen"]
    assert every > grave > found == 1 and again == grave
    assert active == "", "with its keys switched off the page leaves them to the browser"


def test_links_and_cells_lead_to_their_finding(answers: dict[str, dict[str, Any]]) -> None:
    assert answers["linked"]["seen"] == ["2"]
    assert answers["marked"]["seen"] == ["1", "1"]


def test_a_narrow_screen_needs_no_scrolling_sideways(answers: dict[str, dict[str, Any]]) -> None:
    assert answers["narrow"]["seen"] == [0]


def test_one_of_several_reports_is_shown(answers: dict[str, dict[str, Any]]) -> None:
    assert answers["all"]["seen"] == [1, "r2", "r2-f1"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_print_has_verdict_report_and_findings(
    answers: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    [pdf] = tmp_path_factory.getbasetemp().glob("**/一份.pdf")
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    text = "".join(read.split())
    assert "不能公布：2个错误，改正1处即可" in text and "六类申请人之和" in text and "快捷键" not in text
