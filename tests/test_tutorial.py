"""The tutorial: its commands run one after another, and its table of kinds is complete."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from gklint.check.kinds import KINDS
from gklint.testing import report

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "rule-packages.md").read_text("utf-8")


def commands() -> list[str]:
    return [line for block in re.findall(r"```sh\n(.*?)```", TUTORIAL, re.DOTALL) for line in block.splitlines()]


def run(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """`pip install -e` goes into a folder of its own, so that nothing of the test stays behind."""
    program, *rest = shlex.split(line)
    if program == "pip":
        rest = [one for one in rest if one != "-e"]
        rest[-1] = f"./{rest[-1]}"
        rest += ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--upgrade", "--target", "installed"]
    environment = os.environ | {"PYTHONPATH": str(folder / "installed")}
    command = [sys.executable, "-m", program, *rest]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def test_every_command_of_the_tutorial_runs(tmp_path):
    (tmp_path / "年报.txt").write_text(report(), "utf-8")
    assert len(commands()) > 8
    for line in commands():
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{(done.stdout + done.stderr).decode('utf-8', 'replace')}"


def test_the_python_of_the_tutorial_holds(tmp_path):
    for line in commands():
        if "plugin" in line or line.startswith("pip"):
            assert run(line, tmp_path).returncode == 0
    (block,) = re.findall(r"```python\n(.*?)```", TUTORIAL, re.DOTALL)
    (tmp_path / "test_haidian.py").write_text(block, "utf-8")
    done = run("pytest -q -p no:cacheprovider test_haidian.py", tmp_path)
    assert done.returncode == 0 and b"4 passed" in done.stdout, done.stdout.decode()


def test_every_kind_and_its_keys_are_told():
    table = TUTORIAL.partition("<!-- kinds -->")[2].partition("<!-- end -->")[0]
    for kind in KINDS.values():
        others = "、".join(f"`{key}`" for key in kind.keys if key != kind.name)
        assert f"| `{kind.name}` | {kind.summary.zh} | {others} |" in table


def test_the_error_that_the_tutorial_shows_is_the_one_that_is_said(tmp_path):
    run("gklint new rule rules-local/corner.yaml", tmp_path)
    rule = tmp_path / "rules-local" / "corner.yaml"
    rule.write_text(rule.read_text("utf-8").replace("\nrequire:", "\nrequier:"), "utf-8")
    done = run("gklint test rules-local/corner.yaml", tmp_path)
    assert done.returncode == 2 and done.stderr.decode("utf-8").strip() in TUTORIAL


def test_what_the_tutorial_links_to_is_there():
    links = re.findall(r"\]\(([^)#]+)\)", TUTORIAL)
    assert links and [link for link in links if not (ROOT / "docs" / link).exists()] == []
