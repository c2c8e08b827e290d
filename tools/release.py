"""What a release is made of: `python tools/release.py build|try FOLDER`.

- `build`: the wheel and the source distribution, the checker in one HTML file, the documentation site with it, two
  bills of materials, the notes of the release, and the SHA-256 sums of all of them. The same commit gives the same
  bytes.
- `try`: the wheel and the wheel made of the source distribution are the same, and what is installed from it into an
  environment of its own, with the dependencies of locks/run.txt, finds what the samples hold.

`.github/workflows/release.yml` calls these, after `check_release.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from gzip import GzipFile
from pathlib import Path

import build_site
import check_release
import write_sbom

from gklint import __version__

ROOT = Path(__file__).parents[1]
SUMS, NOTES = "SHA256SUMS", "NOTES.md"
BILL, BILL_OF_CHECKER = "gklint.cdx.json", "gklint-checker.cdx.json"


def build(folder: Path) -> None:
    """Write everything a release consists of into the folder, which is emptied before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    checker = folder / f"gklint-checker-{__version__}.html"
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder)
    _run(sys.executable, "-m", "gklint", "new", "page", checker, "--no-config")
    with tempfile.TemporaryDirectory() as name:
        site, environment = Path(name) / "site", Path(name) / "environment"
        build_site.build(site, Path(name) / "source", checker)
        _archive(site, folder / f"gklint-site-{__version__}.tar.gz")
        install(_wheel(folder), environment)
        write_sbom.of_environment(environment, folder / BILL)
    write_sbom.of_checker(folder / BILL_OF_CHECKER)
    (folder / NOTES).write_text(check_release.notes(), "utf-8")
    write_sums(folder)


def try_out(folder: Path) -> None:
    """Raise SystemExit where what was built does not do what a release has to."""
    with tempfile.TemporaryDirectory() as name:
        again = Path(name) / "again"
        with tarfile.open(folder / f"gklint-{__version__}.tar.gz") as archive:
            archive.extractall(again, filter="data")
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", again, folder=next(again.iterdir()))
        if _wheel(again).read_bytes() != _wheel(folder).read_bytes():
            raise SystemExit("the source distribution gives another wheel than the checkout")
        environment = Path(name) / "environment"
        install(_wheel(folder), environment)
        check_installed(environment, ROOT / "examples" / "reports", Path(name))


def install(wheel: Path, environment: Path) -> None:
    """A new environment with the wheel and what it needs by locks/run.txt, and nothing else: no pip either."""
    _run(sys.executable, "-m", "venv", "--without-pip", environment)
    pip = [sys.executable, "-m", "pip", "--python", environment, "install", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "--require-hashes", "-r", ROOT / "locks" / "run.txt")
    _run(*pip, "--no-index", "--no-deps", wheel)


def check_installed(environment: Path, samples: Path, folder: Path) -> None:
    """Raise SystemExit unless gklint of the environment says its version and finds an error in the samples."""
    program = next(path for path in environment.glob("*/gklint*") if path.stem == "gklint")
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, cwd=folder).stdout
    command = [program, "--output-format", "json", "--no-config", samples]
    found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    rules = {one["rule"] for one in json.loads(found.stdout or '{"diagnostics": []}')["diagnostics"]}
    if said.split() != ["gklint", __version__] or found.returncode != 1 or "GK201" not in rules:
        raise SystemExit(f"installed, gklint says {said!r}, ends with {found.returncode} and finds {sorted(rules)}")


def write_sums(folder: Path) -> None:
    """Write the SHA-256 sums of all files of the folder, as `sha256sum --check` reads them."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / SUMS).write_text("".join(lines), "utf-8")


def _wheel(folder: Path) -> Path:
    [wheel] = folder.glob("*.whl")
    return wheel


def _archive(folder: Path, target: Path) -> None:
    """The folder as a compressed archive, its files sorted and nobody's."""

    def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = entry.mtime = 0
        entry.uname = entry.gname = ""
        return entry

    with (
        target.open("wb") as file,
        GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in sorted(folder.rglob("*")):
            archive.add(path, path.relative_to(folder).as_posix(), recursive=False, filter=anonymous)


def _run(*command: str | Path, folder: Path = ROOT) -> None:
    subprocess.run([str(part) for part in command], cwd=folder, check=True)


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("command", choices=("build", "try"))
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    {"build": build, "try": try_out}[given.command](given.folder.resolve())


if __name__ == "__main__":
    main()
