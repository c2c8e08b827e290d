"""Whole reports as Word files, of several programs: the same figures, prose and findings as in a text file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from renderers_docx import word_file
from road import read, walk

from gklint.model.report import Report
from gklint.testing import LAYOUTS, compose

FIXTURES = Path(__file__).parents[2] / "fixtures" / "word"
FACTS = {"requests.received": 12, "requests.carried_in": 3, "outcome.disclosed": 14, "requests.carried_out": 1}


def in_text(**parts: Any) -> bytes:
    return LAYOUTS["tabs"].data(compose(**parts))


def figures(report: Report) -> dict[Any, str]:
    return {figure: fact.raw for figure, fact in report.facts.items()}


def prose(report: Report) -> list[tuple[str, str, str]]:
    return [(item.kind, item.section, item.text) for item in report.prose]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*-20??.*")), ids=lambda path: path.name)
def test_files_of_libreoffice(path: Path) -> None:
    form = path.stem[-4:]
    expected = read(in_text(form=form, facts={**FACTS, "outcome.total": 14}), "报告.txt")
    report = read(path.read_bytes(), path.name)
    assert figures(report) == figures(expected)
    assert prose(report) == prose(expected)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_same_findings_as_in_a_text_file(form: str) -> None:
    parts: dict[str, Any] = {"form": form, "facts": {"requests.received": 12, "outcome.disclosed@business": 3}}
    report, found = walk(word_file(compose(**parts)), "报告.docx")
    expected, expected_found = walk(in_text(**parts), "报告.txt")
    assert figures(report) == figures(expected)
    assert prose(report) == prose(expected)
    assert sorted((d.rule, d.words.zh) for d in found) == sorted((d.rule, d.words.zh) for d in expected_found)
    address = report.facts["requests.received", "natural_person"].span.address
    assert address is not None
    assert address.label == "第2个表 第4行第4列"
