"""Notes and colours in workbooks, beside the notes, colours and drawings that they have."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import fromstring

import pytest
from annotating import mark_on, parts
from formats import strict
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from word_parts import zipped

from gklint.annotate.copies import answers, strip_marks
from gklint.annotate.note_texts import NoteMark, RefusedError, Style
from gklint.annotate.workbook.xlsx import annotate_workbook
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.libreoffice import convert_file, program
from gklint.readers.xlsx import read

SIGN = "〔gklint GK201 {:016x}〕"


def book(*notes: tuple[str, str], formats: bool = False) -> bytes:
    """A workbook with figures in B1:B3 and a hidden sheet, with these notes."""
    made = Workbook()
    sheet = made.active
    for row, (label, value) in enumerate((("甲", 12), ("乙", 13), ("丙", 14)), 1):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value)
    made.create_sheet("另表").append(["甲", 99])
    for cell, text in notes:
        sheet[cell].comment = Comment(text, "审核人")
    if formats:
        rule = CellIsRule(operator="greaterThan", formula=["13"], fill=PatternFill("solid", bgColor="FFFF0000"))
        sheet.conditional_formatting.add("B1:B3", rule)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def document_of(data: bytes) -> Document:
    return read(data, "报告.xlsx", ReaderOptions())


def noted(data: bytes, *words: str) -> bytes:
    document = document_of(data)
    return annotate_workbook(data, [mark_on(document, one, number) for number, one in enumerate(words)], Style())


def sheet_of(data: bytes, name: str = "Sheet") -> Worksheet:
    return load_workbook(io.BytesIO(data))[name]


def notes_of(data: bytes, name: str = "Sheet") -> dict[str, str]:
    cells = (cell for row in sheet_of(data, name).iter_rows() for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment is not None}


def colours_of(data: bytes) -> dict[str, str]:
    """Our colours by the cells that have them."""
    found = {}
    for ranges in sheet_of(data).conditional_formatting:
        for rule in ranges.rules:
            if "gklint" in str(rule.formula):
                found[str(ranges.sqref)] = rule.dxf.fill.bgColor.rgb
    return found


def text_of(number: int) -> str:
    return f"错误：第{number}处 <&>\n{SIGN.format(number)}"


def test_a_note_and_a_colour_on_each_cell() -> None:
    copy = noted(book(), "13", "12", "12", "99")
    assert notes_of(copy) == {"B1": f"{text_of(1)}\n\n{text_of(2)}", "B2": text_of(0)}
    assert notes_of(copy, "另表") == {"B1": text_of(3)}
    assert colours_of(copy) == {"B1 B2": "FFFFC7CE"}
    assert document_of(copy).source.text == document_of(book()).source.text


@pytest.mark.parametrize("formats", [False, True])
@pytest.mark.parametrize("kind", ["usual", "strict"])
def test_the_workbook_is_had_back(kind: str, formats: bool) -> None:
    data = book(("B1", "请核对"), formats=formats) if kind == "usual" else strict(book(formats=formats))
    copy = noted(data, "12", "13")
    assert parts(copy) != parts(data)
    assert parts(strip_marks(copy, "报告.xlsx").data) == parts(data)


def test_notes_of_others_stay_and_ours_stands_below() -> None:
    copy = noted(book(("B1", "请核对"), ("A3", "存疑")), "12", "13")
    line = "——— gklint ———"
    assert notes_of(copy) == {"A3": "存疑", "B1": f"请核对\n{line}\n{text_of(0)}", "B2": text_of(1)}
    shapes = next(body for name, body in parts(copy).items() if name.endswith(".vml"))
    assert len(re.findall(rb"</\w+:shape>", shapes)) == 3


def test_colours_of_others_stay_and_priorities_differ() -> None:
    data = book(formats=True)
    copy = noted(data, "12")
    sheet = parts(copy)["xl/worksheets/sheet1.xml"].decode()
    priorities = re.findall(r'priority="(\d+)"', sheet)
    assert len(priorities) == len(set(priorities)) == 2
    assert len(sheet_of(copy).conditional_formatting) == 2
    fromstring(sheet)


def test_ours_is_known_after_another_program_has_saved_the_file() -> None:
    copy = noted(book(("B1", "请核对"), formats=True), "12", "13")
    saved = io.BytesIO()
    load_workbook(io.BytesIO(copy)).save(saved)
    assert sorted(answers(saved.getvalue())) == [("GK201", f"{number:016x}", "") for number in (0, 1)]
    back = strip_marks(saved.getvalue(), "报告.xlsx").data
    assert notes_of(back) == {"B1": "请核对"}
    assert colours_of(back) == {}
    assert len(sheet_of(back).conditional_formatting) == 1
    shapes = next(body for name, body in parts(back).items() if name.endswith(".vml"))
    assert len(re.findall(rb"</\w+:shape>", shapes)) == 1


def test_what_is_written_behind_our_note_is_an_answer() -> None:
    copy = parts(noted(book(), "12", "12"))
    copy["xl/gklintNotes1.xml"] = re.sub(
        "(〔gklint GK201 0{15}1〕)".encode(), r"\1\n系补录".encode(), copy["xl/gklintNotes1.xml"]
    )
    assert answers(zipped(copy)) == [("GK201", f"{0:016x}", ""), ("GK201", f"{1:016x}", "系补录")]


def test_a_cell_with_a_conversation_is_noted_beside_it() -> None:
    copy = noted(book(("B1", "[Threaded comment]\n\n请核对")), "12")
    assert notes_of(copy) == {"B1": "[Threaded comment]\n\n请核对", "C1": f"B1：{text_of(0)}"}
    assert colours_of(copy) == {"B1": "FFFFC7CE"}


def test_what_has_no_cell_is_noted_in_the_first_one() -> None:
    data = book()
    mark = mark_on(document_of(data), "12")
    copy = annotate_workbook(data, [NoteMark(mark.place._replace(address=None), *mark[1:])], Style())
    assert notes_of(copy) == {"A1": text_of(0)}


def test_a_signed_workbook_is_refused_with_a_sentence() -> None:
    with pytest.raises(RefusedError, match="signed"):
        noted(zipped({**parts(book()), "_xmlsignatures/sig1.xml": b"<a/>"}), "12")


def test_a_workbook_without_styles_gets_notes_only() -> None:
    held = parts(book())
    del held["xl/styles.xml"]
    copy = noted(zipped(held), "12")
    assert b"conditionalFormatting" not in parts(copy)["xl/worksheets/sheet1.xml"]
    assert "第0处".encode() in parts(copy)["xl/gklintNotes1.xml"]


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_the_same_notes_and_colours() -> None:
    soffice = program()
    assert soffice is not None
    copy = noted(book(("A1", "存疑"), ("B3", "请核对")), "12", "14", "99")
    saved = convert_file(soffice, copy, ".xlsx", "xlsx", 120)
    said = {cell: "".join(text.split()) for cell, text in notes_of(saved).items()}
    assert said == {cell: "".join(text.split()) for cell, text in notes_of(copy).items()}
    assert sorted(colours_of(saved)) == ["B1 B3"] or sorted(colours_of(saved)) == ["B1", "B3"]
    assert sorted(answers(saved)) == [("GK201", f"{number:016x}", "") for number in range(3)]
    back = strip_marks(saved, "报告.xlsx").data
    assert {cell: "".join(text.split()) for cell, text in notes_of(back).items()} == {"A1": "存疑", "B3": "请核对"}
    assert colours_of(back) == {}
