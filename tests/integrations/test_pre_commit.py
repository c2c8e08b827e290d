"""gklint as a hook of pre-commit: real commits in a repository of reports, with an environment made once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from renderers_docx import word_file

from gklint.registry import builtin
from gklint.testing import compose, report

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SCRIPTS = Path(sys.executable).parent
OLD, NEW = {"requests.received@total": 3}, {"requests.received@total": 5}

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not (SCRIPTS / "pre-commit").exists(), reason="no git or no pre-commit here"
)


class Ended(NamedTuple):
    code: int
    said: str


def ran(folder: Path, home: Path, *command: str | Path) -> Ended:
    """A command in a folder, with the settings of nobody in particular."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
        "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PIP_NO_COMPILE": "1",
        **{f"GIT_{who}_NAME": "张三" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "z@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return Ended(done.returncode, done.stdout + done.stderr)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where pre-commit keeps its environments: one place for all workers, so that each is made once."""
    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "home"
    home.mkdir(exist_ok=True)
    return home


@pytest.fixture(scope="module")
def gklint(home: Path) -> Path:
    """This checkout as a repository of one commit, so that what is not committed yet is tried too."""
    filelock = pytest.importorskip("filelock")
    folder = home / "gklint"
    with filelock.FileLock(home / "gklint.lock"):
        if not folder.exists():
            _copy_checkout(folder)
            for command in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "gklint"]):
                assert ran(folder, home, "git", *command).code == 0
            package = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home))
            assert ran(folder / "plugins" / "beijing", home, *package).code == 0
            _make_repository(home / "hubei", folder / "plugins" / "hubei", home)
    return folder


def _make_repository(folder: Path, package: Path, home: Path) -> None:
    """A repository of a rule package with a tag, as a district would publish it."""
    shutil.copytree(package, folder)
    for command in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "rules"], ["tag", "v2026.1"]):
        assert ran(folder, home, "git", *command).code == 0


def _copy_checkout(folder: Path) -> None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/", "benchmarks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


@pytest.fixture
def reports(gklint: Path, home: Path, tmp_path: Path) -> Path:
    """A repository of reports with an old error, two hooks and two packages: a wheel, and an address of git."""
    folder = tmp_path / "年报 库"
    (folder / "街道").mkdir(parents=True)
    (folder / "2022年报.txt").write_text(report(year=2022), "utf-8")
    (folder / "街道" / "旧 2021年.txt").write_text(report(year=2021, **OLD), "utf-8")
    head = ran(gklint, home, "git", "rev-parse", "HEAD").said.strip()
    [wheel] = home.glob("gklint_rules_beijing-*.whl")
    address = f"gklint-rules-hubei @ git+{(home / 'hubei').as_uri()}@v2026.1"
    hook = {"additional_dependencies": [str(wheel), address]}
    hooks = [{"id": "gklint", **hook}, {"id": "gklint-all", "stages": ["manual"], **hook}]
    config = {"repos": [{"repo": str(gklint), "rev": head, "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    assert ran(folder, home, "git", "init", "-q").code == 0
    return folder


@pytest.fixture
def commit(reports: Path, home: Path) -> Callable[[], Ended]:
    """Commit everything there is."""

    def committed() -> Ended:
        assert ran(reports, home, "git", "add", "--all").code == 0
        return ran(reports, home, "git", "commit", "-m", "年报")

    return committed


def test_hooks_are_as_the_schema_of_pre_commit_has_them(home: Path) -> None:
    ended = ran(ROOT, home, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert ended.code == 0, ended.said


def test_the_hook_takes_every_format_that_is_read() -> None:
    [changed] = [hook for hook in HOOKS if hook["id"] == "gklint"]
    suffixes = [suffix for reader in builtin.READERS for suffix in reader.suffixes]
    taken = [suffix for suffix in suffixes if re.search(changed["files"], f"报告{suffix.upper()}")]
    assert taken == suffixes
    assert re.search(changed["exclude"], "街道/README.md")
    assert not re.search(changed["exclude"], "街道/年报.md")


def test_a_folder_with_old_findings_is_taken_up_in_three_commands(
    reports: Path, home: Path, commit: Callable[[], Ended]
) -> None:
    for command in (["gklint", "init"], ["gklint", "baseline", "create"], ["pre-commit", "install"]):
        assert ran(reports, home, *command).code == 0

    first = commit()
    assert first.code == 0, first.said  # what is old does not count

    (reports / "新 2022年报.docx").write_bytes(word_file(compose(year=2022, **NEW)))
    refused = commit()
    assert refused.code == 1
    assert "新 2022年报.docx" in refused.said
    assert "GK201" in refused.said
    assert "旧 2021年" not in refused.said

    (reports / "新 2022年报.docx").write_bytes(word_file(compose(year=2022)))
    (reports / "街道" / "旧 2021年.txt").write_text(report(year=2021), "utf-8")
    mended = commit()
    assert mended.code == 0, mended.said
    assert "基线中有2个问题已经改正或不再出现：街道/旧 2021年.txt GK201" in mended.said


def test_a_package_of_a_district_is_there_for_the_whole_folder(
    reports: Path, home: Path, commit: Callable[[], Ended]
) -> None:
    (reports / "gklint.toml").write_text('packages = ["beijing"]\nignore = ["GK2"]\n', "utf-8")
    assert commit().code == 0
    whole = ("pre-commit", "run", "gklint-all", "--hook-stage", "manual")
    assert ran(reports, home, *whole).code == 0
    (reports / "gklint.toml").write_text('packages = ["beijing"]\n', "utf-8")
    assert ran(reports, home, "git", "add", "--all").code == 0
    ended = ran(reports, home, *whole)
    assert ended.code == 1
    assert "街道/旧 2021年.txt" in ended.said


def test_packages_may_come_as_a_wheel_and_from_a_repository(
    reports: Path, home: Path, commit: Callable[[], Ended]
) -> None:
    (reports / "gklint.toml").write_text('packages = ["beijing", "hubei"]\nselect = ["HUB001"]\n', "utf-8")
    assert commit().code == 0
    whole = ("pre-commit", "run", "gklint-all", "--hook-stage", "manual")
    assert ran(reports, home, *whole).code == 0
    (reports / "gklint.toml").write_text('packages = ["beijing", "linhu"]\n', "utf-8")
    assert ran(reports, home, "git", "add", "--all").code == 0
    missing = ran(reports, home, *whole)
    assert missing.code == 1 and "没有安装规则包“linhu”" in missing.said


@pytest.mark.parametrize("page", ["docs/rule-packages.md", "docs/rule-packages.en.md"])
def test_the_ways_that_are_documented_are_those_that_are_tried(page: str) -> None:
    """A wheel by its absolute path, and a tag of a repository, as the fixture `reports` has them."""
    blocks = re.findall(r"```yaml\n([^`]*)```", (ROOT / page).read_text("utf-8"))
    [block] = [block for block in blocks if "additional_dependencies" in block]
    [hook] = yaml.safe_load(block)
    wheel, address = hook["additional_dependencies"]
    assert re.fullmatch(r"/[\w./-]+\.whl", wheel)
    assert re.fullmatch(r"[\w-]+ @ git\+https://\S+@v[\d.]+", address)


def test_the_repository_can_be_tried(gklint: Path, reports: Path, home: Path) -> None:
    assert ran(reports, home, "git", "add", "--all").code == 0
    ended = ran(reports, home, "pre-commit", "try-repo", gklint, "gklint", "--all-files")
    assert ended.code == 1
    assert "gklint (changed reports)" in ended.said
    assert "街道/旧 2021年.txt" in ended.said
