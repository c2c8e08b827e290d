"""Old workbooks as LibreOffice writes them (see tests/fixtures/office/make.py), under whatever name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from road import walk
from sound import assert_sound

from gklint.model.document import Table
from gklint.model.plugin import ReaderOptions
from gklint.readers import office
from gklint.readers.read import read_bytes
from gklint.readers.workbook.extent import reaches_too_far
from gklint.readers.xls import read
from gklint.registry.builtin import READERS
from gklint.testing import report

FOLDER = Path(__file__).parents[2] / "fixtures" / "office"
FACTS = {"requests.received": 5, "outcome.disclosed": 5, "outcome.total": 5, "fees.amount": "79.15"}


def test_report_says_the_same_as_its_text():
    expected, expected_findings = walk(report(facts=FACTS).encode(), "a.txt")
    found, findings = walk((FOLDER / "report.xls").read_bytes(), "a.xls")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        key: fact.value for key, fact in expected.facts.items()
    }
    assert sorted((f.rule, f.key) for f in findings) == sorted((f.rule, f.key) for f in expected_findings)
    assert_sound(found.document)
    assert found.facts["fees.amount", None].span.address.label.startswith("Sheet1!")


def test_merged_cells_numbers_and_hidden_sheets():
    document = read((FOLDER / "hidden.xls").read_bytes(), "a.xls", ReaderOptions())
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[(cell.text, cell.column, cell.height, cell.width) for cell in row] for row in table.rows] == [
        [("规章", 0, 1, 1), ("12", 1, 1, 1), ("79.15", 2, 1, 1), ("TRUE", 3, 1, 1)],
        [("文件", 0, 2, 2), ("1", 2, 1, 1), ("", 3, 1, 1)],
        [("2", 2, 1, 1), ("", 3, 1, 1)],
    ]
    assert table.rows[1][1].span.address.label == "表一!C2"
    assert [(note.kind, note.key) for note in document.notes] == [("hidden", "sheet 草稿")]


@pytest.mark.parametrize("name", ["报告.et", "报告.doc", "报告.xlsx", "报告.wps"])
def test_old_workbook_under_another_name(name):
    assert read_bytes((FOLDER / "hidden.xls").read_bytes(), name, READERS).source.format == "xls"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_truncated_workbook(share):
    data = (FOLDER / "report.xls").read_bytes()
    document = read_bytes(data[: int(len(data) * share)], "a.xls", READERS)
    assert document.unreadable or document.blocks


def test_limit_of_cells():
    document = read((FOLDER / "report.xls").read_bytes(), "a.xls", ReaderOptions(max_cells=100))
    assert ("cut", "text") in [(note.kind, note.key) for note in document.notes]


def test_missing_library_names_what_installs_it(monkeypatch):
    monkeypatch.setattr(office, "find_spec", lambda name: None)
    (note,) = office.read((FOLDER / "hidden.xls").read_bytes(), "a.xls", ReaderOptions()).notes
    assert (note.kind, note.key) == ("unreadable", "no-library")
    assert "pip install python-calamine" in note.help.zh


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damaged_bytes_never_break_the_reader(data):
    """Among these are files that make calamine panic."""
    whole = bytearray((FOLDER / "hidden.xls").read_bytes())
    for _ in range(data.draw(st.integers(1, 60))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert_sound(read(bytes(whole), "a.xls", ReaderOptions()))


@pytest.mark.parametrize("name", ["report.xls", "hidden.xls"])
def test_workbooks_of_offices_are_within_the_limit(name):
    assert not reaches_too_far((FOLDER / name).read_bytes())
