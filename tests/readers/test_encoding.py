"""Encodings: which one a file is in, and what is said about damaged bytes."""

from __future__ import annotations

import codecs

import pytest

from gklint.model.plugin import ReaderOptions
from gklint.readers.encoding import decode
from gklint.readers.text import read

TEXT = "一、总体情况\n2023年，镕基𠀀㐂䶮共公开信息３条。\n"


def notes_of(data):
    return read(data, "报告.txt", ReaderOptions()).notes


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        ("\ufeff".encode("gb18030") + TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_encoding_by_trial(data, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (TEXT, encoding, ())
    assert notes_of(data) == ()


def test_what_the_text_claims_is_not_asked():
    page = '<meta charset="utf-8">' + TEXT
    assert decode(page.encode("gb18030")).text == page


def test_short_gbk_text():
    assert decode("规章".encode("gbk")) == ("规章", "gb18030", ())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_damaged_byte_does_not_change_the_encoding(encoding):
    head, tail = (TEXT * 5).encode(encoding), TEXT.encode(encoding)
    decoded = decode(head + b"\xff" + tail)
    assert decoded.encoding == encoding
    assert decoded.damaged[0] == len(head)
    assert decoded.text.startswith(TEXT * 5)
    assert decoded.text.endswith("条。\n")


def test_damaged_bytes_are_noted_where_they_are():
    (note,) = notes_of("甲乙。\n".encode() + b"\xff" + "丙丁。\n".encode() * 9 + b"\xfe")
    assert (note.kind, note.key, note.span.line, note.span.text) == ("damaged", "bytes", 2, "\ufffd")
    assert "第11字节" in note.words.zh
    assert "byte 11, byte 102" in note.words.en
    assert note.help is not None


def test_only_the_first_of_many_damaged_bytes_are_told():
    (note,) = notes_of(("甲乙丙丁戊己庚辛。" * 6).encode() + (b"\xff" + "甲乙丙丁戊己庚辛壬癸。".encode() * 3) * 9)
    assert note.words.zh.startswith("有9处")
    assert note.words.zh.count("字节") == 5


def test_file_cut_inside_a_character():
    decoded = decode(TEXT.encode()[:-5])
    assert (decoded.encoding, decoded.damaged) == ("utf-8", (len(TEXT.encode()) - 7,))


def test_replacement_character_of_a_former_conversion_is_not_a_damaged_byte():
    assert notes_of("甲\ufffd乙\n".encode()) == ()


def test_nul_characters_are_noted_and_stay():
    document = read("总体情况说明文字甲乙丙丁戊己庚辛\0壬癸\n".encode(), "报告.txt", ReaderOptions())
    (note,) = document.notes
    assert (note.kind, note.key, note.span.text) == ("damaged", "nul", "\0")
    assert "\0" in document.source.text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, TEXT.encode("utf-16-le"), b"\x00\x01\x02abc" * 50],
)
def test_binary_data_is_no_text(data):
    (note,) = notes_of(data)
    assert (note.kind, note.key) == ("unreadable", "not-text")
    assert note.help is not None
