"""How fast gklint starts and walks the road, beside the floor of the same run.

    python benchmarks/road.py                       # start-up and 1,000 reports, under a minute
    python benchmarks/road.py --counts 1000 10000

The floor is what any reader of the same files has to do: read, decode, split into lines. Times are
wall clock, the best of the runs; memory is the peak of the largest process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from generate import generate

LAYOUTS = ("tabs", "shifted-tabs", "pipes", "markdown-in-txt")


class Run(NamedTuple):
    seconds: float
    megabytes: float


def command(*arguments: str) -> Run:
    """Run Python with these arguments and wait. Raises when it ends with a code that is no verdict."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"python {' '.join(arguments)} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def best(times: int, measure: Callable[[], Run]) -> Run:
    runs = [measure() for _ in range(times)]
    return Run(min(run.seconds for run in runs), max(run.megabytes for run in runs))


def floor(paths: Sequence[Path]) -> Run:
    """Read, decode and split every file."""
    start = time.perf_counter()
    for path in paths:
        path.read_bytes().decode("utf-8").split("\n")
    return Run(time.perf_counter() - start, 0.0)


def start_up(times: int) -> None:
    bare = best(times, lambda: command("-c", "pass"))
    version = best(times, lambda: command("-m", "gklint", "--version"))
    print(f"{'start-up':<28}{'ms':>9}{'ratio':>9}{'MB':>8}")
    for name, run in (("python -c pass", bare), ("gklint --version", version)):
        print(f"{name:<28}{run.seconds * 1000:>9.1f}{run.seconds / bare.seconds:>9.2f}{run.megabytes:>8.0f}")


def linter(count: int, workers: Sequence[int], times: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        paths = generate(folder, count, layouts=LAYOUTS)
        ground = best(max(times, 3), lambda: floor(paths))
        print(f"\n{f'{count} reports':<28}{'s':>9}{'ms each':>9}{'ratio':>9}{'MB':>8}")
        _line("floor", ground, ground, count)
        for number in workers:
            _line(f"gklint -j {number}", best(times, lambda number=number: _lint(folder, number)), ground, count)
        for number in workers:
            _lint(folder, number, remembering=True)
            warm = best(times, lambda number=number: _lint(folder, number, remembering=True))
            _line(f"gklint -j {number}, unchanged", warm, ground, count)


def _lint(folder: Path, workers: int, *, remembering: bool = False) -> Run:
    """Lint the folder without a cache, or with one beside the folder."""
    (folder.parent / "gklint.toml").touch()
    out = str(folder.parent / "out.json")
    options = ["-j", str(workers), "--fail-on", "never", "--output-format", "json", "--output", out]
    options += ["--config", str(folder.parent / "gklint.toml"), *([] if remembering else ["--no-cache"])]
    return command("-m", "gklint", str(folder), *options)


def _line(name: str, run: Run, ground: Run, count: int) -> None:
    each, ratio = run.seconds / count * 1000, run.seconds / ground.seconds
    print(f"{name:<28}{run.seconds:>9.2f}{each:>9.3f}{ratio:>9.1f}{run.megabytes:>8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", nargs="+", type=int, default=[1000])
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--times", type=int, default=1, help="runs per measurement; the best counts")
    arguments = parser.parse_args()
    start_up(10)
    for count in arguments.counts:
        linter(count, arguments.workers, arguments.times)


if __name__ == "__main__":
    main()
