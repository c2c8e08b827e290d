"""What a whole run costs, beside bare Python and beside AutoCorrect, a linter in Rust, on the same files.

    python benchmarks/whole_run.py                      # 300 reports, five rounds, about a minute
    python benchmarks/whole_run.py --count 1000 --other ../before/.venv/bin/gklint

Each figure is the computing time of a process and of those it starts (user and system), the median of the rounds; the
commands take turns within a round, so that what else the machine does meets all of them. Memory is the largest
resident set. AutoCorrect (`autocorrect-node`, by npm) only mends blanks and punctuation between Chinese and Latin
letters: it is the least that any linter of Chinese text does. It is installed into build/peer at the first run; where
npm or node is missing its lines are left out, with a word.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from generate import generate

_ROOT = Path(__file__).parents[1]
_PEER = "autocorrect-node@2.14.0"
_PEER_FOLDER = _ROOT / "build" / "peer"
_LINT_ALL = """
const {lintFor} = require(process.argv[1] + "/node_modules/autocorrect-node"), fs = require("fs")
const names = fs.readdirSync(process.argv[2]).map(name => process.argv[2] + "/" + name)
console.log(names.reduce((sum, name) => sum + lintFor(fs.readFileSync(name, "utf8"), name).lines.length, 0))
"""


class Cost(NamedTuple):
    """What a process took: `seconds` of computing, and the largest resident set in MiB."""

    seconds: float
    memory: float


def cost(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run the command and see what it took. Raises SystemExit where it fails."""
    with Path(os.devnull).open("w") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env={**os.environ, **environment})
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit code {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def costs(
    commands: Mapping[str, Sequence[str]], environment: Mapping[str, str], rounds: int
) -> dict[str, tuple[float, float]]:
    """The medians for each command, in seconds and MiB; the first round only warms up."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for at in range(rounds + 1):
        for name, command in commands.items():
            once = cost(command, environment)
            if at:
                taken[name].append(once)
    return {
        name: (median(one.seconds for one in all), median(one.memory for one in all)) for name, all in taken.items()
    }


def peer() -> list[str] | None:
    """The beginning of the command that lints a folder with AutoCorrect; None where it cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is not None and npm is not None and not (_PEER_FOLDER / "node_modules" / "autocorrect-node").is_dir():
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(_PEER_FOLDER)]
        subprocess.run([npm, "install", *options, _PEER], check=False)
    there = node is not None and (_PEER_FOLDER / "node_modules" / "autocorrect-node").is_dir()
    return [str(node), "-e", _LINT_ALL, str(_PEER_FOLDER)] if there else None


def commands(folder: Path, programs: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The commands that are measured. `folder` has the reports in `all`, a quarter of them, and one."""
    made: dict[str, Sequence[str]] = {"bare Python": [sys.executable, "-c", "pass"]}
    for name, program in programs.items():
        lint = [*program, "check", "--no-config", "--fail-on", "never", "--jobs", "1", "--output-format"]
        made |= {
            f"{name} --version": [*program, "--version"],
            f"{name}, one file": [*lint, "concise", "--no-cache", str(folder / "one")],
            f"{name}, a quarter": [*lint, "concise", "--no-cache", str(folder / "quarter")],
            f"{name}, all": [*lint, "concise", "--no-cache", str(folder / "all")],
            f"{name}, all, warm": [*lint, "concise", str(folder / "all")],
            f"{name}, a quarter, JSON": [*lint, "json", "--no-cache", str(folder / "quarter")],
            f"{name}, all, JSON": [*lint, "json", "--no-cache", str(folder / "all")],
        }
    lint_with_peer = peer()
    if lint_with_peer is None:
        print("AutoCorrect is left out: it takes node and npm")
    else:
        made["AutoCorrect, all"] = [*lint_with_peer, str(folder / "all")]
    return made


def lines(taken: Mapping[str, tuple[float, float]], names: Sequence[str], count: int) -> list[str]:
    """The table: each figure with what it is beside, and its ratio to that."""
    ratios = [(f"{name} --version", "bare Python") for name in names]
    ratios += [(f"{name}, all", other) for name in names for other in ("AutoCorrect, all", f"{name}, all, warm")]
    ratios += [(f"{name}, {what}", f"{names[-1]}, {what}") for name in names[:-1] for what in ("one file", "all")]
    ratios += [(f"{name}, all, warm", f"{names[-1]}, all, warm") for name in names[:-1]]
    table = [f"{name:<28}{seconds:>9.3f} s{memory:>9.1f} MiB" for name, (seconds, memory) in taken.items()]
    table += [f"{one} : {other} = {taken[one][0] / taken[other][0]:.2f}" for one, other in ratios if other in taken]
    for name in names:
        for format in ("", ", JSON"):
            more = taken[f"{name}, all{format}"][1] - taken[f"{name}, a quarter{format}"][1]
            table.append(f"{name}{format or ', concise'}: {more / (count * 0.75) * 1024:.1f} KiB of memory a file")
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="reports")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median counts")
    parser.add_argument("--other", type=Path, metavar="PROGRAM", help="another gklint to measure beside this one")
    arguments = parser.parse_args()
    programs: dict[str, Sequence[str]] = {"gklint": [sys.executable, "-m", "gklint"]}
    if arguments.other is not None:
        programs["other"] = [str(arguments.other)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part, count in (("all", arguments.count), ("quarter", arguments.count // 4), ("one", 1)):
            generate(folder / part, count)
        environment = {
            "PYTHONPYCACHEPREFIX": str(folder / "pycache"),
            "PYTHONDONTWRITEBYTECODE": "",
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        taken = costs(commands(folder, programs), environment, arguments.rounds)
    print(*lines(taken, list(programs), arguments.count), sep="\n")


if __name__ == "__main__":
    main()
