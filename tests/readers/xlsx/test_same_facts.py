"""A report in a workbook says the same as its text."""

from __future__ import annotations

import pytest
from as_workbook import as_workbook
from hypothesis import given, settings
from hypothesis import strategies as st
from road import walk
from sound import assert_sound

from gklint.model.diagnostic import Diagnostic
from gklint.testing import compose, report
from gklint.testing.national import national_forms
from gklint.testing.strategies import parts


def keys(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return sorted((diagnostic.rule, diagnostic.key) for diagnostic in diagnostics)


def assert_same(chosen: dict[str, object], apart: bool, as_text: bool) -> None:
    expected, expected_findings = walk(report(**chosen).encode(), "a.txt")
    found, findings = walk(as_workbook(compose(**chosen), apart=apart, as_text=as_text), "a.xlsx")
    assert {key: fact.value for key, fact in found.facts.items()} == {
        key: fact.value for key, fact in expected.facts.items()
    }
    assert_sound(found.document)
    assert keys(findings) == keys(expected_findings)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("as_text", [False, True])
def test_same_facts_with_a_different_number_in_every_cell(form, apart, as_text):
    figures = [figure for table in national_forms()[form].tables for figure in table.figures]
    facts = {
        f"{concept}@{party}" if party else concept: (37 * at + 3) % 997 for at, (concept, party) in enumerate(figures)
    }
    assert_same({"form": form, "facts": facts}, apart, as_text)


@settings(max_examples=20, deadline=None)
@given(parts(), st.booleans(), st.booleans())
def test_same_facts_and_findings_of_lawful_reports(chosen, apart, as_text):
    assert_same(chosen, apart, as_text)
