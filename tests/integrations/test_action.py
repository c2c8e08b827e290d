"""The GitHub Action: its file as GitHub's schema has it, and its scripts run as the runner runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

from gklint.testing import report

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = (step for step in ACTION["runs"]["steps"] if "run" in step)
SCRIPTS = str(Path(sys.executable).parent)

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


class Ended(NamedTuple):
    """A step that has ended: its code and log, and what it told the runner."""

    code: int
    log: str
    outputs: dict[str, str]
    variables: dict[str, str]
    summary: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a step of the action in a checkout with a clean and a faulty report."""
    checkout, temporary = tmp_path / "检出 x", tmp_path / "temp"
    checkout.mkdir()
    temporary.mkdir()
    (checkout / "好 2023年.txt").write_text(report(), "utf-8")
    (checkout / "错.txt").write_text(report(organ="某某区财政局", **{"requests.received@total": 3}), "utf-8")

    def ended(step: Mapping[str, Any], inputs: Mapping[str, str], **variables: str) -> Ended:
        files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", "utf-8")
        environment = {
            **os.environ,
            **{name: _filled(text, inputs) for name, text in step["env"].items()},
            **{name: str(file) for name, file in files.items()},
            "RUNNER_TEMP": str(temporary),
            "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
            **variables,
        }
        # As the runner calls bash.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
        outputs, told, summary = (file.read_text("utf-8") for file in files.values())
        return Ended(done.returncode, done.stdout + done.stderr, _pairs(outputs), _pairs(told), summary)

    return ended


def _filled(text: str, inputs: Mapping[str, str]) -> str:
    """The value of an environment variable: its expression replaced as the runner does it."""

    def value(expression: re.Match[str]) -> str:
        context, _, name = expression[1].partition(".")
        if context == "github":
            return {"action_path": str(ROOT)}[name]
        if context == "steps":  # what an earlier step gave; given as a variable here
            return ""
        assert context == "inputs"
        return inputs.get(name, ACTION["inputs"][name]["default"])

    return re.sub(r"\$\{\{ *(.*?) *\}\}", value, text)


def _pairs(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines())


def test_it_is_an_action_by_the_schema() -> None:
    vendored = pytest.importorskip("check_jsonschema").__file__
    schema = Path(vendored).parent / "builtin_schemas" / "vendor" / "github-actions.json"
    jsonschema.validate(ACTION, json.loads(schema.read_text("utf-8")))


def test_inputs_reach_the_scripts_as_variables_only() -> None:
    """An input written into a script would be run as a part of it."""
    assert [step for step in (INSTALL, CHECK) if "${{" in step["run"]] == []
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize("step", [INSTALL, CHECK], ids=["install", "check"])
def test_shellcheck_finds_nothing(step: Mapping[str, Any]) -> None:
    if shutil.which("shellcheck") is None:
        pytest.skip("no shellcheck here")
    found = subprocess.run(
        ["shellcheck", "--shell=bash", "-"], input=step["run"], capture_output=True, text=True, check=False
    )
    assert found.stdout == ""


def test_it_installs_what_belongs_to_it(run: Run) -> None:
    ended = run(INSTALL, {"packages": f"\n{ROOT / 'plugins' / 'beijing'}\r\n \n"})
    assert ended.code == 0, ended.log
    program = Path(ended.outputs["scripts"]) / "gklint"
    checked = run(CHECK, {"args": "--package=beijing"}, GKLINT_SCRIPTS=str(program.parent))
    assert (checked.code, checked.outputs["exit-code"]) == (1, "1")
    listed = subprocess.run([program, "plugins"], capture_output=True, text=True, check=True).stdout
    assert listed.startswith("beijing (")


def test_a_release_that_is_not_there_ends_the_step(run: Run) -> None:
    ended = run(INSTALL, {"version": "0.0.0.dev0"}, PIP_NO_INDEX="1")
    assert ended.code != 0
    assert "gklint==0.0.0.dev0" in ended.log


def test_findings_are_annotated_summed_up_and_written_as_sarif(run: Run, tmp_path: Path) -> None:
    ended = run(CHECK, {}, GKLINT_SCRIPTS=SCRIPTS)
    assert ended.code == 1
    sarif = tmp_path / "temp" / "gklint.sarif"
    assert ended.outputs == {"sarif": str(sarif), "exit-code": "1"}
    assert not (tmp_path / "检出 x" / "gklint.sarif").exists()
    assert "::error file=错.txt,line=" in ended.log
    assert ended.summary.startswith("## gklint\n")
    assert "GK201" in ended.summary
    log = json.loads(sarif.read_text("utf-8"))
    assert {"GK201"} <= {result["ruleId"] for result in log["runs"][0]["results"]}


def test_paths_and_arguments_are_one_a_line(run: Run) -> None:
    inputs = {"paths": "好 2023年.txt\n\n错.txt\r\n", "args": "--ignore=GK2\n--lang=en\n", "sarif": ""}
    ended = run(CHECK, inputs, GKLINT_SCRIPTS=SCRIPTS)
    assert (ended.code, ended.outputs) == (0, {"exit-code": "0"})
    assert "| 0 | 0 | 0 | 2 |" in ended.summary
    assert run(CHECK, {"paths": "好 2023年.txt"}, GKLINT_SCRIPTS=SCRIPTS).code == 0


def test_fail_on_and_configuration(run: Run, tmp_path: Path) -> None:
    assert run(CHECK, {"fail-on": "never"}, GKLINT_SCRIPTS=SCRIPTS).code == 0
    (tmp_path / "检出 x" / "设置.toml").write_text('ignore = ["GK2"]\n', "utf-8")
    assert run(CHECK, {"config": "设置.toml"}, GKLINT_SCRIPTS=SCRIPTS).code == 0


def test_a_run_that_cannot_be_done_fails_the_step_and_leaves_no_sarif(run: Run) -> None:
    ended = run(CHECK, {"paths": "没有"}, GKLINT_SCRIPTS=SCRIPTS)
    assert (ended.code, ended.outputs, ended.summary) == (2, {"exit-code": "2"}, "")
    assert "没有" in ended.log


def test_text_of_an_input_is_no_command(run: Run, tmp_path: Path) -> None:
    run(CHECK, {"paths": "$(touch 坏)`touch 坏`; touch 坏", "args": '"; touch 坏'}, GKLINT_SCRIPTS=SCRIPTS)
    assert not (tmp_path / "检出 x" / "坏").exists()
