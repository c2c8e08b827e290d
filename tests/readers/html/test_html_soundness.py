"""What holds for every page whatsoever, and pages built to do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.html import read

TAGS = (
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=3>",
    "<th colspan=0>",
    "<p>",
    "<div>",
    "<b>",
    "<br>",
    "<h1>",
    "<pre>",
    "<nav>",
)
PIECES = st.sampled_from(
    (
        *TAGS,
        *TAGS,
        *(tag.replace("<", "</") for tag in TAGS),
        "甲",
        "一、",
        "二、",
        "三、",
        "12",
        " ",
        "\r\n",
        "\r",
        "&nbsp;",
        "&#50;",
        "&amp;lt;",
        "&",
        "<!-- x -->",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<title>",
        "\x00",
        "\ufeff",
        "<meta charset=gbk>",
        "<td ",
        "'",
        '"',
        "<",
        ">",
        "<![if]>",
        "<span hidden>",
        "</span>",
        "𠀀",
        "\u3000",
        "\x0c",
        "\x85",
    )
)
MARKUP = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join)
REMARK = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def page(text: str, **limits: int) -> Document:
    return read(text.encode("utf-8", "replace"), "a.html", ReaderOptions(**limits))


def check(document: Document) -> None:
    length = len(document.source.text)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= length
        if isinstance(block, Table):
            check_table(block)
        else:
            assert block.text
            assert block.text == block.text.strip()
    places = [note.span for note in document.notes] + [aside.span for aside in document.asides]
    for span in [*places, *(span for span, _ in document.comments)]:
        assert 0 <= span.start <= span.end <= length


def check_table(table: Table) -> None:
    taken = set()
    for index, row in enumerate(table.rows):
        for cell in row:
            assert cell.row == index
            assert index + cell.height <= len(table.rows) or cell.height == 1
            assert table.span.start <= cell.span.start <= cell.span.end <= table.span.end
            assert cell.column >= 200 or (index, cell.column) not in taken
            taken |= {(index + down, cell.column + right) for down in range(cell.height) for right in range(cell.width)}


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_any_markup(text: str) -> None:
    check(page(text))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(read(data, "a.html", ReaderOptions()))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from((*TAGS, "</td>", "</table>", "</p>", "甲", "12", "。", " ", "\r\n", "<b>")), max_size=50)
)
def test_all_text_is_kept_where_it_stands(pieces: list[str]) -> None:
    document = page("".join(pieces))
    kept = [aside.text for aside in document.asides]
    for block in document.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        for one in cells:
            kept.append(one.text)
            if one.span.text.count("<") == 0:
                assert "".join(one.text.split()) == "".join(one.span.text.split())
    written = REMARK.sub("", document.source.text)
    assert sorted(c for c in "".join(kept) if c.isalnum()) == sorted(c for c in written if c.isalnum())


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<table><tr><td>",
        "<p>",
        "<b>",
        "<ul><li>",
        "<table>",
        "<td>",
        "</p>",
        "<!--",
        "<a ",
        "<a b='",
        '<a b="',
        "<script>",
        "<title",
        "<![if",
        "</",
        "<",
        "&",
        "&#",
        "&nbsp",
        " ",
        "\r",
        "<span hidden>",
        "<pre>\n",
        "<td rowspan=9>x",
        "<td colspan=100000>x",
        "<tr><td colspan=1000 rowspan=99>x",
        "<table>x",
        "<h1>一、",
        "<meta ",
        "<br>",
        "--",
        "<div hidden>",
    ],
)
def test_long_and_deep_pages(piece: str) -> None:
    for before in ("", "<table>", "<table><tr>"):
        check(page(before + piece * (200_000 // len(piece)) + "x"))


def test_limits() -> None:
    document = page("<p>甲</p>" * 1000, max_cells=100)
    assert [note.kind for note in document.notes] == ["cut"]
    assert len(document.blocks) == 50
    document = page("<p>甲</p>" * 1000, max_text=900)
    assert [note.kind for note in document.notes] == ["cut"]


@pytest.mark.parametrize("piece", ["<div>", "<table><tr><td>", "<ul><li>", "<nav>", "<table><td><div>"])
def test_a_page_too_deep_is_said_and_its_text_read(piece: str) -> None:
    cells = "<table><tr><td>A<td>1<tr><td>B<td>2</table>"
    for times in (498, 505, 509, 511, 600, 20_000):
        document = page(f"<p>甲</p>{piece * times}<p>乙</p>{cells}<p>丙</p>")
        check(document)
        assert ("cut", "depth") in [(note.kind, note.key) for note in document.notes]
        shown = [*document.blocks, *document.asides]
        words = [
            cell.text for one in shown for row in (one.rows if isinstance(one, Table) else [[one]]) for cell in row
        ]
        assert sorted(words) == sorted("甲乙丙A1B2")


def test_pages_as_deep_as_they_come_are_read_without_a_word() -> None:
    document = page(f"<p>甲</p>{'<div>' * 400}<table><tr><td>A<td>1<tr><td>B<td>2</table>")
    assert document.notes == ()
    assert [len(block.rows) for block in document.blocks if isinstance(block, Table)] == [2]


def test_a_table_too_wide_is_said() -> None:
    bomb = page("<table>" + "<tr><td colspan=100000 rowspan=65534>1</td>" * 20 + "</table>")
    assert [(note.kind, note.key) for note in bomb.notes] == [("cut", "width")]
    assert page("<table><tr><td colspan=100000>A<tr><td>B<td>1</table>").notes == ()


def test_nothing_but_markup() -> None:
    assert page("<html><body></body></html>").blocks == ()
