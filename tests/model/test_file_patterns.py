"""Patterns for files mean what .gitignore means by them, and take linear time whatever they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from gklint.model.file_patterns import FilePatterns, read_pattern

_NAMES = st.text("abc", min_size=1, max_size=3)
_PATHS = st.builds(
    lambda names, end: "/".join(names) + end, st.lists(_NAMES, min_size=1, max_size=4), st.sampled_from(["", "/"])
)
_PARTS = st.sampled_from(["a", "b", "c", "*", "?", "[ab]", "\\a", "**", "/", "/", "/**/"])
_PATTERNS = st.builds(
    lambda no, parts: no + "".join(parts), st.sampled_from(["", "", "!"]), st.lists(_PARTS, min_size=1, max_size=7)
)


def usable(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return "//" not in line and "***" not in line and line not in ("!", "!/")


@settings(max_examples=1500, deadline=None)
@given(_PATTERNS.filter(usable), _PATHS)
def test_one_means_what_a_library_takes_it_for(line: str, path: str) -> None:
    assert FilePatterns([line]).verdict(path) == GitIgnoreSpec.from_lines([line]).check_file(path).include


@pytest.mark.parametrize(
    ("lines", "path", "verdict"),
    [
        (["*.txt", "!a.txt"], "a.txt", False),
        (["!a.txt", "*.txt"], "a.txt", True),
        (["a/", "!a/b.txt"], "a/b.txt", False),
        (["!b.txt", "a/"], "a/b.txt", False),  # the pattern that names the file itself decides
        (["a/", "b/", "!a/"], "a/c", False),
        (["!*", "a"], "a/", True),
        (["/a", "!/a"], "b/a", None),
    ],
)
def test_the_last_that_names_a_path_decides(lines: list[str], path: str, verdict: bool | None) -> None:
    assert FilePatterns(lines).verdict(path) is verdict


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 30 + "b", "a" * 250),
        ("[a]*?" * 50 + "b", "a" * 250),
        ("**/a/" * 40 + "b", "a/" * 2000 + "a"),
        ("*" * 290 + "b", "a" * 255),
        ("**/*a*a*a*a*/" * 20 + "b", ("a" * 255 + "/") * 15 + "a"),
    ],
)
def test_no_pattern_takes_long(pattern: str, path: str) -> None:
    start = time.process_time()
    assert FilePatterns([pattern]).verdict(path) is None
    assert time.process_time() - start < 1


def test_what_is_no_pattern_is_an_error() -> None:
    for line in ("a\\", "!", "x" * 301, "[b-a]"):
        with pytest.raises(ValueError, match=r".+"):
            FilePatterns([line])
    assert read_pattern("[abc") is read_pattern("# remark") is read_pattern("  ") is None


def test_a_set_of_excepted_characters_matches_no_slash() -> None:
    """As git takes it, and the library does not."""
    assert FilePatterns(["a[!b]c"]).names("axc") and not FilePatterns(["a[!b]c"]).names("a/c")
