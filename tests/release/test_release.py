"""A release: what is checked before it, what is built, what it says it is made of, and the workflow that does it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import check_release
import pytest
import release
import write_addresses
import write_sbom
import yaml
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from gklint import __version__
from gklint.browser.pins import pins

ROOT = Path(__file__).parents[2]
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
JOBS: dict[str, Any] = WORKFLOW["jobs"]
CHANGELOG = "# Changelog\n\n## 1.2.0 (2026-11-28)\n\n- New.\n\n## 1.1.0 (2026-01-02)\n\n- Old.\n"
PROJECT = '[project.urls]\nRepository = "https://github.com/lab/gklint"\nSecurity = "https://lab.test/security/"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that may be released as 1.2.0."""
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## 1.2.0 (2026-11-28)\n\n- New.\n\n## 1.1.0 (2026-01-02)\n\n- Old.\n"
    )
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    for name in write_addresses.PLACES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name, text in write_addresses.texts(tmp_path).items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "editors" / "vscode").mkdir(parents=True)
    (tmp_path / "editors" / "vscode" / "package.json").write_text('{"version": "1.2.0"}')
    return tmp_path


def test_a_checkout_that_says_its_version_everywhere_is_released(checkout: Path) -> None:
    assert list(check_release.faults("v1.2.0", checkout, "1.2.0")) == []
    assert check_release.notes("1.2.0", checkout) == "- New.\n"
    assert check_release.notes("1.1.0", checkout) == "- Old.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("CHANGELOG.md", "1.2.0 (2026-11-28)", "1.2.0 (unreleased)", "write the day of the release"),
        ("CHANGELOG.md", "## 1.2.0", "## 1.3.0", "does not begin with 1.2.0"),
        ("editors/vscode/package.json", "1.2.0", "1.1.0", "set its version to 1.2.0"),
        ("README.md", "lab/gklint", "elsewhere/gklint", "README.md names another place"),
        ("integrations/github.yml", "lab/gklint", "OWNER/gklint", "github.yml names another place"),
    ],
)
def test_what_keeps_a_tag_from_being_a_release_is_said(
    checkout: Path, file: str, old: str, new: str, words: str
) -> None:
    path = checkout / file
    path.write_text(path.read_text().replace(old, new))
    [fault] = check_release.faults("v1.2.0", checkout, "1.2.0")
    assert words in fault


def test_a_project_that_leads_nowhere_is_not_released(checkout: Path) -> None:
    text = (checkout / "pyproject.toml").read_text().replace("https://lab.test/", "https://gklint.example/")
    (checkout / "pyproject.toml").write_text(text)
    found = list(check_release.faults("v1.2.0", checkout, "1.2.0"))
    assert "Security leads nowhere" in found[0] and "SECURITY.md names another place" in found[1]


@pytest.mark.parametrize("tag", ["1.2.0", "v1.2", "v1.2.0rc1", ""])
def test_the_tag_is_the_version(checkout: Path, tag: str) -> None:
    [fault] = check_release.faults(tag, checkout, "1.2.0")
    assert "tag v1.2.0" in fault


# What is built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("npm") is None:
        pytest.skip("no npm here, from which the checker takes Pyodide")
    folder = tmp_path_factory.mktemp("release") / "dist"
    release.build(folder)
    return folder


