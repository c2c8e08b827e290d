"""The fuzzer itself: its files are always the same, it tells of what it tried, and it notices a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from damage import damaged, seeds

FUZZ = Path(__file__).parents[1] / "tools" / "fuzz.py"


def test_a_file_is_known_by_its_series_and_number() -> None:
    assert damaged(3, 17) == damaged(3, 17) != damaged(3, 18)
    assert {one.name.rpartition(".")[2] for one in seeds()} >= {
        "txt",
        "md",
        "html",
        "htm",
        "mht",
        "docx",
        "xlsx",
        "xls",
        "pdf",
    }


def test_most_damaged_files_differ_from_every_seed() -> None:
    lawful = {one.data for one in seeds()}
    assert sum(damaged(2, at).data not in lawful for at in range(100)) > 80


@pytest.mark.slow
def test_it_says_what_it_tried_and_what_it_cost() -> None:
    done = subprocess.run(
        [sys.executable, FUZZ, "--files", "30", "--seconds", "60", "--jobs", "1"],
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "30 files; worst" in done.stdout and "0 faults" in done.stdout


@pytest.mark.slow
def test_a_process_that_dies_is_a_fault_and_the_next_files_are_tried(tmp_path: Path) -> None:
    text = FUZZ.read_text("utf-8").replace("parents[1]", f"parents[0] / {str(FUZZ.parents[1])!r}")
    broken = tmp_path / "fuzz.py"
    broken.write_text(
        text.replace(
            "        from damage import damaged\n",
            "        from damage import damaged\n\n        os.abort() if at == 3 else None\n",
        )
    )
    done = subprocess.run(
        [sys.executable, broken, "--files", "40", "--seconds", "60", "--jobs", "1"],
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 1 and "1 faults" in done.stdout and "FAULT 1:" in done.stdout
    assert not done.stdout.startswith("0 files")
