"""Nothing is written where somebody else has prepared the way, and what is written is whole."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

from gklint.cli.main import main
from gklint.system.atomic_write import write_atomically
from gklint.testing import report

FAULTY = report(form="2021", overview="全年收到申请 3 件,办结２件。")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def gklint(folder: Path, *options: str) -> Ran:
    run = [sys.executable, "-m", "gklint", *options]
    done = subprocess.run(run, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a faulty report, and beside it a file that is not to be touched."""
    inner = tmp_path / "checkout"
    inner.mkdir()
    (inner / "a.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "victim").write_text("mine")
    return inner


def test_names_that_can_be_foreseen_are_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the name beside the file was before: every name with the process in it is taken by a link."""
    monkeypatch.setattr(os, "getpid", lambda: 4711)
    for name in ("a.txt", "out.json"):
        (folder / f".{name}.4711.tmp").symlink_to(folder.parent / "victim")
    monkeypatch.chdir(folder)
    main(["--fix", "a.txt", "--output", "json:out.json"])
    assert (folder.parent / "victim").read_text() == "mine"
    assert (folder / "out.json").is_file() and (folder / "a.txt").read_text("utf-8") != FAULTY


def test_what_is_written_is_new_each_time_and_for_this_user_alone_until_it_is_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []
    real = os.fsync

    def looked(descriptor: int) -> None:
        mode = os.fstat(descriptor).st_mode
        seen.extend((one.name, stat.S_IMODE(mode)) for one in folder.iterdir() if one.name.startswith(".gklint-"))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", looked)
    (folder / "a.txt").chmod(0o640)
    for _ in range(2):
        assert write_atomically(folder / "a.txt", b"new") == ()
    assert len(seen) == len({name for name, _ in seen}) == 2
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("target", ["victim", "missing", "checkout/a.txt"])
def test_a_result_is_not_written_through_a_link(folder: Path, target: str) -> None:
    (folder / "gklint.sarif").symlink_to(folder.parent / target)
    told = gklint(folder, "a.txt", "--output", "sarif:gklint.sarif")
    assert told.code == 2 and "gklint.sarif 是链接" in told.err
    assert (folder.parent / "victim").read_text() == "mine" and not (folder.parent / "missing").exists()
    assert (folder / "a.txt").read_text("utf-8") == FAULTY


@pytest.mark.parametrize(
    "command",
    [
        ["a.txt", "--output", "json:out/a.json"],
        ["docs", "out"],
        ["docs", "out/pages"],
        ["new", "rule", "out/r.yaml"],
        ["new", "plugin", "haidian", "--folder", "out/p"],
        ["new", "schema", "out/s.json"],
        ["init", "out"],
        ["baseline", "create", "--baseline", "out/b.json"],
        ["facts", "a.txt", "--output", "out/f.json"],
        ["export", "a.txt", "--output", "out/e.sqlite"],
        ["report", "a.txt", "--to", "out"],
    ],
    ids=lambda words: " ".join(words),
)
def test_a_folder_that_is_a_link_is_not_written_into(folder: Path, command: list[str]) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder / "out").symlink_to(folder.parent / "elsewhere")
    told = gklint(folder, *command)
    assert told.code == 2 and "out 是链接" in told.err
    assert [*(folder.parent / "elsewhere").iterdir()] == []


def test_mending_writes_through_no_link(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "other.txt").write_text(FAULTY, "utf-8")
    (folder / "b.txt").symlink_to("there/other.txt")
    told = gklint(folder, "--fix", "b.txt", "--fail-on", "never")
    assert (folder / "there" / "other.txt").read_text("utf-8") == FAULTY
    assert "b.txt: 这是链接，未写入；请给出真正的文件" in told.err
    assert "已修改0个文件，共0处" in told.err


def test_mendings_that_were_refused_are_not_counted(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "other.txt").write_text(FAULTY, "utf-8")
    (folder / "b.txt").symlink_to("there/other.txt")
    alone = gklint(folder, "--fix", "a.txt", "--fail-on", "never").err.splitlines()[-1]
    (folder / "a.txt").write_text(FAULTY, "utf-8")
    both = gklint(folder, "--fix", "a.txt", "b.txt", "--fail-on", "never").err.splitlines()[-1]
    assert alone == both != "gklint: 已修改0个文件，共0处"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(folder: Path) -> None:
    os.chown(folder / "a.txt", 12345, 12346)
    (folder / "a.txt").chmod(0o604)
    gklint(folder, "--fix", "a.txt")
    now = (folder / "a.txt").stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (12345, 12346, 0o604)
    assert (folder / "a.txt").read_text("utf-8") != FAULTY


def test_an_owner_that_cannot_be_kept_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    if os.geteuid() == 0:
        os.chown(folder / "a.txt", 12345, 12345)
    else:
        monkeypatch.setattr(os, "fstat", lambda one: os.stat_result((0o100600, 1, 1, 1, 0, 0, 0, 0, 0, 0)))
    monkeypatch.setattr(os, "fchown", refused)
    assert write_atomically(folder / "a.txt", b"new") == ("owner",)


def test_a_hard_link_that_cannot_be_kept_is_said(folder: Path) -> None:
    (folder.parent / "other.txt").hardlink_to(folder / "a.txt")
    told = gklint(folder, "--fix", "a.txt")
    assert "a.txt: 已修改，但未能保留硬链接（其他名称下仍是原内容）" in told.err
    assert (folder.parent / "other.txt").read_text("utf-8") == FAULTY


def test_a_set_user_id_bit_is_not_given_to_new_content(folder: Path) -> None:
    (folder / "a.txt").chmod(0o4755)
    write_atomically(folder / "a.txt", b"new")
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o755


@pytest.mark.parametrize("length", [120, 240, 251])
def test_long_names_are_written_and_mended(folder: Path, length: int) -> None:
    name = "a" * length + ".txt"
    (folder / name).write_text(FAULTY, "utf-8")
    told = gklint(folder, "--fix", name, "--output", f"json:{'o' * length}.csv", "--fail-on", "never")
    assert told.code == 0 and (folder / name).read_text("utf-8") != FAULTY
    assert (folder / f"{'o' * length}.csv").is_file()


def test_a_pipe_that_nobody_reads_is_an_error_and_no_wait(folder: Path) -> None:
    os.mkfifo(folder / "out.json")
    told = gklint(folder, "a.txt", "--output", "json:out.json")
    assert told.code == 2 and "不能写入 out.json" in told.err


def test_a_pipe_that_somebody_reads_is_written(folder: Path) -> None:
    os.mkfifo(folder / "out.json")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((folder / "out.json").read_bytes()))
    reader.start()
    while not (waiting := reader.is_alive()):
        pass
    code = 2
    while code == 2 and waiting:
        code = gklint(folder, "a.txt", "--output", "json:out.json").code
    reader.join(10)
    assert got and got[0].startswith(b"{")


def test_standard_output_by_its_device_works(folder: Path) -> None:
    assert gklint(folder, "a.txt", "--output", "json:/dev/stdout").out.count('"diagnostics"') == 1


def test_a_pipe_swapped_in_after_the_walk_hangs_nothing(folder: Path) -> None:
    program = (
        "import os, sys, gklint.inputs.resolve as r\nreal = r.locate_inputs\n"
        "def locate(*given, **named):\n"
        "    found = real(*given, **named); os.remove('a.txt'); os.mkfifo('a.txt'); return found\n"
        "r.locate_inputs = locate\nfrom gklint.cli.main import main\n"
        "sys.exit(main(['.', '--output-format', 'concise']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, timeout=30)
    assert done.returncode == 1 and b"GK001" in done.stdout
