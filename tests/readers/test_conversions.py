"""Many old Word files converted in few calls of LibreOffice, and none of them at the cost of another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.engine.run import facts, lint
from gklint.model.document import Document
from gklint.model.outcome import Outcome
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.report_file import File
from gklint.readers import libreoffice, office
from gklint.readers.limits import DEFAULTS
from gklint.readers.read import prepare_readers, read
from gklint.registry.builtin import READERS
from gklint.registry.registry import collect

FIXTURES = Path(__file__).parents[1] / "fixtures"
OLD = (FIXTURES / "office" / "report.doc").read_bytes()
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
needs_libreoffice = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
pytestmark = needs_posix

# Takes the arguments of soffice: writes down how many files it was given, and "converts" them in order.
STAND_IN = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
made=$2; shift 2; mkdir -p "$made"
echo $# >> {calls}
for file; do
  grep -q DEADLY "$file" && exit 0
  grep -q HANGING "$file" && sleep 30
  grep -q BAD "$file" && continue
  cp {docx} "$made/$(basename "${{file%.*}}").docx"
done
"""


class StandIn:
    """A stand-in for LibreOffice: a reader's folder, and how many files each call was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "soffice"
        self._calls = folder / "calls"
        script = STAND_IN.format(calls=self._calls, docx=FIXTURES / "word" / "by-doc-2021.docx")
        self.program.write_text(script)
        self.program.chmod(0o755)

    @property
    def calls(self) -> list[int]:
        return [int(line) for line in self._calls.read_text().split()] if self._calls.exists() else []

    def files(self, *marks: str, suffix: str = ".doc") -> list[File]:
        """A file for each mark; what it does to the stand-in stands at its end."""
        made = []
        for number, mark in enumerate(marks):
            path = self.folder / f"{number:03}{suffix}"
            path.write_bytes(OLD + f"{number} {mark}".encode())
            made.append(File(path, path.name))
        return made


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    one = StandIn(tmp_path)
    monkeypatch.setattr(office, "program", lambda: str(one.program))
    return one


def keys(files: list[File], options: ReaderOptions = DEFAULTS) -> list[str]:
    """The key of the note on each file, read with readers made ready for all."""
    readers = prepare_readers(files, READERS, options)
    return [note_key(read(file, readers, options)) for file in files]


def note_key(document: Document) -> str:
    (note,) = document.notes
    return note.key


def test_one_call_for_all(stand_in: StandIn) -> None:
    assert keys(stand_in.files(*["x"] * 30)) == ["libreoffice"] * 30
    assert stand_in.calls == [30]


def test_a_single_file_is_converted_when_it_is_read(stand_in: StandIn) -> None:
    files = stand_in.files("x")
    assert prepare_readers(files, READERS) is READERS
    assert (keys(files), stand_in.calls) == (["libreoffice"], [1])


def test_names_that_differ_in_their_suffix_only(stand_in: StandIn) -> None:
    files = stand_in.files("x", "y") + stand_in.files("z", suffix=".wps")
    assert keys(files) == ["libreoffice"] * 3
    assert stand_in.calls == [3]


def test_a_file_that_cannot_be_converted_costs_no_other(stand_in: StandIn) -> None:
    files = stand_in.files("x", "BAD", "x", "x")
    assert keys(files) == ["libreoffice", "damaged", "libreoffice", "libreoffice"]
    assert stand_in.calls == [4, 1]


def test_a_file_that_ends_libreoffice_costs_no_other(stand_in: StandIn) -> None:
    files = stand_in.files("x", "DEADLY", "x", "x", "DEADLY", "x", "x")
    expected = ["libreoffice", "damaged", "libreoffice", "libreoffice", "damaged", "libreoffice", "libreoffice"]
    assert keys(files) == expected
    assert stand_in.calls == [7, 5, 2, 1, 1]


def test_a_file_that_hangs_costs_no_other(stand_in: StandIn) -> None:
    options = ReaderOptions(max_seconds=2)
    files = stand_in.files("x", "HANGING", "x", "x")
    assert keys(files, options) == ["libreoffice", "converter-slow", "libreoffice", "libreoffice"]
    assert stand_in.calls == [4, 2, 1]


def test_when_nothing_can_be_converted_it_is_not_tried_for_ever(stand_in: StandIn) -> None:
    files = stand_in.files(*["DEADLY"] * 12)
    prepare_readers(files, READERS)
    assert stand_in.calls == [12, 11, 10, 9]


def test_a_file_that_changes_before_it_is_read_is_converted_as_it_is_then(stand_in: StandIn) -> None:
    files = stand_in.files("x", "x")
    readers = prepare_readers(files, READERS)
    files[1].path.write_bytes(OLD + b"BAD")
    assert [note_key(read(file, readers)) for file in files] == ["libreoffice", "damaged"]


def test_only_what_has_to_be_converted_is(stand_in: StandIn) -> None:
    files = stand_in.files("x", "x", suffix=".rtf") + stand_in.files("y", suffix=".txt")
    for name, data in (("a.doc", b"<html><body><p>x"), ("b.doc", b"PK\3\4"), ("c.doc", b""), ("d.doc", OLD[:100])):
        path = stand_in.folder / name
        path.write_bytes(data)
        files.append(File(path, name))
    files.append(File(stand_in.folder / "gone.doc", "gone.doc"))
    os.mkfifo(stand_in.folder / "pipe.doc")
    files.append(File(stand_in.folder / "pipe.doc", "pipe.doc"))
    (stand_in.folder / "book.doc").write_bytes((FIXTURES / "office" / "report.xls").read_bytes())
    files.append(File(stand_in.folder / "book.doc", "book.doc"))
    prepare_readers(files, READERS)
    assert stand_in.calls == [3]


def test_readers_of_packages_may_prepare_and_may_break() -> None:
    def breaking() -> Callable[..., object]:
        raise ImportError("not there")

    one = Reader("old", (".txt",), lambda: read_nothing, prepare=breaking)  # type: ignore[arg-type]
    here = File(Path(__file__), "a.txt")
    assert prepare_readers([here, here], [one]) == [one]


def read_nothing(data: bytes, path: str, options: ReaderOptions) -> Document:
    raise AssertionError


@pytest.mark.parametrize(("jobs", "calls"), [(1, [6]), (2, [3, 3])])
def test_a_run_converts_the_old_files_of_a_batch_together(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, jobs: int, calls: list[int]
) -> None:
    """Whatever lies between them in the folder."""
    monkeypatch.chdir(stand_in.folder)
    stand_in.files(*["x"] * 6)
    if jobs == 1:
        for number in range(6):
            Path(f"{number:03}a.txt").write_text("今天天气不错。", "utf-8")
    alone = Config(line=Layer(ignore=("GK9",)))
    outcome = lint(["."], collect(alone), alone, jobs=jobs)
    assert sorted(stand_in.calls) == calls
    assert converted(outcome) == [f"{number:03}.doc" for number in range(6)]
    sheets = facts(["."], collect(Config()), Config(), jobs=jobs).sheets
    assert [sheet.form for sheet in sheets if sheet.path.endswith(".doc")] == ["2021"] * 6


def test_files_that_comparing_speaks_of_are_converted_together_once_more(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stand_in.folder)
    stand_in.files(*["x"] * 6)
    outcome = lint(["."], collect(Config()), Config(), jobs=1)
    assert [found.place.path for found in outcome.diagnostics if found.rule == "GK909"]
    assert stand_in.calls == [6, 6]


def converted(outcome: Outcome) -> list[str]:
    return [found.place.path for found in outcome.diagnostics if (found.rule, found.key) == ("GK018", "libreoffice")]


def test_libreoffice_is_looked_for_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looked: list[str] = []
    monkeypatch.setattr(libreoffice.shutil, "which", lambda name, path: looked.append(name))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    for number in range(9):
        path = tmp_path / f"{number}.doc"
        path.write_bytes(OLD)
    outcome = lint([tmp_path], collect(Config()), Config(), jobs=1)
    assert looked == ["soffice", "libreoffice"]
    assert [found.key for found in outcome.diagnostics if found.severity == "error"] == ["no-converter"] * 9


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_nothing_is_left_behind(stand_in: StandIn, ended_by: signal.Signals, jobs: int) -> None:
    """No folder, and neither LibreOffice nor a worker goes on."""
    stand_in.files(*["HANGING"] * 4)
    temporary = stand_in.folder / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "PATH": f"{stand_in.folder}:{os.environ['PATH']}", "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "gklint", "-j", str(jobs), "--no-config", *map(str, stand_in.folder.glob("*.doc"))]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while len(stand_in.calls) < jobs and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(ended_by)
    assert process.communicate()[1].decode().strip() == "gklint: 已中断"
    assert process.returncode == 130
    assert list(temporary.iterdir()) == []


@needs_libreoffice
def test_batch_says_the_same_as_single_files(tmp_path: Path) -> None:
    files = []
    for name, data in (("a.doc", OLD), ("a.wps", OLD + b"\0"), ("b.doc", OLD[:3000]), ("c.rtf", rtf("One.", "Two."))):
        (tmp_path / name).write_bytes(data)
        files.append(File(tmp_path / name, name))
    together = prepare_readers(files, READERS)
    for file in files:
        expected, found = read(file, READERS), read(file, together)
        assert found.source.text == expected.source.text
        assert [note.key for note in found.notes] == [note.key for note in expected.notes]


def rtf(*paragraphs: str) -> bytes:
    return (b"{\\rtf1\\ansi " + b"\n" * 600 + b"\\par ".join(text.encode() for text in paragraphs)) + b"}"
