"""The two parsers build the same trees; without either a page is a finding that names what to install."""

from __future__ import annotations

import importlib
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gklint.model.plugin import ReaderOptions
from gklint.readers.html import read
from gklint.readers.web import trees
from gklint.readers.web.skeleton import skeleton
from gklint.readers.web.trees import tree_of

TAGS = (
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=2>",
    "<p>",
    "<div>",
    "<b>",
    "<br>",
    "<h2>",
    "<ul><li>",
    "<pre>",
    "<select>",
)
PIECES = st.sampled_from(
    (
        *TAGS,
        *(tag.replace("<", "</") for tag in TAGS),
        "甲",
        " ",
        "\r\n",
        "&nbsp;",
        "<!-- x -->",
        "<script>",
        "</script>",
        "<style>",
        "</body>",
        "<td ",
        "'",
        '"',
        "<",
        ">",
        "<![if !x]>",
        "<span style='display:none'>",
        "</span>",
        "𠀀",
        "\x00",
    )
)
MARKUP = st.lists(PIECES, max_size=40).map("".join)


def tree(markup: str, library: int) -> str:
    name, written = trees._LIBRARIES[library]
    return re.sub(r"(?<=>)[ \n]+|[ \n]+(?=<|\Z)", "", written(importlib.import_module(name), markup))


@settings(max_examples=300, deadline=None)
@given(MARKUP)
@example("<pre><tr>\r\n<table>𠀀")  # one keeps the first line break of a <pre> behind a tag that is passed over
def test_both_libraries_build_the_same_tree(text: str) -> None:
    markup = skeleton(text, ReaderOptions()).markup
    assert tree(markup, 0) == tree(markup, 1)


def without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    def find(name: str) -> object:
        if name.partition(".")[0] in missing:
            raise ImportError(name)
        return importlib.import_module(name)

    monkeypatch.setattr(trees, "import_module", find)


def test_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<p>甲<table><tr><td rowspan=2>A<td>1<tr><td>2</table>".encode()
    expected = read(page, "a.html", ReaderOptions())
    without(monkeypatch, "turbohtml")
    document = read(page, "a.html", ReaderOptions())
    assert [block.span[1:] for block in document.blocks] == [block.span[1:] for block in expected.blocks]


def test_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "turbohtml", "justhtml")
    (note,) = read(b"<p>x", "a.html", ReaderOptions()).notes
    assert (note.kind, note.key) == ("unreadable", "no-library")
    assert note.help is not None
    assert "pip install turbohtml" in note.help.zh


def test_every_element_is_closed() -> None:
    assert tree_of("<div>甲<br><table at=3><td at=5>乙").endswith(
        '<div>甲<br><table at="3"><tbody><tr><td at="5">乙</td></tr></tbody></table></div></body></html>'
    )
