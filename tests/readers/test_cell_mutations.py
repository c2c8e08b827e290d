"""A bounded run of the mutations of one cell in every format (see `cell_mutations`)."""

from __future__ import annotations

import pytest
from cell_mutations import cases, every_format, faults, form_of

_EACH = 6  # mutations of each format


def test_every_format_is_read_whole() -> None:
    tried = {case.format for case in cases(len(every_format()))}
    assert tried == set(every_format())


@pytest.mark.parametrize("seed", range(_EACH))
def test_no_mutation_of_a_cell_changes_what_another_says(seed: int) -> None:
    for case in cases(len(every_format()), seed):
        assert not faults(case, form_of(case)), (case.format, case.figure, case.mutation)
