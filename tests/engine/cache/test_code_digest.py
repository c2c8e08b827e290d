"""The digest of code and data: by content and name, not by date."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gklint.engine.cache.code_digest import code_digest


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    (folder / "rules").mkdir(parents=True)
    (folder / "__init__.py").write_text("A = 1\n")
    (folder / "rules" / "a.yaml").write_text("id: A\n")
    return folder


def test_dates_and_compiled_files_do_not_count(package: Path) -> None:
    before = code_digest([package])
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    os.utime(package / "__init__.py", (0, 0))
    assert code_digest([package, package]) == before


def test_content_names_and_new_files_count(package: Path) -> None:
    found = {code_digest([package])}
    times = (package / "__init__.py").stat()
    (package / "__init__.py").write_text("A = 2\n")
    os.utime(package / "__init__.py", (times.st_atime, times.st_mtime))
    found.add(code_digest([package]))
    (package / "rules" / "a.yaml").rename(package / "rules" / "b.yaml")
    found.add(code_digest([package]))
    (package / "c.txt").write_bytes(b"")
    found.add(code_digest([package]))
    found.add(code_digest([package / "__init__.py"]))
    assert len(found) == 5
