"""The figures as output formats of check: those that `gklint facts` gives, to the byte."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import gklint
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.reporters.facts import as_csv, as_json
from gklint.reporters.facts_formats import report_csv, report_json
from gklint.testing import report


@pytest.fixture
def run(tmp_path: Path) -> Outcome:
    for year in (2023, 2022):
        (tmp_path / f"{year}.txt").write_text(report(year=year, **{"requests.received": 7}), "utf-8")
    return gklint.lint([tmp_path], products=["facts"])


def test_they_are_those_of_the_facts_command(run: Outcome, tmp_path: Path) -> None:
    sheets = gklint.facts([tmp_path]).sheets
    assert report_json(run, ReporterOptions()) == as_json(sheets)
    assert report_csv(run, ReporterOptions()) == "\ufeff" + as_csv(sheets)


def test_reports_stand_by_path(run: Outcome) -> None:
    reports = json.loads(report_json(run, ReporterOptions()))["reports"]
    assert [one["year"] for one in reports] == [2022, 2023]
    rows = list(csv.DictReader(report_csv(run, ReporterOptions()).lstrip("\ufeff").splitlines()))
    assert {row["value"] for row in rows if row["concept"] == "requests.received" and row["party"] == "total"} == {"7"}


def test_a_run_that_kept_no_figures_has_none() -> None:
    assert json.loads(report_json(Outcome((), (), ()), ReporterOptions()))["reports"] == []
