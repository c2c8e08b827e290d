"""Text of a PDF that its pages do not show is no figure, and is told of; text that looks odd and is seen is read."""

from __future__ import annotations

import time

import pytest
from as_pdf import HEIGHT, WIDTH, Setting, set_report, written
from cell_mutations import report
from pdf_mutations import drawn
from sound import assert_sound

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf.read import read

FONT = [
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
    " /W [1 95 500 814 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
]


def stream(head: str, content: str) -> str:
    return f"<< {head} /Length {len(content)} >>\nstream\n{content}\nendstream"


IMAGE = "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode"
BLACK = stream(f"{IMAGE} /Width 1 /Height 1", "00>")
SCAN = stream(f"{IMAGE} /Width 8 /Height 8", "00FF" * 32 + ">")
PALE = stream(f"{IMAGE} /Width 1 /Height 1", "FF>")
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> >>"
GRID = "".join(f"60 {y} m 360 {y} l S\n" for y in (800, 780, 760)) + "".join(
    f"{x} 760 m {x} 800 l S\n" for x in (60, 160, 260, 360)
)
PLACE = 165, 765  # of the figure in the second row


def text(x: float, y: float, words: str, size: float = 10, font: str = "F1") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


HEAD = text(65, 785, "项目") + text(165, 785, "数量") + text(265, 785, "说明") + text(65, 765, "受理")
TAIL = text(265, 765, "无")


def page(
    content: str, *, head: str = "", before: str = "", objects: tuple[str, ...] = (), more: str = "", own: str = ""
) -> Document:
    """A page with a table in which `content` is drawn where its figure stands.

    `objects` are numbered from 8, `more` goes into the resources, `own` into the page, `head` into the catalogue.
    """
    whole = f"{before}{GRID}{HEAD}{TAIL}{content}"
    layers = f"<< /Type /Catalog /Pages 2 0 R {head} >>"
    resources = f"<< /Font << /F1 3 0 R >> {more or '/XObject << /B 8 0 R >>'} >>"
    data = written(
        [
            layers,
            "<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
            *FONT,
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 7 0 R"
            f" /Resources {resources} {own} >>",
            stream("", whole),
            *(objects or (BLACK,)),
        ]
    )
    document = read(data, "a.pdf", ReaderOptions())
    assert_sound(document)
    return document


def figure(document: Document) -> str:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table.rows[1][1].text


def hidden_notes(document: Document) -> list[str]:
    return [note.words.zh for note in document.notes if note.kind == "hidden"]


X, Y = PLACE
SEVEN, TWELVE = text(X, Y, "7"), text(X + 5, Y, "12")
OFF = "/OCProperties << /OCGs [8 0 R 9 0 R] /D << /OFF [8 0 R] /ON [9 0 R] >> >>"
LAYERS = ("<< /Type /OCG /Name (a) >>", "<< /Type /OCG /Name (b) >>")
IN_LAYERS = "/Properties << /M0 8 0 R /M1 9 0 R >> /XObject << /F 10 0 R /G 11 0 R >>"
HIDING = {
    "white": f"1 g {SEVEN} 0 g {TWELVE}",
    "nearly white": f"0.99 1 0.98 rg {SEVEN} 0 g {TWELVE}",
    "white in inks": f"0 0 0 0 k {SEVEN} 0 g {TWELVE}",
    "one point": text(X, Y, "7", 1) + TWELVE,
    "a tenth of a point": text(X, Y, "7", 0.1) + TWELVE,
    "squeezed": f"1 Tz {SEVEN} 100 Tz {TWELVE}",
    "invisible": f"3 Tr {SEVEN} 0 Tr {TWELVE}",
    "clipped away": f"q 0 0 9 9 re W n {SEVEN} Q {TWELVE}",
    "clipped to nothing": f"q 0 0 m 0 0 l 0 0 l h W n {SEVEN} Q {TWELVE}",
    "clipped by two paths": f"q 0 0 600 900 re W n {X + 9} 0 300 900 re W n {SEVEN} Q {TWELVE}",
    "clipped by a triangle": f"q 0 0 m 600 0 l 600 900 l h W n {SEVEN} Q {text(X + 5, Y, '12')}",
    "covered by a rectangle": f"{SEVEN} q 1 g {X} {Y - 3} 5 13 re f Q {TWELVE}",
    "covered by a dark rectangle": f"{SEVEN} q 0.5 g {X} {Y - 3} 5 13 re f Q {TWELVE}",
    "covered by a picture": f"{SEVEN} q 5 0 0 13 {X} {Y - 3} cm /B Do Q {TWELVE}",
    "black on black": f"q 0 g {X} {Y - 3} 5 13 re f Q {SEVEN} {TWELVE}",
    "blue on blue": f"q 0 0 1 rg {X} {Y - 3} 5 13 re f {SEVEN} Q {TWELVE}",
    "on a black picture": f"q 5 0 0 13 {X} {Y - 3} cm /B Do Q {SEVEN} {TWELVE}",
    "below the figure": f"1 g {text(X + 5, Y, '79')} 0 g {TWELVE}",
    "stroked in white": f"1 Tr 1 G {SEVEN} 0 Tr 0 G {TWELVE}",
}


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_what_the_page_does_not_show_joins_no_figure(content: str) -> None:
    document = page(content)
    assert figure(document) == "12"
    assert hidden_notes(document) == ["文件有看不见的文字（第1页，共1处），未检查"]


