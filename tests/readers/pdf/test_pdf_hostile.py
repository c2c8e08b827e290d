"""PDF files that cannot be read, or not whole: one note that says why and what to do."""

from __future__ import annotations

import pytest
from as_pdf import Sheet, as_pdf, written
from hypothesis import given, settings
from hypothesis import strategies as st
from sound import assert_sound

from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf.legibility import is_garbled
from gklint.readers.pdf.read import read
from gklint.readers.pdf.shapes import PdfPage, TextPiece
from gklint.readers.pdf_file import read as read_file


def note(data: bytes, options: ReaderOptions | None = None) -> tuple[str, str]:
    document = read(data, "a.pdf", options or ReaderOptions())
    (found,) = document.notes
    assert found.help is not None
    return found.kind, found.key


def plain(count: int = 1) -> bytes:
    sheets = [Sheet() for _ in range(count)]
    for sheet in sheets:
        sheet.text(60, 400, "一、总体情况")
    return as_pdf(sheets)


def test_scanned_pages_are_told_once():
    scanned = [Sheet(picture=True), Sheet(picture=True)]
    document = read(as_pdf(scanned), "a.pdf", ReaderOptions())
    (found,) = document.notes
    assert (found.kind, document.blocks) == ("picture", ())
    assert "2页" in found.words.zh
    assert "第1、2页" in found.words.zh


def test_picture_beside_text_is_no_scan():
    sheet = Sheet(picture=True)
    sheet.text(60, 400, "一、总体情况")
    assert not read(as_pdf([sheet]), "a.pdf", ReaderOptions()).notes


def test_empty_file():
    assert note(as_pdf([Sheet()])) == ("unreadable", "empty")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_file_is_read_as_far_as_it_goes_or_told(share):
    data = plain(3)
    document = read(data[: int(len(data) * share)], "a.pdf", ReaderOptions())
    assert document.blocks or document.unreadable


def test_what_is_no_pdf():
    assert note(b"%PDF-1.5\nnothing") == ("unreadable", "damaged")
    assert note(b"") == ("unreadable", "damaged")
    (found,) = read(b"%PDF-1.5\nnothing", "a.pdf", ReaderOptions()).notes
    assert (found.words.zh, "PDFium" in found.words.en) == ("文件已损坏或不完整（不是完好的 PDF）", True)


def test_unknown_encryption_is_told_as_such():
    data = plain().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Other /V 1 /R 2 >> /ID [<41><41>]")
    assert note(data) == ("unreadable", "encrypted")


def test_file_with_a_password():
    encrypted = (
        "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4"
        f" /O <{'41' * 32}> /U <{'42' * 32}> >>"
    )  # fmt: skip
    data = plain()
    data = data.replace(b"/Root 1 0 R", f"/Root 1 0 R /Encrypt {encrypted} /ID [<41><41>]".encode())
    assert note(data) == ("unreadable", "encrypted")


def test_page_tree_that_holds_itself():
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    assert note(written(objects))[0] == "unreadable"


def test_form_that_draws_itself():
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 5 >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 99 99] >>",
        "<< /Type /Page /Parent 2 0 R /Resources << /XObject << /F 4 0 R >> >> /Contents 5 0 R >>",
        f"{form}\nstream\n/F Do\nendstream",
        "<< /Length 5 >>\nstream\n/F Do\nendstream",
    ]
    assert note(written(objects)) == ("unreadable", "empty")


def test_more_pages_than_are_read():
    assert note(plain(201)) == ("cut", "text")


def test_more_text_than_is_read():
    assert note(plain(3), ReaderOptions(max_text=10)) == ("cut", "text")


def test_a_drawing_of_very_many_lines_is_no_table():
    sheet = Sheet()
    for at in range(3000):
        sheet.line(50 + at % 60 * 8, 50 + at // 60 * 10, 55 + at % 60 * 8, 50 + at // 60 * 10)
    sheet.text(60, 700, "一、总体情况")
    document = read(as_pdf([sheet]), "a.pdf", ReaderOptions())
    assert [block.text for block in document.blocks] == ["一、总体情况"]


def test_missing_library_names_what_installs_it(monkeypatch):
    monkeypatch.setattr("gklint.readers.pdf_file.find_spec", lambda name: None)
    (found,) = read_file(plain(), "a.pdf", ReaderOptions()).notes
    assert (found.kind, found.key) == ("unreadable", "no-library")
    assert "pip install pypdfium2" in found.help.zh


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_bytes_never_break_the_reader(data):
    whole = bytearray(plain(2))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert_sound(read(bytes(whole), "a.pdf", ReaderOptions()))


SENTENCE = "本机关依法开展政府信息公开工作，全年主动公开政府信息120条，收到申请5件，均已按期答复。"


def glyph_numbers(text: str, first: int) -> str:
    """The text as a font without ToUnicode gives it up: its characters numbered in the order they come."""
    order = {character: first + at for at, character in enumerate(dict.fromkeys(text))}
    return "".join(chr(order[character]) for character in text)


def page_of(text: str) -> PdfPage:
    return PdfPage(1, 595, 842, (TextPiece(text, 60, 500, 400, 10),), (), ())


@pytest.mark.parametrize("first", [0x21, 0x80, 0x200, 0x370, 0xE000, 0xF0F0, 0x3400, 0x1200, 0xFFF0])
def test_text_of_a_font_without_to_unicode_is_known_for_no_text(first):
    assert is_garbled([page_of(glyph_numbers(SENTENCE * 3 + "".join(map(chr, range(0x4E00, 0x4F00))), first))])


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 3,
        "依法開展政府信息公開工作，主動公開政府信息，處理申請。" * 3,
        "①□☑→√“”‘’《》—…·×％㎡ⅢⅠ" * 3,
        "\uf06c加强组织领导，做好主动公开工作，依法办理申请。" * 3,
        "情報公開に関する報告書をここにまとめました。" * 3,
        "Отчёт о раскрытии информации за год подготовлен." * 3,
        "The annual report on the disclosure of information, with a café." * 3,
        "\ufffd\ue000",
    ],
)
def test_text_that_reads_well_is_not_known_for_garbled(text):
    assert not is_garbled([page_of(text)])


def test_a_file_whose_text_cannot_be_extracted_says_so():
    sheet = Sheet()
    for at in range(10):
        sheet.text(60, 100 + 20 * at, glyph_numbers(SENTENCE, 0x180))
    data = as_pdf([sheet]).replace(b"/UniGB-UCS2-H", b"/Identity-H").replace(b"(GB1)", b"(Identity)")
    assert note(data) == ("unreadable", "garbled")
    assert "无法提取" in read(data, "a.pdf", ReaderOptions()).notes[0].words.zh


def test_a_page_drawn_as_shapes_is_not_called_empty():
    sheet = Sheet()
    for at in range(60):
        sheet.line(60 + at, 100, 62 + at, 110 + at % 7)
    assert note(as_pdf([sheet])) == ("unreadable", "garbled")
