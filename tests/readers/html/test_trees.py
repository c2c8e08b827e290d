"""The two parsers build the same trees; without either a page is a finding that names what to install."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.model.plugin import ReaderOptions
from gklint.readers.html import read
from gklint.readers.web import trees
from gklint.readers.web.skeleton import skeleton
from gklint.readers.web.trees import Attributes, walk_tree

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


class Recorder:
    """The events as plain values."""

    def __init__(self) -> None:
        self.events: list[object] = []

    def start_element(self, tag: str, attrs: Attributes) -> None:
        self.events.append((tag, tuple((name, value or "") for name, value in attrs)))

    def end_element(self, tag: str) -> None:
        self.events.append(f"/{tag}")

    def characters(self, data: str) -> None:
        if data.strip(" \n"):
            self.events.append(data.strip(" \n"))


def events(markup: str, library: int) -> list[object]:
    recorder = Recorder()
    name, walk = trees._LIBRARIES[library]
    walk(importlib.import_module(name), markup, recorder)
    return recorder.events


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_both_libraries_build_the_same_tree(text: str) -> None:
    markup = skeleton(text, ReaderOptions()).markup
    assert events(markup, 0) == events(markup, 1)


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


def test_walk_tells_of_every_element() -> None:
    recorder = Recorder()
    walk_tree("<p>甲<br>", recorder)
    assert recorder.events[-6:] == ["甲", ("br", ()), "/br", "/p", "/body", "/html"]