IN_OTHER_OBJECTS: dict[str, dict[str, object]] = {
    "layer that is off": {
        "content": f"/OC /M0 BDC {SEVEN} EMC {TWELVE}",
        "head": OFF,
        "objects": LAYERS,
        "more": "/Properties << /M0 8 0 R /M1 9 0 R >>",
    },
    "form in a layer that is off": {
        "content": f"/F Do {TWELVE}",
        "head": OFF,
        "objects": (*LAYERS, stream(f"{FORM} /OC 8 0 R", SEVEN)),
        "more": "/XObject << /F 10 0 R >>",
    },
    "membership in a layer that is off": {
        "content": f"/OC /M0 BDC {SEVEN} EMC {TWELVE}",
        "head": OFF,
        "objects": (*LAYERS, "<< /Type /OCMD /OCGs [8 0 R] >>"),
        "more": "/Properties << /M0 10 0 R >>",
    },
    "no opacity": {
        "content": f"q /G0 gs {SEVEN} Q {TWELVE}",
        "objects": ("<< /Type /ExtGState /ca 0 >>",),
        "more": "/ExtGState << /G0 8 0 R >>",
    },
    "hardly any opacity": {
        "content": f"q /G0 gs {SEVEN} Q {TWELVE}",
        "objects": ("<< /Type /ExtGState /ca 0.02 >>",),
        "more": "/ExtGState << /G0 8 0 R >>",
    },
    "form without opacity": {
        "content": f"q /G0 gs /F Do Q {TWELVE}",
        "objects": ("<< /Type /ExtGState /ca 0 >>", stream(f"{FORM} /Group << /S /Transparency >>", SEVEN)),
        "more": "/ExtGState << /G0 8 0 R >> /XObject << /F 9 0 R >>",
    },
    "form that shows nothing of itself": {
        "content": f"/F Do {TWELVE}",
        "objects": (stream(FORM.replace("[0 0 600 900]", "[0 0 1 1]"), SEVEN),),
        "more": "/XObject << /F 8 0 R >>",
    },
    "covered by a form": {
        "content": f"{SEVEN} /F Do {TWELVE}",
        "objects": (stream(FORM, f"1 g {X} {Y - 3} 5 13 re f"),),
        "more": "/XObject << /F 8 0 R >>",
    },
    "below its figure in a form": {
        "content": "/F Do",
        "objects": (stream(FORM, f"1 g {text(X + 5, Y, '79')} 0 g {TWELVE}"),),
        "more": "/XObject << /F 8 0 R >>",
    },
    "covered by a note": {
        "content": f"{SEVEN} {TWELVE}",
        "objects": (
            f"<< /Type /Annot /Subtype /Square /F 4 /Rect [{X} {Y - 3} {X + 5} {Y + 10}] /AP << /N 9 0 R >> >>",
            stream("/Type /XObject /Subtype /Form /BBox [0 0 5 13]", "1 g 0 0 5 13 re f"),
        ),
        "more": "/ExtGState << >>",
        "own": "/Annots [8 0 R]",
    },
}


