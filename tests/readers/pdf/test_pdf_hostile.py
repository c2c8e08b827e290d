"""PDF files that cannot be read, or not whole: one note that says why and what to do."""

from __future__ import annotations

import pytest
from as_pdf import Sheet, as_pdf, written
from hypothesis import given, settings
from hypothesis import strategies as st
from sound import assert_sound

from gklint.model.plugin import ReaderOptions
from gklint.readers.pdf.read import read
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
