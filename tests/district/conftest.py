"""A district with everything planted in it, and the folder that one command makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from district_of_reports import Made, write_district

from gklint.cli.main import main

# Every kind of mistake twice and five bodies missing; GKLINT_DISTRICT=300 makes a district of that size.
PLANTED = {"missing": 5, "unreadable": 2, "no-report": 2, "twice": 2, "sum": 2, "chain": 2, "alias": 2}
BODIES = int(os.environ.get("GKLINT_DISTRICT", "24"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("县")
    district = write_district(folder, BODIES, PLANTED)
    before = Path.cwd()
    os.chdir(folder)
    try:
        assert main(["report", "年报", "--to", "检查结果", "--no-cache"]) == 1
    finally:
        os.chdir(before)
    return Made(district, folder / "检查结果")
