"""URIs of report files: Chinese names, blanks, bytes that are no UTF-8."""

from __future__ import annotations

from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gklint.reporters.sarif.files import uri


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("reports/a.txt", "reports/a.txt"),
        ("年报 2024.md", "%E5%B9%B4%E6%8A%A5%202024.md"),
        ("a:b?c#d%20.txt", "a%3Ab%3Fc%23d%2520.txt"),
        ("../x.txt", "../x.txt"),
        ("/srv/年.txt", "file:///srv/%E5%B9%B4.txt"),
        ("C:/r/年.txt", "file:///C:/r/%E5%B9%B4.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_become_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_bytes_of_an_undecodable_name_come_back() -> None:
    name = "年报.txt".encode("gb18030")
    assert unquote_to_bytes(uri(name.decode("utf-8", "surrogateescape"))) == name


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
        lambda path: path[0] != "/" and ":" not in path
    )
)
def test_a_uri_is_ascii_and_can_be_undone(path: str) -> None:
    assert uri(path).isascii()
    assert unquote(uri(path)) == path
