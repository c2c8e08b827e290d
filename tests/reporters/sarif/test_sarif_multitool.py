"""The official schema and Microsoft's multitool, where they are installed (see .ci/sarif-tools)."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from as_pdf import Setting, set_report
from as_workbook import as_workbook
from renderers_docx import word_file
from renderers_html import WEB_LAYOUTS

import gklint
from gklint.model.outcome import Outcome
from gklint.testing import compose, report

TOOLS = os.environ.get("GKLINT_SARIF_MULTITOOL")
pytestmark = pytest.mark.skipif(not TOOLS, reason="GKLINT_SARIF_MULTITOOL is not set")

POLICY = Path(__file__).parent.with_name("sarif-multitool-policy.xml")
PROFILES = ("archive", "github")


@pytest.fixture(scope="module")
def package() -> Path:
    return Path(TOOLS or "", "node_modules", "@microsoft", "sarif-multitool-linux")


@pytest.fixture(scope="module")
def complaints(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Any], Counter[str]]:
    """The errors and warnings of the multitool by rule id. Its exit status says nothing; its report does."""
    folder = tmp_path_factory.mktemp("multitool")

    def validated(log: Any) -> Counter[str]:
        (folder / "log.sarif").write_text(json.dumps(log), "utf-8")
        kinds = "Sarif;Ghas" if "github" in log["runs"][0]["automationDetails"]["id"] else "Sarif"
        command = [package / "Sarif.Multitool", "validate", folder / "log.sarif", "--rule-kind", kinds]
        command += ["-c", POLICY, "--level", "Error;Warning", "-o", folder / "report.sarif", "--log", "ForceOverwrite"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        run = json.loads((folder / "report.sarif").read_text("utf-8-sig"))["runs"][0]
        assert not run["invocations"][0].get("toolExecutionNotifications")
        return Counter(result["ruleId"] for result in run.get("results", ()))

    return validated


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_official_schema(
    package: Path, outcome: Outcome, write: Callable[..., Any], profile: str, language: str
) -> None:
    schema = json.loads((package / "sarif-2.1.0.json").read_text("utf-8-sig"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    errors = validator.iter_errors(write(outcome, language, profile=profile))
    assert [f"{error.json_path} {error.message}" for error in errors] == []


def test_multitool_accepts_the_github_profile(complaints: Callable[[Any], Counter[str]], github: Any) -> None:
    assert complaints(github) == Counter()


def test_multitool_accepts_the_archive_profile(complaints: Callable[[Any], Counter[str]], archive: Any) -> None:
    """SARIF2017 wants a region everywhere; files without lines must not have one (3.30.1, 3.29.4)."""
    results = archive["runs"][0]["results"]
    without_lines = [r for r in results if "region" not in r["locations"][0]["physicalLocation"]]
    assert complaints(archive) == Counter({"SARIF2017": len(without_lines)})


def test_multitool_finds_what_is_wrong(complaints: Callable[[Any], Counter[str]], github: Any) -> None:
    wrong = json.loads(json.dumps(github))
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] = {"uri": "年报 2024.md"}
    del wrong["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert {"SARIF1002", "GH1003"} <= set(complaints(wrong))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What a run finds in a report with errors in every format that is written here, and in a broken file of each."""
    folder = tmp_path_factory.mktemp("每种 格式")
    faulty = compose(organ="甲局", **{"requests.received@total": 3})
    text = report(organ="甲局", **{"requests.received@total": 3})
    written = {
        "docx": word_file(faulty),
        "xlsx": as_workbook(faulty),
        "html": WEB_LAYOUTS["clean"].data(faulty),
        "txt": text.encode("gb18030"),
        "md": text.encode(),
        "pdf": set_report(faulty, Setting()),
    }
    for suffix, data in written.items():
        (folder / f"年报.{suffix}").write_bytes(data)
        (folder / f"坏.{suffix}").write_bytes(data[:40])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # code scanning wants paths seen from the checkout
        return gklint.lint(["."], jobs=1)


def test_what_a_run_finds_in_every_format(
    checked: Outcome, package: Path, complaints: Callable[[Any], Counter[str]], write: Callable[..., Any]
) -> None:
    found = {Path(one.place.path).suffix for one in checked.diagnostics if one.rule == "GK201"}
    assert found == {".docx", ".xlsx", ".html", ".txt", ".md", ".pdf"}
    schema = json.loads((package / "sarif-2.1.0.json").read_text("utf-8-sig"))
    for profile in PROFILES:
        log = write(checked, "zh", profile=profile)
        errors = jsonschema.Draft202012Validator(schema).iter_errors(log)
        assert [f"{error.json_path} {error.message}" for error in errors] == []
        assert set(complaints(log)) <= ({"SARIF2017"} if profile == "archive" else set())
