"""Streams that are closed before the program starts: the verdict stays, and nothing falls over."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gklint.testing import report

CLOSED = [some for length in (1, 2, 3) for some in itertools.combinations((0, 1, 2), length)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "faulty.txt").write_text(report(form="2021", **{"requests.received@total": 9}), "utf-8")
    (tmp_path / "clean.txt").write_text(report(form="2021"), "utf-8")
    return tmp_path


def code(folder: Path, closed: tuple[int, ...], *options: str) -> tuple[int, str]:
    """The exit code, and what was printed, of a run that starts with these descriptors closed."""
    run = "os.execv(sys.executable, [sys.executable, '-m', 'gklint', *sys.argv[1:]])"
    closing = f"import os, sys\nfor one in {closed}: os.close(one)\n{run}"
    done = subprocess.run(
        [sys.executable, "-c", closing, *options], cwd=folder, capture_output=True, encoding="utf-8", timeout=60
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize(("name", "expected"), [("faulty.txt", 1), ("clean.txt", 0), ("missing.txt", 2)])
def test_the_verdict_stays(folder: Path, closed: tuple[int, ...], name: str, expected: int) -> None:
    given, said = code(folder, closed, name, "--no-cache", "--no-config")
    assert given == expected, said
    assert "Traceback" not in said and "内部出错" not in said and "Exception ignored" not in said


@pytest.mark.parametrize("closed", [(1,), (0, 1, 2)])
def test_help_and_version_and_workers_and_formats(folder: Path, closed: tuple[int, ...]) -> None:
    for name in ("json", "xlsx"):
        assert code(folder, closed, "clean.txt", "--no-config", "--output-format", name)[0] == 0
    assert code(folder, closed, "--version")[0] == 0
    assert code(folder, closed, "--help")[0] == 0
    assert code(folder, closed, ".", "-j", "2", "--no-cache", "--no-config")[0] == 1


def test_what_is_written_does_not_take_a_closed_number(folder: Path) -> None:
    """With standard error closed a file opened next would get its number, and all complaints."""
    assert (
        code(folder, (2,), "faulty.txt", "missing.txt", "--no-cache", "--no-config", "--output", "json:out.json")[0]
        == 2
    )
    assert (folder / "out.json").read_text("utf-8").startswith("{")
    assert "gklint:" not in (folder / "out.json").read_text("utf-8").splitlines()[0]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110
def test_a_full_disk_is_said(folder: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        run = [sys.executable, "-m", "gklint", "faulty.txt", "--no-cache"]
        done = subprocess.run(run, cwd=folder, stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    assert done.returncode == 2 and "Traceback" not in done.stderr
