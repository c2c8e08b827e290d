"""Text of a Word file in the colour of its ground or too small to read is hidden; on a ground of colour it is read."""

from __future__ import annotations

import pytest
from word_parts import p, r, tc, tr, word_file_of, word_parts, zipped

from gklint.model.document import Document, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
STYLES = (
    f'<w:style w:type="paragraph" w:styleId="w"><w:rPr>{WHITE}</w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="w"/></w:style>'
    f'<w:style w:type="character" w:styleId="c"><w:rPr>{WHITE}</w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="d"><w:pPr>{DARK}</w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:pPr><w:spacing w:line="10" w:lineRule="exact"/></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="grid"><w:tblPr><w:tblBorders/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="dark"><w:basedOn w:val="grid"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
    f"{DARK}</w:tcPr></w:tblStylePr></w:style>"
)


def in_cell(cell: str, *, style: str = "grid", row: str = "", before: str = "", **parts: str) -> Document:
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>{tr(tc("受理"), cell, properties=row)}</w:tbl>'
    body = f"{before}{p('甲')}<w:tbl><w:tblPr/>{tr('A', '1')}{tr('B', '2')}</w:tbl>{table}"
    return read(word_file_of(body, **{"styles": STYLES, **parts}), "a.docx", ReaderOptions())


def cell_text(document: Document) -> str:
    last = [block for block in document.blocks if isinstance(block, Table)][-1]
    return last.rows[0][1].text


def hidden_notes(document: Document) -> list[str]:
    return [note.words.zh for note in document.notes if note.kind == "hidden"]


HIDING = {
    "white": WHITE,
    "nearly white": '<w:color w:val="FDFEFE"/>',
    "white of the theme": '<w:color w:val="000000" w:themeColor="background1"/>',
    "on a ground of its own colour": f'<w:color w:val="1F3864"/>{DARK}',
    "on a white highlight": f'{WHITE}<w:highlight w:val="white"/>',
    "one point": '<w:sz w:val="2"/>',
    "squeezed": '<w:w w:val="1"/>',
    "style of characters": '<w:rStyle w:val="c"/>',
    "not filled": f"<w14:textFill {W14}><w14:noFill/></w14:textFill>",
    "filled white": f"<w14:textFill {W14}><w14:solidFill>"
    '<w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
}


@pytest.mark.parametrize("properties", HIDING.values(), ids=HIDING)
def test_what_nobody_sees_joins_no_figure(properties: str) -> None:
    document = in_cell(tc(p(r("7", properties), "12")))
    assert cell_text(document) == "12"
    assert hidden_notes(document) == ["文件有隐藏文字（1处），未检查"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:pStyle w:val="w"/>',
        '<w:pStyle w:val="x"/>',
        '<w:pStyle w:val="t"/>',
        '<w:spacing w:line="10" w:lineRule="exact"/>',
    ],
)
def test_a_paragraph_that_nobody_sees_is_no_figure(properties: str) -> None:
    document = in_cell(tc(p("7", properties=properties) + p("12")))
    assert cell_text(document) == "12" and hidden_notes(document)


def test_a_row_without_height_shows_nothing() -> None:
    document = in_cell(tc("7"), row='<w:trHeight w:val="1" w:hRule="exact"/>')
    assert "7" not in document.source.text and hidden_notes(document)


@pytest.mark.parametrize("where", ["default of the document", "usual style"])
def test_white_that_no_paragraph_names_is_white(where: str) -> None:
    if where == "usual style":
        usual = f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr>{WHITE}</w:rPr></w:style>'
    else:
        usual = f"<w:docDefaults><w:rPrDefault><w:rPr>{WHITE}</w:rPr></w:rPrDefault></w:docDefaults>"
    document = in_cell(tc(p("7") + p(r("12", '<w:color w:val="000000"/>'))), styles=usual + STYLES)
    assert document.source.text.strip() == "12" and hidden_notes(document)


SEEN = {
    "shaded cell": (tc(p(r("12", WHITE)), DARK), {}),
    "shaded paragraph": (tc(p(r("12", WHITE), properties=DARK)), {}),
    "shaded run": (tc(p(r("12", WHITE + DARK))), {}),
    "highlighted": (tc(p(r("12", f'{WHITE}<w:highlight w:val="red"/>'))), {}),
    "style that shades": (tc(p(r("12", WHITE), properties='<w:pStyle w:val="d"/>')), {}),
    "table style with a dark head": (tc(p(r("12", WHITE))), {"style": "dark"}),
    "pattern": (tc(p(r("12", WHITE)), '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>'), {}),
    "light grey": (tc(p(r("12", '<w:color w:val="D9D9D9"/>'))), {}),
    "yellow": (tc(p(r("12", '<w:color w:val="FFFF00"/>'))), {}),
    "automatic": (tc(p(r("12", '<w:color w:val="auto"/>')), DARK), {}),
    "small": (tc(p(r("12", '<w:sz w:val="9"/>'))), {}),
    "outlined": (tc(p(r("12", f"{WHITE}<w:outline/>"))), {}),
    "exact lines": (tc(p("12", properties='<w:spacing w:line="400" w:lineRule="exact"/>')), {}),
    "small space between": (tc(p("12", properties='<w:spacing w:line="10" w:lineRule="auto"/>')), {}),
    "table in a shaded cell": (tc(f"<w:tbl><w:tblPr/>{tr('a', tc(p(r('12', WHITE))))}</w:tbl>{p('12')}", DARK), {}),
    "a tiny line without text": (tc(p(r(" ", '<w:sz w:val="2"/>')) + p("12")), {}),
}


@pytest.mark.parametrize(("cell", "ways"), SEEN.values(), ids=SEEN)
def test_what_is_seen_is_read(cell: str, ways: dict[str, str]) -> None:
    document = in_cell(cell, **ways)
    assert "12" in cell_text(document) and not hidden_notes(document)


def test_white_text_on_a_page_of_a_colour_is_read() -> None:
    parts = word_parts(p("甲", r("12", WHITE)))
    page = parts["word/document.xml"].replace("<w:body>", '<w:background w:color="000080"/><w:body>')
    document = read(zipped({**parts, "word/document.xml": page}), "a.docx", ReaderOptions())
    assert document.source.text.strip() == "甲12" and not hidden_notes(document)


def test_white_text_over_a_picture_is_read() -> None:
    anchor = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:r><w:drawing><wp:anchor xmlns:wp="{anchor}" behindDoc="1"/></w:drawing></w:r>'
    document = read(word_file_of(p(picture, r("年度报告", WHITE)) + p("乙")), "a.docx", ReaderOptions())
    assert "年度报告" in document.source.text and not hidden_notes(document)
