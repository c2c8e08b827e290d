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
# White on white: hidden text, of which the user is told.
WHITE = [
    '<span style="color:#fff">7</span>12',
    '<span style="COLOR: White">7</span>12',
    '<span style="color:rgb(255, 255, 255)">7</span>12',
    '<span style="color:rgb(100% 100% 100%)">7</span>12',
    '<span style="color:hsl(0,0%,100%)">7</span>12',
    '<span style="color:#FDFEFD">7</span>12',
    '<span style="color:transparent">7</span>12',
    '<span style="color:#00000000">7</span>12',
    '<span style="color:rgba(0,0,0,0)">7</span>12',
    '<span style="col\\6fr:#fff">7</span>12',
    '<span style="color:&#35;fff">7</span>12',
    '<span style="color:/**/#fff">7</span>12',
    "<font color=white>7</font>12",
    '<font color="#FFFFFF"><b>7</b></font>12',
    '<p style="color:#fff">7</p><p>12</p>',
    '<span style="background:red;color:#f00">7</span>12',
    '<div style="background:#1f3864"><span style="color:#1F3864">7</span></div>12',
]
# Too small, or of a block without ink.
SMALL = [
    '<span style="font-size:1px">7</span>12',
    '<span style="font-size:0.5pt">7</span>12',
    '<span style="font:1px serif">7</span>12',
    '<span style="font-size:0.01em">7</span>12',
    '<span style="font-size:1%">7</span>12',
    '<p style="font-size:0">7</p><p>12</p>',
    '<div style="opacity:0">7</div>',
    '<div style="opacity:0.01">7</div>',
    '<div style="position:absolute;left:-9999px">7</div>',
    '<div style="position:absolute;clip:rect(0,0,0,0)">7</div>',
    '<p style="transform:scale(0)">7</p>',
]
# The same by a style sheet.
SHEETS = [
    (".zz{display:none}", '<span class="a zz">7</span>12'),
    ("table td #zz , p { visibility : hidden }", "<b id=zz>7</b>12"),
    ("@media screen{i{opacity:0}}", "<i>7</i>12"),
    (".zz::before{content:'1'}", "<span class=zz>2</span>"),
    (".zz{d\\69splay:none}", "<span class='zz'>7</span>12"),
    (".zz{color:#fff}", "<span class=zz>7</span>12"),
    (".zz{COLOR:White}", "<p class=zz>7</p>12"),
    ("#zz,.yy{color:rgb(255,255,255)}", "<span id=zz>7</span>12"),
]


@pytest.mark.parametrize("markup", MARKUP)
def test_hidden_digits_join_no_figure(markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    assert values_of(case.data, "a.html").get(FIGURE) in (None, 12)


@pytest.mark.parametrize("markup", WHITE)
def test_text_in_the_colour_of_its_ground_is_hidden_text(markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    assert values_of(case.data, "a.html").get(FIGURE) == 12 or markup.startswith("<div")
    notes = [note.words.zh for note in read_bytes(case.data, "a.html", READERS).notes if note.kind == "hidden"]
    assert notes == ["报告中有1处看不见的文字（颜色与底色相同），未检查"]


@pytest.mark.parametrize("markup", SMALL)
def test_text_too_small_or_without_ink_is_no_figure(markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    assert values_of(case.data, "a.html").get(FIGURE) in (None, 12)


@pytest.mark.parametrize(
    "attribute", ["opacity:0", "font-size:0", "font-size:1px", "color:#fff", "clip-path:inset(100%)"]
)
@pytest.mark.parametrize("element", ["td", "tr", "table", "tbody"])
def test_what_hides_a_cell_a_row_or_a_table_hides_its_figures(element: str, attribute: str) -> None:
    case = web_case("html clean", "2021", FIGURE, "12")
    text = case.data.decode()
    at = (
        text.rindex(f"<{element}", 0, text.index(">12<") + 1)
        if element != "tbody"
        else text.rindex("<tr", 0, text.index(">12<"))
    )
    if element == "tbody":
        data = text[:at] + f'<tbody style="{attribute}">' + text[at:]
    else:
        data = text[: at + 1 + len(element)] + f' style="{attribute}"' + text[at + 1 + len(element) :]
    assert values_of(case.data, "a.html")[FIGURE] == 12
    assert values_of(data.encode(), "a.html").get(FIGURE) is None


ON_A_GROUND = [
    '<span style="color:#fff;background:#1f3864">12</span>',
    '<div style="background-color:navy"><span style="color:#fff">12</span></div>',
    '<div style="background:url(a.png)"><span style="color:#fff">12</span></div>',
    '<p style="background-image:linear-gradient(red,blue);color:white">12</p>',
    '<span style="border-color:#fff">12</span>',
    '<span style="color:#fff"><b style="color:#000">12</b></span>',
    '<span style="color:#eee">12</span>',
    '<span style="color:yellow">12</span>',
    '<div style="font-size:0"><span style="font-size:14px">12</span></div>',
    '<span style="font-size:12px">12</span>',
    '<span style="font-size:.9em">12</span>',
    "<font color=white></font>12",
    '<span class="head">12</span>',
    '<span class="dark"><span style="color:#fff">12</span></span>',
    '<p class="banner">12</p>',
]


@pytest.mark.parametrize("markup", ON_A_GROUND)
def test_text_that_is_seen_stays_read(markup: str) -> None:
    case = web_case("html clean", "2021", FIGURE, markup)
    sheet = b"<style>.head{color:#fff;background:#004}.dark{background:#123}.top .banner{color:#fff}</style>"
    assert values_of(sheet + case.data, "a.html").get(FIGURE) == 12


@pytest.mark.parametrize("cell", ['<td bgcolor="#1f3864">', '<td style="background:#1f3864">', '<td class="total">'])
def test_white_text_in_a_cell_of_a_colour_stays_read(cell: str) -> None:
    """The last of these is painted by a style sheet that is not there."""
    case = web_case("html clean", "2021", FIGURE, '<span style="color:#fff">12</span>')
    text = case.data.decode()
    at = text.rindex("<td", 0, text.index('<span style="color:#fff">'))
    data = '<link rel="stylesheet" href="a.css">' + text[:at] + cell + text[text.index(">", at) + 1 :]
    assert values_of(data.encode(), "a.html").get(FIGURE) == 12


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
