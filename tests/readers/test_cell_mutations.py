"""A bounded run of the mutations of one cell in every format (see `cell_mutations`)."""

from __future__ import annotations

import pytest
from cell_mutations import base, cases, content_case, every_format, faults, form_of, pdf_case

_EACH = 6  # mutations of each format


def test_every_format_is_read_whole() -> None:
    tried = {case.format for case in cases(len(every_format()))}
    assert tried == set(every_format())


@pytest.mark.parametrize("seed", range(_EACH))
def test_no_mutation_of_a_cell_changes_what_another_says(seed: int) -> None:
    for case in cases(len(every_format()), seed):
        assert not faults(case, form_of(case)), (case.format, case.figure, case.mutation)


@pytest.mark.parametrize("column", ["upheld", "other", "total"])
def test_a_text_in_table_four_is_not_joined_to_the_heading_on_the_page_before(column: str) -> None:
    """The old form's table four is cut between its heading and its figures: only the one cell is not assessable."""
    figure, values = (f"review.{column}", None), base("pdf", "2019").values
    for case in (
        content_case("pdf", "2019", figure, "若干"),
        content_case("pdf", "2019", figure, "12²"),
        pdf_case("pdf", "2019", figure, "with a raised mark"),
    ):
        assert not faults(case, values), case.mutation
