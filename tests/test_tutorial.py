"""The tutorial in both languages: its commands run one after another, and its table of kinds is complete."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from gklint.check.kinds import KINDS
from gklint.testing import report

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "rule-packages.md").read_text("utf-8")
BOTH = {"zh": TUTORIAL, "en": (ROOT / "docs" / "rule-packages.en.md").read_text("utf-8")}
each = pytest.mark.parametrize("text", BOTH.values(), ids=BOTH)


def steps(text: str) -> list[tuple[str, str]]:
    """The commands, and (file name, content) of the files that the reader is to write, in their order."""
    found: list[tuple[str, str]] = []
    for kind, block in re.findall(r"```(sh|yaml)\n(.*?)```", text, re.DOTALL):
        name = re.match(r"# (rules-local/\S+\.yaml)\n", block)
        if kind == "sh":
            found += [("", line) for line in block.splitlines()]
        elif name:
            found.append((name[1], block))
    return found


def commands(text: str = TUTORIAL) -> list[str]:
    return [line for name, line in steps(text) if not name]


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


@each
def test_every_command_of_the_tutorial_runs(text, tmp_path):
    (tmp_path / "年报.txt").write_text(report(), "utf-8")
    assert len(commands(text)) > 12 and len(steps(text)) == len(commands(text)) + 1
    for name, line in steps(text):
        if name:
            (tmp_path / name).write_text(line, "utf-8")
            continue
        done = run(line, tmp_path)
        assert done.returncode == 0, f"{line}\n{(done.stdout + done.stderr).decode('utf-8', 'replace')}"


@each
def test_the_python_of_the_tutorial_holds(text, tmp_path):
    for line in commands(text):
        if "plugin" in line or line.startswith("pip"):
            assert run(line, tmp_path).returncode == 0
    (block,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "test_haidian.py").write_text(block, "utf-8")
    done = run("pytest -q -p no:cacheprovider test_haidian.py", tmp_path)
    assert done.returncode == 0 and b"4 passed" in done.stdout, done.stdout.decode()


@pytest.mark.parametrize("language", BOTH)
def test_every_kind_and_its_keys_are_told(language):
    table = BOTH[language].partition("<!-- kinds -->")[2].partition("<!-- end -->")[0]
    for kind in KINDS.values():
        others = {"zh": "、", "en": ", "}[language].join(f"`{key}`" for key in kind.keys if key != kind.name)
        assert f"| `{kind.name}` | {kind.summary.to(language)} | {others} |" in table


def test_the_error_that_the_tutorial_shows_is_the_one_that_is_said(tmp_path):
    run("gklint new rule rules-local/corner.yaml", tmp_path)
    rule = tmp_path / "rules-local" / "corner.yaml"
    rule.write_text(rule.read_text("utf-8").replace("\nrequire:", "\nrequier:"), "utf-8")
    done = run("gklint test rules-local/corner.yaml", tmp_path)
    assert done.returncode == 2 and done.stderr.decode("utf-8").strip() in TUTORIAL


@each
def test_what_the_tutorial_links_to_is_there(text):
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links and [link for link in links if not (ROOT / "docs" / link).exists()] == []
