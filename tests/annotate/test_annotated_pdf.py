"""Highlights in PDF files: on the words, written behind the file, whose own bytes and signatures stay."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from annotating import annotate, mark_at, mark_on
from as_pdf import Setting, set_report
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from gklint.annotate.copies import answers, is_as_written, strip_marks
from gklint.annotate.note_texts import RefusedError, Style
from gklint.annotate.pdf.pdf import annotate_pdf, writer_behind
from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf_file import read
from gklint.testing import compose

OVERVIEW = "2023年，本机关共收到政府信息公开申请7件，均已按期答复；其中网上申请7件，当面申请0件。"
REPORT = compose(overview=OVERVIEW, facts={"requests.received@total": 7}, drop=["problems"])
BY_LIBREOFFICE = Path(__file__).parents[1] / "fixtures" / "office" / "report.pdf"


def highlighted(data: bytes) -> list[str]:
    """The words under each highlight: the characters whose middle lies in it."""
    document = pdfium.PdfDocument(data)
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        text = document[number].get_textpage()
        boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
        for one in page.get("/Annots", []):
            note: Any = one.get_object()
            if note["/Subtype"] == "/Highlight":
                left, bottom, right, top = (float(edge) for edge in note["/Rect"])
                inside = [
                    at
                    for at, box in enumerate(boxes)
                    if left < (box[0] + box[2]) / 2 < right and bottom < (box[1] + box[3]) / 2 < top
                ]
                found.append("".join("".join(text.get_text_range(at, 1) for at in inside).split()))
    return found


@pytest.mark.parametrize(
    "setting",
    [Setting(), Setting(rotate=90, pen="filled"), Setting(rotate=180), Setting(rotate=270)],
    ids=["upright", "90", "180", "270"],
)
def test_the_highlight_lies_on_the_words(setting: Setting) -> None:
    data = set_report(REPORT, setting)
    document = read(data, "报告.pdf", ReaderOptions())
    text = document.source.text
    words = ["政府信息公开申请7件", "网上申请7件", "五、政府信息公开行政复议、行政诉讼情况"]
    words = [one for one in words if one in text]
    assert len(words) >= 2
    copy = annotate_pdf(data, [mark_on(document, one, number) for number, one in enumerate(words)], Style())
    assert highlighted(copy) == words


def test_of_equal_words_the_right_ones() -> None:
    data = set_report(REPORT, Setting())
    document = read(data, "报告.pdf", ReaderOptions())
    text = document.source.text
    line = text[text.index("2023年，本机关") :].split("\n")[0]
    assert line.count("申请") > 1
    places = [match.start() for match in re.finditer("申请", text) if match.start() >= text.index(line)]
    marks = [mark_at(document, at, at + 2, number) for number, at in enumerate(places[: line.count("申请")])]
    copy = annotate_pdf(data, marks, Style())
    assert highlighted(copy) == ["申请"] * len(marks)
    lefts = [float(one.get_object()["/Rect"][0]) for one in PdfReader(io.BytesIO(copy)).pages[0]["/Annots"]]
    assert lefts == sorted(set(lefts))


def test_a_cell_is_highlighted() -> None:
    made = annotate(set_report(REPORT, Setting()), "报告.pdf")
    sums = [mark for mark in made.marks if mark.rule == "GK201"]
    assert sums
    words = highlighted(made.copy.data)
    assert len(words) == len(made.marks)
    assert all(word for word in words)


def test_the_bytes_of_the_file_stay() -> None:
    data = BY_LIBREOFFICE.read_bytes()
    document = read(data, "报告.pdf", ReaderOptions())
    copy = annotate_pdf(data, [mark_on(document, "政府信息公开")], Style("某办"))
    assert copy.startswith(data)
    assert highlighted(copy) == ["政府信息公开"]
    before, after = (PdfReader(io.BytesIO(one)) for one in (data, copy))
    assert dict(after.metadata or {}) == dict(before.metadata or {}) != {}
    assert after.trailer["/ID"] == before.trailer["/ID"]
    assert strip_marks(copy, "报告.pdf").data == data
    assert is_as_written(copy)


def test_notes_of_others_stay_and_answers_are_read() -> None:
    data = set_report(REPORT, Setting())
    document = read(data, "报告.pdf", ReaderOptions())
    copy = annotate_pdf(data, [mark_on(document, "申请7件")], Style())
    writer = writer_behind(copy)
    page = writer.pages[0]
    ours = page["/Annots"][0]
    texts = {"/Contents": "系网上申请", "/T": "填报人"}
    reply = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Text"),
                NameObject("/Rect"): ArrayObject(NumberObject(one) for one in (0, 0, 9, 9)),
                NameObject("/IRT"): ours.indirect_reference or ours,
                **{NameObject(key): TextStringObject(text) for key, text in texts.items()},
            }
        )
    )
    page[NameObject("/Annots")] = ArrayObject([*page["/Annots"], reply])
    stream = io.BytesIO()
    writer.write(stream)
    answered = stream.getvalue()
    assert not is_as_written(answered)
    assert answers(answered) == [("GK201", "0" * 16, "系网上申请")]
    back = strip_marks(answered, "报告.pdf").data
    assert back.startswith(answered)
    notes = [one.get_object()["/Contents"] for one in PdfReader(io.BytesIO(back)).pages[0]["/Annots"]]
    assert notes == ["系网上申请"]


def certified(level: int | None) -> bytes:
    """A PDF with a signature field; with a level it is certified and says which changes are allowed."""
    writer = PdfWriter(io.BytesIO(set_report(REPORT, Setting())))
    signature = DictionaryObject(
        {NameObject("/Type"): NameObject("/Sig"), NameObject("/Contents"): TextStringObject("x")}
    )
    if level is not None:
        allowed = DictionaryObject({NameObject("/P"): NumberObject(level)})
        reference = DictionaryObject(
            {NameObject("/TransformMethod"): NameObject("/DocMDP"), NameObject("/TransformParams"): allowed}
        )
        signature[NameObject("/Reference")] = ArrayObject([reference])
    held = writer._add_object(signature)
    if level is not None:
        writer.root_object[NameObject("/Perms")] = DictionaryObject({NameObject("/DocMDP"): held})
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): held})
    form = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([writer._add_object(field)]), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer.root_object[NameObject("/AcroForm")] = form
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("level", [None, 3])
def test_a_signed_file_keeps_the_bytes_that_were_signed(level: int | None) -> None:
    data = certified(level)
    document = read(data, "报告.pdf", ReaderOptions())
    copy = annotate_pdf(data, [mark_on(document, "申请7件")], Style())
    assert copy.startswith(data)
    assert PdfReader(io.BytesIO(copy)).trailer["/Root"]["/AcroForm"]["/SigFlags"] == 3  # type: ignore[index]


@pytest.mark.parametrize("level", [1, 2])
def test_a_file_certified_against_notes_is_refused_with_a_sentence(level: int) -> None:
    data = certified(level)
    document = read(data, "报告.pdf", ReaderOptions())
    with pytest.raises(RefusedError, match="certified"):
        annotate_pdf(data, [mark_on(document, "申请7件")], Style())


def test_a_protected_file_is_refused_with_a_sentence() -> None:
    writer = PdfWriter(io.BytesIO(set_report(REPORT, Setting())))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    data = stream.getvalue()
    document = read(data, "报告.pdf", ReaderOptions())
    with pytest.raises(RefusedError, match="protected"):
        annotate_pdf(data, [mark_on(document, "申请7件")], Style())


def test_a_broken_file_is_refused_with_a_sentence() -> None:
    data = set_report(REPORT, Setting())
    document = read(data, "报告.pdf", ReaderOptions())
    with pytest.raises(RefusedError):
        annotate_pdf(b"%PDF-1.4 broken", [mark_on(document, "申请7件")], Style())
