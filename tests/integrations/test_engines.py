"""The recipes of docs/engines.md, run locally as they stand: the findings on an engine are those of one run.

The one for Spark takes pyspark and Java: `pip install pyspark && pytest tests/integrations/test_engines.py`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import gklint
from gklint.testing import report

PAGE = (Path(__file__).parents[2] / "docs" / "engines.md").read_text("utf-8")
DASK, SPARK = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
RECEIVED, IN, OUT = "requests.received", "requests.carried_in", "requests.carried_out"


@pytest.fixture(autouse=True)
def expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Reports of three bodies for three years, in a folder for each body, and the findings of one run over them."""
    monkeypatch.chdir(tmp_path)
    for number, body in enumerate(("民政局", "水务局", "财政局")):
        folder = Path("reports") / body
        folder.mkdir(parents=True)
        for year in (2021, 2022, 2023):
            facts = {RECEIVED: 3, OUT: 3} | ({} if year == 2021 else {IN: 3 + (number == 1), f"{RECEIVED}@total": 4})
            text = report(year=year, organ=f"云溪县{body}", facts=facts)
            (folder / f"{year}.txt").write_text(text, "utf-8")
    rows = gklint.lint("reports", jobs=1).rows()
    assert {"GK901", "GK202"} <= {str(row["rule"]) for row in rows}
    return rows


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["path"], row["line"], row["rule"], row["fingerprint"]))


@pytest.mark.slow
def test_the_recipe_for_dask(expected: list[dict[str, Any]]) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        assert "tcp://scheduler:8786" in DASK
        names: dict[str, Any] = {}
        exec(DASK.replace("tcp://scheduler:8786", cluster.scheduler_address), names)
    assert names["workers"] == 2
    assert names["outcome"].rows() == expected and not names["outcome"].failures


@pytest.mark.slow
def test_the_recipe_for_spark(expected: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("no Java here")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    names: dict[str, Any] = {"__name__": "__main__"}
    try:
        exec(SPARK, names)
    finally:
        session.stop()
    assert in_order(names["rows"]) == in_order(expected) and names["failures"] == []


@pytest.mark.slow
def test_workers_in_another_folder_find_the_reports(expected: list[dict[str, Any]]) -> None:
    """Those of a cluster start wherever they like; paths on display stay as given."""
    with ProcessPoolExecutor(1, initializer=os.chdir, initargs=("/",)) as elsewhere:
        assert gklint.lint("reports", executor=elsewhere).rows() == expected
