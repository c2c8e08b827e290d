"""The templates for CI servers and the container, as the linters and schemas of their trades see them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from gklint.testing import report

ROOT = Path(__file__).parents[2]
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
SCRIPTS = str(Path(sys.executable).parent)


def validated(file: str, schema: str, *more: str) -> None:
    """The file by a schema that check-jsonschema brings along."""
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_gitlab_job_is_one_by_the_schema() -> None:
    validated("integrations/gitlab.yml", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = yaml.safe_load((ROOT / "integrations" / "github.yml").read_text("utf-8"))["jobs"]["reports"]["steps"]
    [given] = [step["with"] for step in steps if "/gklint@" in step.get("uses", "")]
    assert set(given) <= set(action["inputs"])
    asked = re.findall(r"steps\.gklint\.outputs\.([a-z-]+)", (ROOT / "integrations" / "github.yml").read_text("utf-8"))
    assert asked and set(asked) <= set(action["outputs"])


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(("given", "code"), [({}, 1), ({"GKLINT_ARGS": "--ignore=GK2", "GKLINT_PATHS": "甲 乙"}, 0)])
def test_the_gitlab_job_writes_the_artifacts_it_names(given: dict[str, str], code: int, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "报告.txt").write_text(report(**{"requests.received@total": 3}), "utf-8")
    job = GITLAB["gklint"]
    environment = {**os.environ, **job["variables"], **given, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])]
    assert subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == code
    reports = job["artifacts"]["reports"]
    assert set(reports.values()) == set(job["artifacts"]["paths"])
    issues = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert [issue["check_name"] for issue in issues if issue["severity"] == "major"] == ["GK201", "GK202"] * 2 * code
    assert (tmp_path / reports["junit"]).read_text("utf-8").startswith("<?xml")


def test_hadolint_finds_nothing() -> None:
    program = Path(SCRIPTS) / "hadolint"
    if not program.exists():
        pytest.skip("no hadolint here")
    found = subprocess.run([program, "-"], input=DOCKERFILE, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")


def test_the_container_is_built_from_all_that_a_wheel_needs(tmp_path: Path) -> None:
    """What COPY takes is let through by .dockerignore, and makes a wheel with the national rules."""
    copied = [name for line in re.findall(r"^COPY (?!--)(.*) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()]
    let_through = re.findall(r"^!(.*)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert sorted(copied) == sorted(let_through)
    for name in copied:
        source, target = ROOT / name, tmp_path / "source" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=tmp_path / "source", capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert "gklint_national/__init__.py" in zipfile.ZipFile(wheel).namelist()


def test_nobody_is_root_in_the_container() -> None:
    last = DOCKERFILE[DOCKERFILE.rindex("FROM ") :]
    assert re.search(r"^USER 1000:1000$", last, re.MULTILINE)
    assert 'ENTRYPOINT ["gklint"]' in last


@pytest.mark.parametrize("file", ["integrations/github.yml", "integrations/gitlab.yml", "README.md", "README.zh-CN.md"])
def test_the_release_that_is_named_is_this_one(file: str) -> None:
    from gklint import __version__

    named = set(re.findall(r"(?<!# )\bv(\d+\.\d+\.\d+)\b", (ROOT / file).read_text("utf-8")))
    assert named == {__version__}
