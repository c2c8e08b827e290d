"""Ignored paths: exclude patterns and .gitignore files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gklint.inputs.discover import discover
from gklint.inputs.ignored import FileSelection, Ignored


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with reports."""
    for name in ("a.txt", "草稿/b.txt", "r/c.txt", "r/s/d.txt", "r/s/草稿/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def but(patterns):
    """Text files but those."""
    selection = FileSelection(frozenset([".txt"]), Ignored.by(patterns, Path.cwd()))
    return lambda folder: selection


def found(*paths, exclude=(), **options):
    return [file.display for file in discover(paths, suffixes=[".txt"], selection=but(exclude), **options).files]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["草稿/"], ["a.txt", "r/c.txt", "r/s/d.txt"]),
        (["/草稿/"], ["a.txt", "r/c.txt", "r/s/d.txt", "r/s/草稿/e.txt"]),
        (["r/**/d.txt"], ["a.txt", "r/c.txt", "r/s/草稿/e.txt", "草稿/b.txt"]),
        (["*.txt", "!c.txt"], ["r/c.txt"]),
        (["# 注释", "", "r"], ["a.txt", "草稿/b.txt"]),
        ([], ["a.txt", "r/c.txt", "r/s/d.txt", "r/s/草稿/e.txt", "草稿/b.txt"]),
    ],
)
def test_exclude(here, exclude, left):
    assert found(".", exclude=exclude) == left


def test_exclude_holds_for_absolute_paths_and_outside(here, tmp_path_factory):
    assert found(here, exclude=["草稿/", "/r"]) == ["a.txt"]
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "draft.txt").write_text("x")
    assert found(elsewhere, exclude=["draft.*"]) == []


def test_what_is_given_itself_is_read(here):
    assert found("草稿", "r/c.txt", exclude=["草稿/", "c.txt"]) == ["r/c.txt", "草稿/b.txt"]


def test_folder_with_nothing_left_is_empty(here):
    (problem,) = discover(["r"], suffixes=[".txt"], selection=but(["*.txt"])).problems
    assert (problem.kind, problem.display) == ("empty-folder", "r")


def test_wrong_pattern_is_an_error(here):
    with pytest.raises(ValueError, match="!"):
        Ignored.by(["!"], Path.cwd())


def test_gitignore_of_each_folder_counts_from_there_and_the_inner_one_decides(here):
    (here / ".gitignore").write_text("/a.txt\nd.txt\n草稿/\n!\n")
    assert found(".") == ["r/c.txt"]
    (here / "r" / ".gitignore").write_text("/c.txt\n!d.txt\n")
    assert found(".") == ["r/s/d.txt"]
    assert found("a.txt") == ["a.txt"]


def test_gitignore_can_be_left_out_of_account(here):
    (here / ".gitignore").write_text("*\n")
    assert found(".") == []
    assert len(found(".", respect_gitignore=False)) == 5


def test_gitignore_above_counts_within_the_repository(here):
    (here / ".gitignore").write_text("d.txt\n")
    assert found("r/s") == ["r/s/d.txt", "r/s/草稿/e.txt"]
    (here / ".git").mkdir()
    assert found("r/s") == ["r/s/草稿/e.txt"]


def test_ignored_folder_that_is_given_is_read(here):
    (here / ".git").mkdir()
    (here / ".gitignore").write_text("/r/\n")
    assert found(".") == ["a.txt", "草稿/b.txt"]
    assert found("r/s") == ["r/s/d.txt", "r/s/草稿/e.txt"]


def test_gitignore_that_is_no_text(here):
    (here / ".gitignore").write_bytes(b"\xff\xfe\x00a.txt\n\xff\n")
    assert "a.txt" in found(".")
