"""The workflows of this repository and those it gives to others: pinned, with few permissions, clean by zizmor."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "integrations" / "github.yml"]
FILES = [*WORKFLOWS, ROOT / "action.yml"]


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).parent / "zizmor"
    if not program.exists():
        pytest.skip("no zizmor here")
    command = [program, "--offline", "--no-progress", "--format=json", *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [(one["ident"], one["desc"]) for one in json.loads(done.stdout) if not one["ignored"]] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_actions_are_named_by_their_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}|OWNER/gklint@v[0-9.]+", one)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_may_do_little_and_leave_no_credentials(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", ())]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