@pytest.mark.parametrize("made", IN_OTHER_OBJECTS.values(), ids=IN_OTHER_OBJECTS)
def test_what_layers_forms_and_notes_keep_from_sight_joins_no_figure(made: dict[str, str]) -> None:
    document = page(**made)  # type: ignore[arg-type]
    assert figure(document) == "12" and hidden_notes(document)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_text_outside_of_the_page_is_told_of(turn: int) -> None:
    document = page(TWELVE + text(700, 400, "7"), own=f"/Rotate {turn}")
    assert "7" not in document.source.text and hidden_notes(document)
    cropped = page(TWELVE + text(200, 100, "7"), own=f"/CropBox [0 300 {WIDTH} {HEIGHT}] /Rotate {turn}")
    assert "7" not in cropped.source.text and hidden_notes(cropped)


SEEN: dict[str, dict[str, object]] = {
    "plain": {"content": TWELVE},
    "white on a dark cell": {"content": f"q 0.1 0.2 0.4 rg 161 761 98 18 re f 1 g {TWELVE} Q"},
    "white on a dark picture": {"content": f"q 98 0 0 18 161 761 cm /B Do Q q 1 g {TWELVE} Q"},
    "black on a light cell": {"content": f"q 0.9 g 161 761 98 18 re f Q {TWELVE}"},
    "on a white ground": {"content": TWELVE, "before": f"q 1 g 0 0 {WIDTH} {HEIGHT} re f Q "},
    "clipped to its cell": {"content": f"q 161 761 98 18 re W n {TWELVE} Q"},
    "clipped closely": {"content": f"q {X + 5} {Y - 1} 10 9 re W n {TWELVE} Q"},
    "light grey": {"content": f"0.8 g {TWELVE}"},
    "yellow": {"content": f"1 1 0 rg {TWELVE}"},
    "half let through": {
        "content": f"q /G0 gs {TWELVE} Q",
        "objects": ("<< /Type /ExtGState /ca 0.5 >>",),
        "more": "/ExtGState << /G0 8 0 R >>",
    },
    "covered by a stamp that lets it through": {
        "content": f"{TWELVE} q /G0 gs 1 0 0 rg 150 755 60 40 re f Q",
        "objects": ("<< /Type /ExtGState /ca 0.3 >>",),
        "more": "/ExtGState << /G0 8 0 R >>",
    },
    "covered by a frame": {"content": f"{TWELVE} 0 g 50 750 320 60 re 52 752 316 56 re f*"},
    "under a highlight": {
        "content": TWELVE,
        "objects": (
            f"<< /Type /Annot /Subtype /Highlight /F 4 /C [1 1 0] /Rect [{X} {Y - 3} {X + 20} {Y + 10}]"
            f" /QuadPoints [{X} {Y + 10} {X + 20} {Y + 10} {X} {Y - 3} {X + 20} {Y - 3}] >>",
        ),
        "more": "/ExtGState << >>",
        "own": "/Annots [8 0 R]",
    },
    "layer that is on": {
        "content": f"/OC /M1 BDC {TWELVE} EMC",
        "head": OFF,
        "objects": LAYERS,
        "more": "/Properties << /M0 8 0 R /M1 9 0 R >>",
    },
    "form": {"content": "/F Do", "objects": (stream(FORM, TWELVE),), "more": "/XObject << /F 8 0 R >>"},
    "printed twice in a form": {
        "content": "/F Do",
        "objects": (stream(FORM, TWELVE + TWELVE),),
        "more": "/XObject << /F 8 0 R >>",
    },
    "outlined": {"content": f"1 Tr {TWELVE} 0 Tr"},
    "filled and outlined": {"content": f"2 Tr 1 g 0 G {TWELVE} 0 Tr"},
    "tagged": {"content": f"/P << /MCID 0 >> BDC {TWELVE} EMC"},
    "small": {"content": text(X, Y, "12", 4)},
}


