"""Write the lock files in `locks/` anew: `just lock`, or `python tools/write_locks.py [--upgrade]`.

Each names the exact versions and the hashes of all files of what is installed in one place, for every platform and
Python that gklint runs on, so that what CI, the container and a release are made with can be neither swapped nor moved:

- `run.txt`: what gklint needs to run, for the container, the GitHub Action and the SBOM;
- `dev.txt`: what the tests need, besides;
- `build.txt`: what makes the wheel; `publish.txt`: what puts it into the index.

Versions that are locked stay unless `--upgrade` is given or pyproject.toml does not let them through any more.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "locks"
PUBLISHER = "uv"  # of the requirements of the extra `dev`


def requirements() -> dict[str, list[str]]:
    """The requirements that each lock file answers, as pyproject.toml says them; `dev` comes first."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run, extras = project["project"]["dependencies"], project["project"]["optional-dependencies"]
    return {
        "dev": [*run, *extras["dev"]],
        "run": run,
        "build": [*project["build-system"]["requires"], "editables"],  # with which hatchling answers `pip install -e`
        "publish": [one for one in extras["dev"] if Requirement(one).name == PUBLISHER],
    }


def compile_lock(target: Path, wanted: list[str], *, upgrade: bool) -> None:
    """Resolve the requirements for every platform and write them with their hashes."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    options = ["--python-version=3.11", "--no-annotate", "--custom-compile-command=just lock", "--no-emit-index-url"]
    tests = target.with_name("dev.txt")  # one version of a package in all of them
    options += ["--upgrade"] if upgrade else []
    options += [f"--constraint={tests}"] if target != tests else []
    given = "".join(f"{one}\n" for one in wanted)
    subprocess.run([*command, *options, f"--output-file={target}", "-"], input=given, text=True, check=True)


def main() -> None:
    """Write all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    given = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    for name, wanted in requirements().items():
        compile_lock(FOLDER / f"{name}.txt", wanted, upgrade=given.upgrade)


if __name__ == "__main__":
    main()
