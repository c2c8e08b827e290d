"""A report in a workbook says the same as its text."""

from __future__ import annotations

import pytest
from as_workbook import as_workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.load.text import read as read_text
from gklint.load.xlsx import read as read_xlsx
from gklint.match.recognise import recognise
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.testing import compose, report
from gklint.testing.national import national_forms


def figures(document: Document) -> dict[object, object]:
    return {figure: fact.value for figure, fact in recognise(document, national_forms()).facts.items()}


def parts_of(form: str, seed: int) -> dict[str, object]:
    """Parts with a different number in every cell."""
    table_figures = [figure for table in national_forms()[form].tables for figure in table.figures]
    facts = {
        f"{concept}@{party}" if party else concept: (seed + 37 * at) % 997
        for at, (concept, party) in enumerate(table_figures)
    }
    return {"form": form, "facts": facts}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("as_text", [False, True])
def test_same_facts_as_text(form, apart, as_text):
    parts = parts_of(form, 3)
    expected = figures(read_text(report(**parts).encode(), "a.txt", ReaderOptions()))
    found = figures(read_xlsx(as_workbook(compose(**parts), apart=apart, as_text=as_text), "a.xlsx", ReaderOptions()))
    assert len(expected) > 100
    assert found == expected


@settings(max_examples=10, deadline=None)
@given(form=st.sampled_from(["2019", "2021"]), seed=st.integers(0, 996), apart=st.booleans())
def test_same_facts_whatever_the_numbers(form, seed, apart):
    parts = parts_of(form, seed)
    expected = figures(read_text(report(**parts).encode(), "a.txt", ReaderOptions()))
    assert figures(read_xlsx(as_workbook(compose(**parts), apart=apart), "a.xlsx", ReaderOptions())) == expected
