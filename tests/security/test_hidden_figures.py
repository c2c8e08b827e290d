"""What the reader of a report does not see is no figure of it; what only a browser can tell is not assessable."""

from __future__ import annotations

import time

import pytest
from cell_mutations import base, values_of, web_case
from formats import FORMATS
from hostile_files import book

from gklint.config.config import Config
from gklint.engine.run import lint_bytes
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.registry.registry import collect
from gklint.testing import compose

FIGURE = sorted(base("html clean", "2021").values)[7]
# All of these show 12, in a browser.
MARKUP = [
    '<span style="opacity:0">7</span>12',
    '<span style="font-size:0px">7</span>12',
    '<span style="position:absolute;left:-9999px">7</span>12',
    '<span style="display&#58;none">7</span>12',
    '<span style="display:/**/none">7</span>12',
    '<span style="d\\69splay:none">7</span>12',
    '<span style="visibility:collapse">7</span>12',
    '<span style="transform:scale(0)">7</span>12',
    '<span style="display:inline-block;width:0;overflow:hidden">7</span>12',
    '<span style="clip-path:inset(100%)">7</span>12',
    '<span style="display:inline-block;text-indent:-999px;overflow:hidden">7</span>12',
    '<span style="unicode-bidi:bidi-override;direction:rtl">21</span>',
    "<bdo dir=rtl>21</bdo>",
    "\u202e21\u202c",
]
# The same by a style sheet.
SHEETS = [
    (".zz{display:none}", '<span class="a zz">7</span>12'),
    ("table td #zz , p { visibility : hidden }", "<b id=zz>7</b>12"),
    ("@media screen{i{opacity:0}}", "<i>7</i>12"),
    (".zz::before{content:'1'}", "<span class=zz>2</span>"),
    (".zz{d\\69splay:none}", "<span class='zz'>7</span>12"),
]


@pytest.mark.parametrize("markup", MARKUP)
def test_hidden_digits_join_no_figure(markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    assert values_of(case.data, "a.html").get(FIGURE) in (None, 12)


@pytest.mark.parametrize(("sheet", "markup"), SHEETS)
def test_digits_that_a_style_sheet_may_hide_join_no_figure(sheet: str, markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    data = f"<style>{sheet}</style>".encode() + case.data
    assert values_of(data, "a.html").get(FIGURE) in (None, 12)


@pytest.mark.parametrize("style", ["opacity:0.5", "font-size:0.8em", "width:0.5em", "left:-1px", "visibility:visible"])
def test_styles_that_hide_nothing_change_nothing(style: str) -> None:
    case = web_case("html clean", "2021", FIGURE, f'<span style="{style}">1</span>2')
    data = b"<style>.other{display:none} .menu i{opacity:0}</style>" + case.data
    assert values_of(data, "a.html").get(FIGURE) == 12


@pytest.mark.parametrize("row", ['hidden="1"', 'ht="0" customHeight="1"'])
def test_rows_that_are_not_shown_are_not_read(row: str) -> None:
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" {row}><c r="A2"><v>777</v></c></row>'
    document = read_bytes(book(cells=cells), "a.xlsx", READERS)
    assert "777" not in document.source.text and "hidden" in {note.kind for note in document.notes}


def test_of_a_web_archive_the_page_that_is_shown_is_read() -> None:
    """A program shows the part that is named as the start, not the first."""
    part = "Content-Type: text/html; charset=utf-8\nContent-ID: <{}>\nContent-Transfer-Encoding: 8bit\n\n"
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start="<b>"\n\n--x\n'
    lawful = FORMATS["html clean"].make(compose(form="2021"))
    data = (head + part.format("a")).encode() + lawful + ("\n--x\n" + part.format("b")).encode() + b"<p>shown\n--x--\n"
    assert read_bytes(data, "a.mht", READERS).source.text.strip() == "<p>shown"
    assert "shown" not in read_bytes(data.replace(b'; start="<b>"', b""), "a.mht", READERS).source.text


@pytest.mark.parametrize("tag", ["<s>", "<font style='vertical-align:super'>", "<span style='opacity:0'>"])
def test_dressed_text_in_dressed_text_takes_linear_time(tag: str) -> None:
    """190 kB of elements that are never closed took ten seconds."""
    config = Config()
    start = time.process_time()
    outcome = lint_bytes((tag * 60_000 + "x").encode(), "a.html", collect(config), config)
    assert outcome.failures == () and time.process_time() - start < 5