@pytest.mark.parametrize("made", SEEN.values(), ids=SEEN)
def test_what_the_page_shows_is_read(made: dict[str, str]) -> None:
    document = page(**made)  # type: ignore[arg-type]
    assert figure(document) == "12" and not hidden_notes(document)


def scanned(layer: str, picture: str, place: str = f"{WIDTH} 0 0 {HEIGHT} 0 0") -> Document:
    """A page of a scanner with the text that was recognised on it."""
    data = written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
            *FONT,
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 7 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /B 8 0 R /F 9 0 R >> >> >>",
            stream("", f"q {place} cm /B Do Q {layer}"),
            picture,
            stream(FORM, f"3 Tr {text(60, 700, '一、总体情况')}"),
        ]
    )
    return read(data, "a.pdf", ReaderOptions())


@pytest.mark.parametrize("layer", [f"3 Tr {text(60, 700, '一、总体情况')}", "/F Do"], ids=["on the page", "in a form"])
def test_the_text_of_a_scanned_page_is_read_as_ever(layer: str) -> None:
    document = scanned(layer, SCAN)
    assert "总体情况" in document.source.text and not hidden_notes(document)


def test_invisible_text_beside_a_picture_is_not_read() -> None:
    document = scanned(f"3 Tr {text(60, 700, '一、总体情况')}", SCAN, "50 0 0 50 400 100")
    assert "总体情况" not in document.source.text
    assert [note.key for note in document.notes if note.kind == "unreadable"] == ["unseen"] or hidden_notes(document)


def test_invisible_text_over_letters_drawn_as_shapes_is_read() -> None:
    shapes = "".join(f"{60 + 10 * at} 700 8 8 re f " for at in range(7))
    document = scanned(f"{shapes} 3 Tr {text(60, 700, '一、总体情况')}", SCAN, "50 0 0 50 400 100")
    assert "总体情况" in document.source.text


def test_a_white_page_over_the_report_leaves_nothing_to_read() -> None:
    document = page(f"{TWELVE} 1 g 0 0 {WIDTH} {HEIGHT} re f")
    assert not document.source.text.strip() and hidden_notes(document)


@pytest.mark.parametrize("look", ["over invisible", "beside invisible"])
def test_in_whole_reports_it_is_told_of(look: str) -> None:
    composed = report()
    with drawn("107", look):
        document = read(set_report(composed, Setting()), "a.pdf", ReaderOptions())
    assert hidden_notes(document)


def test_of_a_page_of_more_objects_than_are_walked_over_the_others_are_looked_at() -> None:
    """A white figure behind fifty thousand dots was read, since no one had met it."""
    dots = "0 0 m 1 1 l S " * 50_001
    document = page(f"{dots} 1 g {SEVEN} 0 g {TWELVE}")
    assert figure(document) == "12" and hidden_notes(document)


def test_a_page_of_a_form_with_very_many_letters_is_read_in_time() -> None:
    lines = "".join(text(20, 20 + at, "7" * 100, 5) for at in range(0, 800, 5))
    start = time.process_time()
    document = page("/F Do", objects=(stream(FORM, lines + TWELVE),), more="/XObject << /F 8 0 R >>")
    assert document.blocks and time.process_time() - start < 4


@pytest.mark.parametrize("depth", [3, 12])
def test_a_figure_in_forms_within_forms_in_a_layer_that_is_off_is_not_read(depth: int) -> None:
    inner = [stream(f"{FORM[:-3]} /XObject << /F {11 + at} 0 R >> >>", "/F Do") for at in range(depth)]
    objects = (*LAYERS, *inner, stream(f"{FORM} /OC 8 0 R", SEVEN))
    document = page(f"/F Do {TWELVE}", head=OFF, objects=objects, more="/XObject << /F 10 0 R >>")
    assert figure(document) == "12"
