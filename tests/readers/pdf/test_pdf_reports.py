"""Whole reports as PDF say the same as their text, however they are set."""

from __future__ import annotations

from pathlib import Path

import pytest
from as_pdf import Setting, set_report
from hypothesis import given, settings
from hypothesis import strategies as st
from road import walk
from sound import assert_sound

from gklint.model.diagnostic import Diagnostic
from gklint.model.document import Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf.read import read
from gklint.testing import compose, report
from gklint.testing.strategies import parts

_ANY = {
    "repeat": st.booleans(),
    "rotate": st.sampled_from([0, 90, 180, 270]),
    "sideways": st.booleans(),
    "numbered": st.booleans(),
}
RULED = st.builds(Setting, cut=st.booleans(), pen=st.sampled_from(["line", "filled", "dashes"]), **_ANY)
WHOLE_ROWS = st.builds(Setting, cut=st.just(False), pen=st.just("level"), **_ANY)
CUT_ROWS = st.builds(Setting, cut=st.just(True), pen=st.just("level"), **_ANY)


def keys(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return sorted((diagnostic.rule, diagnostic.key) for diagnostic in diagnostics)


@settings(max_examples=20, deadline=None)
@given(parts(), RULED)
def test_same_facts_and_findings_as_text(chosen, setting):
    expected, expected_findings = walk(report(**chosen).encode(), "a.txt")
    found, findings = walk(set_report(compose(**chosen), setting), "a.pdf")
    assert values(found) == values(expected)
    assert without_signature_as_head(findings, chosen) == without_signature_as_head(expected_findings, chosen)
    assert_sound(found.document)


@settings(max_examples=20, deadline=None)
@given(parts(), WHOLE_ROWS)
def test_figures_of_tables_ruled_between_rows_only_are_right_or_not_there(chosen, setting):
    """Where only one row of a tall cell is left on a page, its lines and those of the cell beside it run together."""
    expected, _ = walk(report(**chosen).encode(), "a.txt")
    found, _ = walk(set_report(compose(**chosen), setting), "a.pdf")
    assert values(found).items() <= values(expected).items()
    assert len(values(expected)) - len(values(found)) <= 7  # one row
    assert_sound(found.document)


def values(found):
    return {key: fact.value for key, fact in found.facts.items()}


def without_signature_as_head(diagnostics, chosen):
    """The keys without GK702 where the title has two lines: the first is then what the last page may begin with."""
    return [key for key in keys(diagnostics) if key[0] != "GK702" or "\n" not in chosen["title"]]


@settings(max_examples=10, deadline=None)
@given(parts(), CUT_ROWS)
def test_figures_of_rows_cut_where_only_rows_are_ruled_are_right_or_not_there(chosen, setting):
    """What belongs to a row that a page cuts cannot always be told without rulings between columns."""
    expected, _ = walk(report(**chosen).encode(), "a.txt")
    found, _ = walk(set_report(compose(**chosen), setting), "a.pdf")
    right = {figure: fact.value for figure, fact in expected.facts.items()}
    wrong = {key: fact.value for key, fact in found.facts.items() if fact.value not in (None, right.get(key))}
    assert not wrong


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_planted_error_is_found_at_its_page_and_box(form):
    data = set_report(compose(form=form, facts={"requests.received@total": 7}), Setting())
    _, findings = walk(data, "a.pdf")
    (finding,) = [finding for finding in findings if finding.rule == "GK201"]
    assert finding.place.address.label.startswith("第")
    properties = dict(finding.place.address.properties)
    left, top, right, bottom = properties["bbox"]
    assert (left < right, top < bottom) == (True, True)
    assert finding.place.address.parts == (("page", str(properties["page"])),)


@settings(max_examples=10, deadline=None)
@given(parts())
def test_tables_without_rulings_are_told_and_neither_guessed_nor_called_blank(chosen):
    expected, expected_findings = walk(report(**chosen).encode(), "a.txt")
    found, findings = walk(set_report(compose(**chosen), Setting(cut=False, pen="none")), "a.pdf")
    assert all(fact.value == expected.facts[key].value for key, fact in found.facts.items())
    told = {finding.rule for finding in findings} - {finding.rule for finding in expected_findings}
    assert "GK006" in told
    assert not told & {"GK501", "GK201", "GK202", "GK203"}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_tables_have_all_their_rows(rotate):
    document = read(set_report(compose(), Setting(rotate=rotate)), "a.pdf", ReaderOptions())
    assert [len(block.rows) for block in document.blocks if isinstance(block, Table)] == [14, 28, 4]
    assert not document.notes


def test_pdf_of_libreoffice_says_the_same_as_its_text():
    """The file is made by tests/fixtures/office/make.py."""
    facts = {"requests.received": 5, "outcome.disclosed": 5, "outcome.total": 5, "fees.amount": "79.15"}
    expected, expected_findings = walk(report(facts=facts).encode(), "a.txt")
    data = (Path(__file__).parents[2] / "fixtures" / "office" / "report.pdf").read_bytes()
    found, findings = walk(data, "a.pdf")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        key: fact.value for key, fact in expected.facts.items()
    }
    assert keys(findings) == keys(expected_findings)
    assert_sound(found.document)
