"""Processes that gklint starts: none outlives it, whatever ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gklint.system.child_processes import with_supervisor
from gklint.testing import report

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes by /proc")


def in_session(session: int) -> list[str]:
    """The command lines of processes of a session that still run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, _, _, own = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:4]
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if int(own) == session and state not in "ZX":
                found.append(line)
    return found


def is_empty(session: int) -> bool:
    end = time.monotonic() + 20
    while in_session(session) and time.monotonic() < end:
        time.sleep(0.05)
    return not in_session(session)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path, method: str) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(report(organ=f"第{number}局", overview="句。" * 20_000), "utf-8")
    program = (
        f"import gklint.system.child_processes as one, sys; one.START_METHOD = {method!r}\n"
        "from gklint.cli.main import main\n"
        "if __name__ == '__main__': sys.exit(main(['.', '-j', '3', '--no-cache']))\n"
    )
    (tmp_path / "run.py").write_text(program)
    run = subprocess.Popen(
        [sys.executable, "run.py"], cwd=tmp_path, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while len(in_session(run.pid)) < 4 and run.poll() is None:
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert is_empty(run.pid), in_session(run.pid)
    assert run.stdout is not None and run.stdout.read() == b""  # nobody holds the pipe any more


def test_a_program_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = (
        "import subprocess, sys, time\nfrom gklint.system.child_processes import with_supervisor\n"
        "run = subprocess.Popen(with_supervisor(['sh', '-c', 'sleep 60 & sleep 60']), stdin=subprocess.PIPE, "
        "start_new_session=True)\nprint(run.pid, flush=True)\ntime.sleep(60)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    session = int(run.stdout.readline())
    while len(in_session(session)) < 3:
        time.sleep(0.05)
    run.kill()
    assert is_empty(session), in_session(session)
    run.wait()


def test_a_supervised_program_gives_its_exit_code() -> None:
    with subprocess.Popen(with_supervisor([sys.executable, "-c", "raise SystemExit(7)"]), stdin=subprocess.PIPE) as run:
        assert run.wait() == 7


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system there")
@pytest.mark.parametrize("bound", ["memory", "file"])
def test_a_supervised_program_takes_no_more_than_its_bounds(tmp_path: Path, bound: str) -> None:
    """An RTF file of 2 MB made LibreOffice take 4.6 GB."""
    grow = f"open({str(tmp_path / 'a')!r}, 'wb').write(bytes(9_000_000))" if bound == "file" else "bytes(900_000_000)"
    command = with_supervisor([sys.executable, "-c", grow], memory=500_000_000, file=4_000_000)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.wait() != 0
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 4_000_000
