"""A folder of everything that is built to do harm, and one lawful report in it, through the whole command."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from formats import FORMATS
from hostile_files import CANNOT_BE_READ, FIXTURES, hostile_files, whole_files

from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import compose


def make_folder(folder: Path) -> Mapping[str, set[str]]:
    """Write the folder; the files by name, with the rules one of which has to tell of each."""
    special = ("deleted.txt", "sparse.txt", "pipe.txt", "round.txt")
    expected = {name: {CANNOT_BE_READ} for name in special}
    folder.mkdir()
    for name, (data, rules) in hostile_files().items():
        (folder / name).write_bytes(data)
        expected[name] = rules
    (folder / "lawful.docx").write_bytes(FORMATS["docx"].make(compose()))
    (folder / "deleted.txt").write_bytes(FORMATS["txt tabs"].make(compose()))
    os.mkfifo(folder / "pipe.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "up").symlink_to(folder)
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(2 << 30)
    return expected


# Runs the command without network and without writing anywhere but into the folder given; deletes a file on the way.
GUARDED = """
import os, sys
from pathlib import Path

import gklint.inputs.resolve
from gklint.cli.main import main

folder, allowed = sys.argv[1:]
locate = gklint.inputs.resolve.locate_inputs

def locate_and_delete(*given, **named):
    located = locate(*given, **named)
    os.remove(os.path.join(folder, "deleted.txt"))
    return located

def guard(event, details):
    if event.startswith("socket."):
        raise RuntimeError(f"network: {event}")
    if event == "open" and isinstance(details[0], str) and details[2] & (os.O_WRONLY | os.O_RDWR):
        if not os.path.abspath(details[0]).startswith((allowed, "/dev/")):
            raise RuntimeError(f"written: {details[0]}")

gklint.inputs.resolve.locate_inputs = locate_and_delete
sys.addaudithook(guard)
sys.exit(main(["--no-config", "-j", "2", "--output-format", "json", folder]))
"""


def listing(folder: Path) -> list[tuple[str, int, int]]:
    return sorted((one.name, (stat := one.lstat()).st_size, stat.st_mtime_ns) for one in folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and links")
def test_each_hostile_file_is_told_and_the_lawful_report_is_clean(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "年报", tmp_path / "elsewhere"
    elsewhere.mkdir()
    expected = make_folder(folder)
    before = [one for one in listing(folder) if one[0] != "deleted.txt"]
    homes = {name: str(elsewhere) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    run = subprocess.run(
        [sys.executable, "-c", GUARDED, str(folder), str(elsewhere)],
        capture_output=True,
        encoding="utf-8",
        cwd=elsewhere,
        env={**os.environ, **homes, "PATH": str(elsewhere), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120,
    )
    assert (run.stderr, run.returncode) == ("", 1)
    told: dict[str, set[str]] = {}
    said = json.loads(run.stdout)
    for one in said["diagnostics"]:
        told.setdefault(Path(one["path"]).name, set()).add(one["rule"])
    assert said["failures"] == []
    assert told.keys() == expected.keys()
    assert {name: rules for name, rules in told.items() if not rules & expected[name]} == {}
    assert listing(folder) == before
    assert [one.name for one in elsewhere.iterdir()] == ["gklint"]


def test_no_reader_opens_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader opens a socket")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setenv("PATH", "")  # without LibreOffice: another program has sockets of its own
    files = [(name, data) for name, (data, _) in hostile_files().items()]
    files += [(f"报告{suffix}", data) for suffix, data in whole_files().items()]
    files += [(path.name, path.read_bytes()) for path in sorted(FIXTURES.glob("*/*.*")) if path.suffix != ".py"]
    for name, data in files:
        assert all(note.key != "reader-failed" for note in read_bytes(data, name, READERS).notes), name
