"""Laws of reports over the years: a lawful series is clean in any formats, and one changed cell is found as that.

`GKLINT_LAW_EXAMPLES=200 pytest tests/laws/test_laws_of_years.py` looks harder.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from as_workbook import as_workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from renderers_docx import word_file
from series import series

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.engine.run import lint
from gklint.model.diagnostic import Diagnostic
from gklint.registry.registry import Registry, collect
from gklint.testing import LAYOUTS, compose
from gklint.testing.composed_report import Composed

EXAMPLES = int(os.environ.get("GKLINT_LAW_EXAMPLES", "8"))
few = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
ARITHMETIC = {"GK201", "GK202", "GK205", "GK206"}
CONFIG = Config(line=Layer(select=("GK2", "GK9"), ignore=("GK907", "GK910")))
Writing = tuple[str, Callable[[Composed], bytes]]  # suffix, how the report is written
WRITINGS: dict[str, Writing] = {
    **{layout.name: (layout.suffix, layout.data) for layout in LAYOUTS.values() if layout.name != "traditional"},
    "word": (".docx", word_file),
    "workbook": (".xlsx", as_workbook),
}


@cache
def registry() -> Registry:
    return collect(Config())


def found_in(reports: Sequence[dict[str, Any]], ways: Sequence[str]) -> list[Diagnostic]:
    """What is found in a folder of the reports, each written in its way, in files named without any order."""
    with TemporaryDirectory() as folder:
        names = random.Random(len(reports)).sample(range(1000), len(reports))
        for name, parts, way in zip(names, reports, ways, strict=False):
            suffix, data = WRITINGS[way]
            (Path(folder) / f"{name:03}{suffix}").write_bytes(data(compose(**parts)))
        return list(lint([folder], registry(), CONFIG, jobs=1).diagnostics)


def writings() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(WRITINGS)), min_size=4, max_size=4)


@few
@given(reports=series(), ways=writings())
def test_a_lawful_series_is_clean(reports: list[dict[str, Any]], ways: list[str]) -> None:
    found = [one for one in found_in(reports, ways) if one.rule.startswith("GK9") or one.severity != "info"]
    assert not found, [(one.place.path, one.rule, one.words.zh) for one in found]


@few
@given(reports=series(), ways=writings(), data=st.data())
def test_one_changed_cell_is_a_broken_carry_over(
    reports: list[dict[str, Any]], ways: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(reports) - 1))
    concept, which = data.draw(st.sampled_from([("requests.carried_in", at), ("requests.carried_out", at - 1)]))
    facts = reports[which]["facts"]
    right = int(facts.get(f"{concept}@total", 0))
    wrong = right + data.draw(st.integers(1, 99))
    slipped = {**reports[which], "facts": {**facts, f"{concept}@total": str(wrong)}}
    found = found_in([slipped if one is reports[which] else one for one in reports], ways)
    carried = [one for one in found if one.rule.startswith("GK9")]
    assert [(one.rule, one.key) for one in carried] == [("GK901", "requests.carried_in@total")]
    assert str(wrong) in carried[0].words.zh and str(reports[at]["year"] - 1) in carried[0].words.zh
    assert {one.rule for one in found if one.severity != "info"} - {"GK901"} <= ARITHMETIC
