"""What a pull request may bring along where gklint runs in CI or as a hook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from gklint.testing import report

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sys.executable).parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text("utf-8"))["gklint"]
INSTALL, CHECK = (step["run"] for step in ACTION["runs"]["steps"] if "run" in step)
POISON = "open(%r, 'w').write('ran')\n"
MODULES = ("venv", "pip", "ensurepip", "gklint", "runpy", "encodings", "sitecustomize", "multiprocessing")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


class Ran(NamedTuple):
    code: int
    out: str
    err: str
    outputs: str


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a faulty report and modules of the names that interpreters look for."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    (folder / "报告.txt").write_text(report(**{"requests.received@total": 3}), "utf-8")
    for name in MODULES:
        (folder / f"{name}.py").write_text(POISON % str(tmp_path / "ran"))
    (folder / "pyvenv.cfg").write_text("home = .\n")
    return folder


def bash(script: str, folder: Path, **variables: str) -> Ran:
    temporary = folder.parent / "temp"
    temporary.mkdir(exist_ok=True)
    output = temporary / "output"
    output.write_text("")
    environment = {
        **os.environ,
        "RUNNER_TEMP": str(temporary),
        "TMPDIR": str(temporary),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_ENV": str(output),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
        **dict.fromkeys(("GKLINT_PATHS", "GKLINT_ARGS", "GKLINT_CONFIG", "GKLINT_SARIF", "GKLINT_FAIL_ON"), ""),
        **variables,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120)
    return Ran(done.returncode, done.stdout, done.stderr, output.read_text("utf-8"))


def test_modules_of_the_checkout_do_not_run_where_the_action_installs(checkout: Path) -> None:
    variables = {"GKLINT_ACTION": str(ROOT), "GKLINT_VERSION": "0.0.0.dev0", "PIP_NO_INDEX": "1", "GKLINT_PACKAGES": ""}
    ended = bash(INSTALL, checkout, **variables)
    assert "gklint==0.0.0.dev0" in ended.err
    assert not (checkout.parent / "ran").exists()


def test_modules_of_the_checkout_do_not_run_where_gitlab_installs(checkout: Path) -> None:
    script = "\n".join(GITLAB["before_script"])
    variables = {"GKLINT_REQUIREMENT": "gklint==0.0.0.dev0", "GKLINT_PACKAGES": "", "PIP_NO_INDEX": "1"}
    ended = bash(script, checkout, **variables)
    assert "gklint==0.0.0.dev0" in ended.err
    assert not (checkout.parent / "ran").exists()


@pytest.mark.parametrize("committed", ["file", "link", "folder link"])
def test_results_of_the_checkout_are_not_uploaded(checkout: Path, committed: str) -> None:
    victim = checkout.parent / "victim"
    victim.write_text("mine")
    if committed == "file":
        (checkout / "gklint.sarif").write_text("{}")
    else:
        (checkout / "gklint.sarif").symlink_to(victim if committed == "link" else checkout.parent)
    (checkout / "gklint.toml").write_text("broken")
    ended = bash(CHECK, checkout, GKLINT_SCRIPTS=str(SCRIPTS), GKLINT_PATHS=".", GKLINT_SARIF="gklint.sarif")
    assert ended.code == 2 and "sarif=" not in ended.outputs
    (checkout / "gklint.toml").unlink()
    ended = bash(CHECK, checkout, GKLINT_SCRIPTS=str(SCRIPTS), GKLINT_PATHS=".", GKLINT_SARIF="gklint.sarif")
    assert ended.code == 1 and f"sarif={checkout.parent / 'temp' / 'gklint.sarif'}" in ended.outputs
    assert victim.read_text() == "mine"


def test_results_of_the_checkout_are_not_artifacts(checkout: Path) -> None:
    victim = checkout.parent / "victim"
    victim.write_text("mine")
    (checkout / "gklint-junit.xml").symlink_to(victim)
    (checkout / "gklint-code-quality.json").write_text("forged")
    ended = bash("\n".join(GITLAB["script"]), checkout, GKLINT_PATHS=".")
    assert ended.code == 1 and victim.read_text() == "mine"
    assert (checkout / "gklint-junit.xml").read_text("utf-8").startswith("<?xml")
    assert (checkout / "gklint-code-quality.json").read_text("utf-8") != "forged"
    (checkout / "gklint.toml").write_text("broken")
    (checkout / "gklint-code-quality.json").write_text("forged")
    assert bash("\n".join(GITLAB["script"]), checkout, GKLINT_PATHS=".").code == 2
    assert not (checkout / "gklint-code-quality.json").exists()


NAMES = [
    "--config=evil.toml",
    "--output=json:out.txt",
    "--no-cache.txt",
    "--fix",
    "-j1.txt",
    "--help",
]


@pytest.mark.parametrize("name", NAMES)
def test_files_named_like_options_are_files(checkout: Path, name: str) -> None:
    (checkout / name).write_text(report(**{"requests.received@total": 3}), "utf-8")
    (checkout / "evil.toml").write_text('ignore = ["ALL"]')
    hook = next(one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")) if "args" in one)
    given = [sys.executable, "-m", *hook["entry"].split(), *hook["args"], name, "报告.txt"]
    ended = subprocess.run(given, cwd=checkout.parent / "checkout", capture_output=True, encoding="utf-8", env=SAFE)
    assert ended.returncode == 1 and "GK201" in ended.stdout, ended
    assert not (checkout / "out.txt").exists()


@pytest.mark.parametrize("name", NAMES)
def test_without_the_end_of_options_they_are_refused(checkout: Path, name: str) -> None:
    (checkout / name).write_text("x", "utf-8")
    given = [sys.executable, "-m", "gklint", "check", name, "报告.txt"]
    ended = subprocess.run(given, cwd=checkout, capture_output=True, encoding="utf-8", env=SAFE)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"“{name}”既像选项，又是这里的文件名" in ended.stderr


SAFE = {**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(os.name == "nt", reason="starts processes in the other way")
def test_workers_that_are_started_anew_run_nothing_from_beside_the_reports(checkout: Path) -> None:
    """As on macOS and Windows."""
    for number in range(60):
        (checkout / f"{number}.txt").write_text(report(organ=f"第{number}局"), "utf-8")
    program = (
        "import gklint.system.child_processes as one, sys; one.START_METHOD = 'spawn'\n"
        "from gklint.cli.main import main\n"
        "if __name__ == '__main__': sys.exit(main(['.', '-j', '2', '--output-format', 'concise']))\n"
    )
    (checkout.parent / "run.py").write_text(program)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    ended = subprocess.run(
        [SCRIPTS / "python", checkout.parent / "run.py"],
        cwd=checkout,
        capture_output=True,
        env=environment,
        timeout=120,
    )
    assert ended.returncode == 1, ended.stderr
    assert not (checkout.parent / "ran").exists()
