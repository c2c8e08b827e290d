"""Feeds damaged files to every reader and every rule, and says what it cost and what went wrong (`just fuzz`).

Damaged files never crash, hang or exhaust: no failure, no file over its time, no process over its memory. Cells that
were not changed never change: of files with one altered cell every other figure is read as it was.
A fault is named by its series and number: `python tools/fuzz.py --again SEED:NUMBER` writes that file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))
LONGEST, MOST_MEMORY = 10.0, 500  # seconds of computing and MB, for any one file
_STUCK = 200.0  # seconds without a word from a process, with the making of the seeds on a busy machine
_CELLS = 10  # every so many files one with a single altered cell
_LIBREOFFICE = 1000  # every so many files one that LibreOffice reads, seconds each


def main() -> int:
    arguments = _arguments()
    if arguments.again:
        return _write_again(*map(int, arguments.again.split(":")))
    if arguments.worker is not None:
        return _work(arguments.worker, arguments.jobs, arguments.files, arguments.seconds, arguments.seed)
    workers = [_Worker(number, arguments) for number in range(arguments.jobs)]
    for worker in workers:
        worker.thread.join()
    return _tell(workers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000, help="how many files at most (default: 2000)")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long at most (default: 120)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other files (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    parser.add_argument("--again", metavar="SEED:NUMBER", help="write the file of a fault here, and try it")
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


class _Worker:
    """A process that tries every so many-th file; one that dies or is stuck is a fault, and another takes its place."""

    def __init__(self, number: int, arguments: argparse.Namespace) -> None:
        self._number, self._arguments = number, arguments
        self.told: list[dict[str, Any]] = []
        self.faults: list[str] = []
        self._end = time.monotonic() + arguments.seconds
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        first = self._number
        while first is not None and time.monotonic() < self._end:
            first = self._watch_one(first)

    def _watch_one(self, first: int) -> int | None:
        """Watch one process, which begins at the file `first`; where another has to go on, None when all is done."""
        given = self._arguments
        left = max(self._end - time.monotonic(), 1.0)
        options = [f"--files={given.files}", f"--seconds={left}", f"--seed={given.seed}", f"--jobs={given.jobs}"]
        command = [sys.executable, __file__, *options, f"--worker={first}"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        timer = threading.Timer(_STUCK, process.kill)
        timer.start()
        assert process.stdout is not None and process.stderr is not None
        last: dict[str, Any] = {"next": first}
        for line in process.stdout:
            timer.cancel()
            timer = threading.Timer(_STUCK, process.kill)
            timer.start()
            last = json.loads(line)
            if "fault" in last:
                self.faults.append(last["fault"])
        timer.cancel()
        self.told.append(last)
        if process.wait() == 0:
            return None
        self.faults.append(f"{given.seed}:{last['next']} … : {process.returncode}\n{process.stderr.read()[-2000:]}")
        following: int = last["next"] + given.jobs  # behind the one it ended at
        return following


def is_slow(at: int) -> bool:
    """Whether the file number `at` is one that LibreOffice reads."""
    return at % _LIBREOFFICE == _LIBREOFFICE // 2


def _work(first: int, jobs: int, files: int, seconds: float, seed: int) -> int:
    """Try the files `first`, `first + jobs`, …; print what became of them so far, a line of JSON after each."""
    trial = _Trial(seed)
    print(json.dumps(trial.told(first)), flush=True)
    end = time.monotonic() + seconds
    for at in range(first, files, jobs):
        if time.monotonic() > end:
            break
        for fault in trial.faults_of(at):
            print(json.dumps({"fault": fault, **trial.told(at + jobs)}), flush=True)
        print(json.dumps(trial.told(at + jobs)), flush=True)
    print(json.dumps(trial.told(files)), flush=True)
    return 0


class _Trial:
    """The files tried by one process, and what they cost."""

    def __init__(self, seed: int) -> None:
        # Imported here: whoever watches needs nothing of gklint.
        from gklint.config.config import Config
        from gklint.registry.registry import collect

        self._seed = seed
        self._config = Config()
        self._registry = collect(self._config)
        self._self = psutil.Process()
        self._tried: Counter[str] = Counter()
        self._known: tuple[list[str], list[psutil.Process]] = ([], [])
        self._worst, self._slowest, self._peak = 0.0, "", 0.0
        self._most, self._largest = 0.0, ""

    def told(self, following: int) -> dict[str, Any]:
        """What is known so far."""
        import resource

        others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return {
            "next": following, "tried": dict(self._tried), "worst": self._worst, "slowest": self._slowest,
            "own": self._most, "largest": self._largest, "child": max(self._peak, others),
        }  # fmt: skip

    def faults_of(self, at: int) -> list[str]:
        """What went wrong with file number `at`."""
        from gklint.engine.run import lint_bytes

        if at % _CELLS == _CELLS - 1:
            return self._cell_faults(at)
        from damage import damaged

        file = damaged(self._seed, at, is_slow(at))
        name = f"{self._seed}:{at} {file.name} ({', '.join(file.done)})"
        _forget_peak()
        start = self._computed()
        try:
            outcome = lint_bytes(file.data, file.name, self._registry, self._config)
            wrong = [f"{name}: {one.subject or 'gklint'}: {one.detail[-600:]}" for one in outcome.failures]
        except Exception as error:
            wrong = [f"{name}: {type(error).__name__}: {error}"]
        spent, used = self._computed() - start, _peak()
        self._tried[file.name.rpartition(".")[2]] += 1
        if spent > self._worst:
            self._worst, self._slowest = spent, name
        if used > self._most:
            self._most, self._largest = used, name
        slow = [f"{name}: {spent:.1f} s"] if spent > LONGEST + 1 else []
        return [*wrong, *slow, *([f"{name}: {used:.0f} MB"] if used > MOST_MEMORY else [])]

    def _cell_faults(self, at: int) -> list[str]:
        """What changed, of a file with one altered cell, beside that."""
        from cell_mutations import cases, faults, form_of

        case = next(cases(1, seed=self._seed * 1_000_000 + at))
        self._tried["one cell"] += 1
        wrong = faults(case, form_of(case))
        return [f"{self._seed}:{at} {case.format}, {case.figure}, {case.mutation}: {wrong[:3]}"] if wrong else []

    def _computed(self) -> float:
        """Seconds that this process and those it started have computed."""
        ended = os.times()
        spent = time.process_time() + ended.children_user + ended.children_system
        for child in self._children():
            try:
                times = child.cpu_times()
                spent += times.user + times.system
                self._peak = max(self._peak, child.memory_info().rss / 1024 / 1024)
            except psutil.Error:
                continue
        return spent

    def _children(self) -> list[psutil.Process]:
        """The processes it started, and theirs; asked of the system only where it is one that says so at once."""
        told = Path(f"/proc/self/task/{os.getpid()}/children")
        try:
            numbers = told.read_text().split()
        except OSError:
            return self._self.children(recursive=True)
        if numbers != self._known[0]:
            self._known = (numbers, self._self.children(recursive=True))
        return self._known[1]


def _forget_peak() -> None:
    """Have the system forget the most memory that this process has used, where it does (Linux)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    """The most memory that this process has used since, in MB; since it began where the system does not forget."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _tell(workers: list[_Worker]) -> int:
    """Print the sum; 1 when anything went wrong."""
    told = [one for worker in workers for one in worker.told if "tried" in one]
    faults = [fault for worker in workers for fault in worker.faults]
    tried: Counter[str] = Counter()
    for one in told:
        tried.update(one["tried"])
    for fault in faults:
        print(f"FAULT {fault[:1500]}")
    for name, count in sorted(tried.items()):
        print(f"{count:8} {name}")
    own, child = (max((one[key] for one in told), default=0.0) for key in ("own", "child"))
    slowest = max(told, key=lambda one: one["worst"], default={"worst": 0.0, "slowest": ""})
    print(f"{tried.total()} files; worst {slowest['worst']:.1f} s of computing ({slowest['slowest']})")
    largest = max(told, key=lambda one: one["own"], default={"largest": ""})["largest"]
    print(f"peak memory {own:.0f} MB ({largest}), of a bounded child {child:.0f} MB; {len(faults)} faults")
    return int(bool(faults) or max(own, child) > MOST_MEMORY)


def _write_again(seed: int, at: int) -> int:
    """Write the file of a fault to the working folder, and say what becomes of it."""
    from damage import damaged

    file = damaged(seed, at, is_slow(at))
    Path(f"fuzz-{seed}-{at}{Path(file.name).suffix}").write_bytes(file.data)
    wrong = _Trial(seed).faults_of(at)
    print("\n".join(wrong) or "nothing wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
