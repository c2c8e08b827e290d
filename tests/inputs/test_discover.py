"""Discovery: files and folders as given, links, hidden and ignored files, and problems."""

from __future__ import annotations

import os

import pytest

from gklint.inputs.discover import discover

SUFFIXES = (".txt", ".md")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty working folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(*paths, **options):
    return [file.display for file in discover(paths, suffixes=SUFFIXES, **options).files]


def problems(*paths, **options):
    return [(problem.kind, problem.display) for problem in discover(paths, suffixes=SUFFIXES, **options).problems]


def test_folders_are_walked_and_files_sorted(here):
    write(here, "b.txt", "a/c.md", "a/b/d.TXT", "a/x.docx", "年报/一.txt")
    assert found(".") == ["a/b/d.TXT", "a/c.md", "b.txt", "年报/一.txt"]
    assert problems(".") == []


def test_paths_may_be_given_in_any_order_and_twice(here):
    write(here, "r/a.txt", "r/b.txt", "c.txt")
    expected = ["c.txt", "r/a.txt", "r/b.txt"]
    for paths in (["c.txt", "r"], ["r", "c.txt", "./r/b.txt"], ["r/b.txt", here / "r", str(here / "c.txt"), "."]):
        assert found(*paths) == expected


def test_paths_are_relative_in_the_working_folder_and_as_given_outside(here, tmp_path):
    write(tmp_path, "here/a.txt", "there/b.txt")
    assert found(here / "a.txt", tmp_path / "there") == [f"{tmp_path}/there/b.txt", "a.txt"]
    assert found("../there") == ["../there/b.txt"]
    assert found(here) == ["a.txt"]


def test_files_can_be_opened_by_their_path(here):
    write(here, "r/a.txt")
    (file,) = discover(["r"], suffixes=SUFFIXES).files
    assert file.path.read_text() == "x"


def test_hidden_files_and_folders_are_passed_over_unless_given(here):
    write(here, ".git/a.txt", ".a.txt", "b/.c/d.txt", "~$e.txt", "f.txt")
    assert found(".") == ["f.txt"]
    assert found("b/.c", ".a.txt") == [".a.txt", "b/.c/d.txt"]


def test_same_file_by_links_is_read_once_under_its_own_folder(here):
    write(here, "z/a.txt")
    (here / "a-link").symlink_to("z")
    (here / "z" / "b.txt").symlink_to("a.txt")
    assert found(".") == ["z/a.txt"]


def test_linked_folder_elsewhere_is_not_walked_but_named(here, tmp_path):
    write(tmp_path, "there/a.txt")
    (here / "link").symlink_to(tmp_path / "there")
    assert found(".") == []
    assert problems(".") == [("outside-folder", "link")]


def test_links_in_a_loop(here):
    write(here, "a/b/c.txt")
    (here / "a" / "b" / "up").symlink_to(here)
    (here / "a" / "self.txt").symlink_to(here / "a" / "self.txt")
    assert found(".") == ["a/b/c.txt"]
    assert problems(".") == [("broken-link", "a/self.txt")]


def test_what_is_given_and_cannot_be_read_is_a_problem(here):
    write(here, "a.docx", "b.txt", "c/x.docx")
    (here / "dead.txt").symlink_to("nothing")
    os.mkfifo(here / "pipe.txt")
    assert problems("no.txt", "a.docx", "b.txt", "c", "dead.txt", "pipe.txt", "b.txt/x", "y" * 5000)[:-1] == [
        ("broken-link", "dead.txt"),
        ("empty-folder", "c"),
        ("missing", "b.txt/x"),
        ("missing", "no.txt"),
        ("missing", "y" * 5000),
        ("not-a-file", "pipe.txt"),
    ]
    (problem,) = discover(["a.docx"], suffixes=SUFFIXES).problems
    assert problem.kind == "unknown-suffix"
    assert problem.help is not None
    assert ".md、.txt" in problem.help.zh


def test_problems_met_in_a_folder(here):
    write(here, "r/a.txt")
    (here / "r" / "dead.txt").symlink_to("nothing")
    (here / "r" / "dead").symlink_to("nothing")
    assert problems("r") == [("broken-link", "r/dead.txt")]


def test_folder_that_cannot_be_opened(here, monkeypatch):
    write(here, "r/a.txt", "r/s/b.txt")
    plain = type(here).iterdir

    def iterdir(path):
        if path.name == "s":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(type(here), "iterdir", iterdir)
    assert found("r") == ["r/a.txt"]
    assert problems("r") == [("unreadable-folder", "r/s")]


def test_name_in_another_encoding_is_shown_legibly(here):
    name = os.fsdecode("年报.txt".encode("gb18030"))
    (here / name).write_text("x")
    (file,) = discover(["."], suffixes=SUFFIXES).files
    assert file.display == "年报.txt"
    assert file.path.read_text() == "x"


def test_no_paths():
    assert discover([], suffixes=SUFFIXES) == ([], [], None, [])
