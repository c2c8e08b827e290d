"""A file whose disk does not answer is a finding of that file: nothing waits for it for ever, nothing else suffers."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from gklint.cli.main import main
from gklint.inputs import resolve
from gklint.system import regular_file
from gklint.testing import report

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing interrupts Python there")


class Stalled:
    """An opened file on a network drive that is gone: reading waits until a signal comes."""

    def __enter__(self) -> Stalled:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, most: int) -> bytes:
        time.sleep(3600)
        return b""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a faulty report, and files named `stalled…` whose reads block."""
    real = regular_file.open_regular
    monkeypatch.setattr(
        regular_file, "open_regular", lambda path: Stalled() if path.name.startswith("stalled") else real(path)
    )
    monkeypatch.setattr(regular_file, "_LONGEST_READ", 0.6)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(report(**{"requests.received@total": 3}), "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", ["stalled.txt", "stalled.html", "stalled.doc", "stalled.pdf"])
@pytest.mark.parametrize("cache", [["--no-cache"], ["--cache-dir", "../kept"]])
def test_a_file_whose_read_blocks_is_a_finding(
    folder: Path, name: str, cache: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for one in (name, f"stalled too{Path(name).suffix}"):
        (folder / one).write_text("x")
    start = time.monotonic()
    assert main(["check", ".", "-j", "1", "--output-format", "json", *cache]) == 1
    assert time.monotonic() - start < 30
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    told = {(one["path"], one["rule"]) for one in found["diagnostics"]}
    assert (name, "GK001") in told and ("a.txt", "GK201") in told and found["failures"] == []
    assert any("迟迟没有结果" in one["message"] for one in found["diagnostics"])


@pytest.mark.parametrize("name", [".gitignore", "gklint.toml"])
def test_settings_whose_read_blocks_end_or_hide_nothing(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text("")
    real = regular_file.open_regular
    monkeypatch.setattr(regular_file, "open_regular", lambda path: Stalled() if path.name == name else real(path))
    start = time.monotonic()
    code = main(["check", ".", "--no-cache"])
    told = capsys.readouterr()
    assert time.monotonic() - start < 30 and code == (1 if name == ".gitignore" else 2)
    assert "GK201" in told.out if code == 1 else name in told.err


def test_very_many_stalled_pages_and_lists_do_not_use_up_the_time_for_finding_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each page was waited for while files were looked for; after a while the run ended with exit code 2."""
    monkeypatch.setattr(resolve, "_LONGEST_SEARCH", 0.5)  # three seconds by the clock
    monkeypatch.setattr(regular_file, "_LONGEST_READ", 0.4)
    real = regular_file.open_regular
    silent = lambda path: Stalled() if path.name == ".gitignore" else real(path)  # noqa: E731
    monkeypatch.setattr(regular_file, "open_regular", silent)
    for number in range(12):
        (folder / f"stalled{number}.html").write_text("x")
        inner = folder / f"inner{number}"
        inner.mkdir()
        (inner / ".gitignore").write_text("*")
    assert main(["check", ".", "-j", "1", "--output-format", "json", "--no-cache"]) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    unread = {one["path"] for one in found["diagnostics"] if one["rule"] == "GK001"}
    assert unread == {f"stalled{number}.html" for number in range(12)}
    assert "GK201" in {one["rule"] for one in found["diagnostics"]}
