"""SECURITY.md: each promise names the tests that hold it, each figure is in force, the address is the project's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from gklint.config import baseline, settings_file
from gklint.model import declaration
from gklint.readers import bounded, libreoffice
from gklint.readers.limits import DEFAULTS
from gklint.server.bounds import ServerBounds

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
MEGABYTE = 1024 * 1024
# What the page says, and the bound it says it of.
FIGURES = {
    "64 MB of bytes": DEFAULTS.max_bytes / MEGABYTE,
    "16,000,000 characters": DEFAULTS.max_text,
    "200,000 lines and cells": DEFAULTS.max_cells,
    "10 s of computing": DEFAULTS.max_seconds,
    "60 s by the clock": DEFAULTS.max_wait,
    "384 MB and the same times": bounded.MEMORY / MEGABYTE,
    "64 MB of what it makes": libreoffice._MOST_BYTES / MEGABYTE,
    "2,500 MB of memory": libreoffice.MEMORY / MEGABYTE,
    "256 MB is written": libreoffice._MOST_WRITTEN / MEGABYTE,
    "2,000,000 characters": declaration.MOST_TEXT,
    "1 MB; 32 MB": settings_file.MOST_BYTES / MEGABYTE,
    "32 MB": baseline.MOST_BYTES / MEGABYTE,
    "120 s, 180 s": ServerBounds().seconds,
    "180 s of computing": ServerBounds().cpu_seconds,
    "4 GB": ServerBounds().memory / MEGABYTE / 1024,
    "最多算 10 秒": DEFAULTS.max_seconds,
    "最多 384 MB": bounded.MEMORY / MEGABYTE,
}


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_is_the_one_in_force(words: str) -> None:
    assert words in PAGE
    figure = re.search(r"[\d,]+", words)
    assert figure and float(figure[0].replace(",", "")) == FIGURES[words]


def test_each_promise_is_held_by_tests_that_are_there() -> None:
    table = PAGE.partition("## What is promised")[2].partition("##")[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("|")][2:]
    named = [re.findall(r"`([\w/]+\.py)`", tests) for _, tests in rows]
    assert len(rows) > 8 and all(named)
    paths = [ROOT / (name if "/" in name else f"tests/security/{name}") for names in named for name in names]
    assert [path for path in paths if not path.exists()] == []


def test_every_attack_is_of_a_promise() -> None:
    """When this fails: say in SECURITY.md which promise the tests of a new file hold."""
    tests = {path.name for path in Path(__file__).parent.glob("test_*.py")} - {Path(__file__).name}
    assert {name for name in tests if f"`{name}`" not in PAGE} == set()


def test_the_address_for_reports_is_that_of_the_project() -> None:
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert f"<{urls['Security']}>" in PAGE
