"""Where gklint is published is said in `[project.urls]`, and what else names it is written from there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import write_addresses

ROOT = Path(__file__).parents[2]


def test_the_files_that_name_an_address_name_the_right_one() -> None:
    """When this fails: just regenerate"""
    for name, text in write_addresses.texts().items():
        assert (ROOT / name).read_text("utf-8") == text, name


def test_no_other_file_names_where_gklint_is_published() -> None:
    hosts = {
        urlsplit(address).hostname or "" for key, address in write_addresses.addresses().items() if key != "action"
    }
    places = {"pyproject.toml", *write_addresses.PLACES}
    command = ["git", "grep", "-lI", *(f"-e{host}" for host in hosts), "--", ".", ":!tests/", ":!locks/"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode > 1:
        pytest.skip("not a git checkout")
    shared = {name for name in found.stdout.splitlines() if name not in places}
    assert shared == set() or hosts & {write_addresses.GITHUB}  # whose name stands in licences and locks, too


def test_nothing_in_the_readmes_waits_for_an_address() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        assert not [word for word in ("<this ", "本仓库的地址", "OWNER", "YOUR-", "TODO") if word in text]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A checkout that says it is published on GitHub."""
    for name in write_addresses.PLACES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "pyproject.toml").write_text(
        '[project.urls]\nRepository = "https://github.com/lab/gklint.git"\nSecurity = "https://lab.test/security/"\n'
    )
    return tmp_path


def test_once_the_place_is_set_it_is_written_everywhere(published: Path) -> None:
    texts = write_addresses.texts(published)
    assert "\n  - repo: https://github.com/lab/gklint.git\n    rev: " in texts["README.md"]
    assert "\n  - repo: https://github.com/lab/gklint.git\n    rev: " in texts["README.zh-CN.md"]
    assert "<https://lab.test/security/>" in texts["SECURITY.md"]
    assert "        uses: lab/gklint@v" in texts["integrations/github.yml"]
    for name, text in texts.items():
        (published / name).write_text(text, "utf-8")
    assert write_addresses.texts(published) == texts


def test_a_place_that_is_gone_is_told(published: Path) -> None:
    (published / "SECURITY.md").write_text("Write to us.")
    with pytest.raises(ValueError, match="SECURITY"):
        write_addresses.texts(published)
