"""Automatic numbering of Word files: the numbers a person sees before paragraphs."""

from __future__ import annotations

import pytest
from word_parts import p, r, tbl, tc, tr, word_file_of

from gklint.model.document import Document, Paragraph, Table
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read


def doc(body: str, **parts: str) -> Document:
    return read(word_file_of(body, **parts), "报告.docx", ReaderOptions())


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def level(n: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(text: str, n: int = 0, list_id: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{list_id}"/></w:numPr>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "decimal", "%2.", '<w:suff w:val="nothing"/>')
    + level(2, "decimalEnclosedCircle", "%3")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    + "</w:lvlOverride></w:num>"
)


def test_automatic_numbers_are_part_of_the_text():
    body = listed("甲") + listed("a", 1) + listed("b", 1) + listed("乙") + listed("c", 1) + listed("d", 2)
    document = doc(body, numbering=NUMBERING)
    assert lines(document) == ["一、甲", "1.a", "2.b", "二、乙", "1.c", "① d"]


def test_numbering_starts_again_where_it_is_told_to():
    document = doc(listed("甲") + listed("乙", 0, 2) + listed("丙", 0, 2) + listed("丁", 0, 9), numbering=NUMBERING)
    assert lines(document) == ["一、甲", "五、乙", "六、丙", "丁"]


def test_numbering_by_style():
    listed_by = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:styleId="1"><w:name w:val="heading 1"/>{listed_by}</w:style>'
    off = p("丙", properties='<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("甲", properties='<w:pStyle w:val="1"/>') + off + p("乙", properties='<w:pStyle w:val="1"/>')
    assert lines(doc(body, numbering=NUMBERING, styles=styles)) == ["一、甲", "丙", "二、乙"]


def test_numbered_figures_in_cells_keep_their_text():
    document = doc(
        tbl(tr(tc(listed("规章")), "0"), tr(tc(listed("文件")), "1"), widths=(500, 500)), numbering=NUMBERING
    )
    assert cells(document) == [["一、规章", "0"], ["二、文件", "1"]]


@pytest.mark.parametrize(
    ("format", "count", "expected"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("ideographDigital", 10, "一〇"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("unheard-of", 7, "7"),
    ],
)
def test_formats_of_numbers(format, count, expected):
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{count}"/><w:numFmt w:val="{format}"/>'
        '<w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(doc(listed("甲"), numbering=numbering)) == [f"（{expected}）甲"]


def test_empty_paragraph_of_a_list_has_its_number():
    assert lines(doc(listed("甲") + listed("") + listed("乙"), numbering=NUMBERING)) == ["一、甲", "二、", "三、乙"]
    hidden = p(r("秘", "<w:vanish/>"), properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert lines(doc(listed("甲") + hidden + listed("乙"), numbering=NUMBERING)) == ["一、甲", "二、乙"]


def test_list_that_refers_to_a_style_of_lists():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>{level(0, "chineseCounting", "（%1）")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(doc(listed("甲"), numbering=numbering)) == ["（一）甲"]


def test_levels_that_never_start_anew_and_levels_in_digits():
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}'
        + level(1, "decimal", "%1.%2、", '<w:lvlRestart w:val="0"/><w:isLgl/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = listed("甲") + listed("a", 1) + listed("乙") + listed("b", 1)
    assert lines(doc(body, numbering=numbering)) == ["一、甲", "1.1、a", "二、乙", "2.2、b"]
