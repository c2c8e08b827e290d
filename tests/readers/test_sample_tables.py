"""The sample reports, where they are at hand: every table found, row by row."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gklint.model.document import Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.text import read

SAMPLES = Path(os.environ.get("GKLINT_SAMPLES", Path(__file__).parents[3] / "shared" / "reports"))


@pytest.mark.parametrize(
    ("name", "rows_of_table_two"), [("000", 19), ("001", 19), ("002", 18), ("003", 19), ("004", 19)]
)
def test_tables_of_the_samples(name, rows_of_table_two):
    paths = list(SAMPLES.glob(f"{name}_*.txt"))
    if not paths:
        pytest.skip("the sample reports are not here")
    document = read(paths[0].read_bytes(), paths[0].name, ReaderOptions())
    two, three, four = (block for block in document.blocks if isinstance(block, Table))
    assert [len(table.rows) for table in (two, three, four)] == [rows_of_table_two, 26, 4]
    values = [[cell.text.strip() for cell in row] for row in three.rows[3:]]
    assert all(sum(text.isdigit() for text in row) == 7 for row in values)
    assert len(four.rows[-1]) == 15
    assert document.notes == ()