@pytest.mark.slow
@pytest.mark.xdist_group("release")
class TestBuilt:
    def test_what_is_installed_from_it_works(self, built: Path) -> None:
        release.try_out(built)

    def test_an_installation_that_finds_nothing_is_no_release(self, built: Path, tmp_path: Path) -> None:
        environment, empty = tmp_path / "environment", tmp_path / "empty"
        empty.mkdir()
        release.install(next(built.glob("*.whl")), environment)
        with pytest.raises(SystemExit, match="finds"):
            release.check_installed(environment, empty, tmp_path)

    def test_every_file_has_its_sum(self, built: Path) -> None:
        lines = (built / release.SUMS).read_text("utf-8").splitlines()
        sums = {name: value for value, _, name in (line.partition("  ") for line in lines)}
        files = [path for path in built.iterdir() if path.name != release.SUMS]
        assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    def test_the_bill_is_what_is_locked(self, built: Path) -> None:
        text = (built / release.BILL).read_text("utf-8")
        assert JsonStrictValidator(write_sbom.SCHEMA).validate_str(text) is None
        bill = json.loads(text)
        assert (bill["metadata"]["component"]["name"], bill["metadata"]["component"]["version"]) == (
            "gklint",
            __version__,
        )
        listed = {f"{canonicalize_name(one['name'])}=={one['version']}" for one in bill["components"]}
        entries = re.findall(r"^(\S.*?) \\$", (ROOT / "locks" / "run.txt").read_text("utf-8"), re.MULTILINE)
        here = [one for one in map(Requirement, entries) if one.marker is None or one.marker.evaluate()]
        assert listed == {f"{canonicalize_name(one.name)}{one.specifier}" for one in here}

    def test_the_bill_of_the_checker_has_every_file_with_its_hash(self, built: Path) -> None:
        text = (built / release.BILL_OF_CHECKER).read_text("utf-8")
        assert JsonStrictValidator(write_sbom.SCHEMA).validate_str(text) is None
        listed = {one["bom-ref"]: one["hashes"][0]["content"] for one in json.loads(text)["components"]}
        assert listed == {pin.file: pin.sha256 for pin in pins()}

    def test_a_bill_has_a_number_without_which_it_is_not_attested(self, built: Path) -> None:
        bills = [json.loads((built / name).read_text("utf-8")) for name in (release.BILL, release.BILL_OF_CHECKER)]
        assert len({bill["serialNumber"] for bill in bills}) == 2
        assert all(bill["serialNumber"].startswith("urn:uuid:") for bill in bills)

    def test_the_workflow_names_files_that_are_there(self, built: Path) -> None:
        text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
        named = set(re.findall(r"\bdist/([\w.*\[\]-]+)", text)) - {"gklint-image-"}
        assert {"gklint-*.whl", "gklint-[0-9]*.tar.gz", release.BILL, release.SUMS} <= named
        files = [path.name for path in built.iterdir()]
        assert [name for name in named if not any(fnmatch(file, name) for file in files)] == []
        assert [file for file in files if fnmatch(file, "gklint-[0-9]*.tar.gz")] == [f"gklint-{__version__}.tar.gz"]


def test_a_bill_that_the_schema_refuses_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"bill\.json"):
        write_sbom._write(tmp_path / "bill.json", {"bomFormat": "CycloneDX"})
    assert not (tmp_path / "bill.json").exists()


# The workflow


def test_nothing_is_published_before_everything_is_checked() -> None:
    def before(job: str) -> set[str]:
        needs = JOBS[job].get("needs", [])
        direct = {needs} if isinstance(needs, str) else set(needs)
        return direct.union(*map(before, direct))

    assert before("publish") == {"check", "build", "container", "attest"}
    assert before("announce") == {*before("publish"), "publish"}


def test_each_job_may_do_what_it_has_to() -> None:
    assert WORKFLOW["permissions"] == {}
    allowed = {name: job["permissions"] for name, job in JOBS.items()}
    read = {"contents": "read"}
    assert allowed == {
        "check": read,
        "build": read,
        "container": read,
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {**read, "id-token": "write"},
        "announce": {"contents": "write"},
    }


def test_jobs_that_may_sign_or_publish_run_no_code_of_the_checkout() -> None:
    for name in ("attest", "publish", "announce"):
        scripts = "\n".join(step.get("run", "") for step in JOBS[name]["steps"])
        assert not re.search(r"tools/|\.ci/|-e \.|pip install \.", scripts)
        checkouts = [step for step in JOBS[name]["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["sparse-checkout"] == "locks" for step in checkouts)


def test_the_tag_reaches_scripts_as_a_variable_only() -> None:
    """A tag may be named like a command."""
    scripts = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
    assert scripts and not [script for script in scripts if "${{" in script]
