"""Word files that are broken or built to do harm: a finding for each, in bounded time, and nothing fetched."""

from __future__ import annotations

from random import Random

import pytest
from word_parts import p, r, tbl, tc, tr, word_file_of, word_parts, zipped

from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def reading(data: bytes, **limits: int) -> Document:
    return read(data, "报告.docx", ReaderOptions(**limits))


def cause(data: bytes, **limits: int) -> str:
    document = reading(data, **limits)
    (note,) = document.notes
    assert (note.kind, document.blocks, document.source.format) == ("unreadable", (), "docx")
    assert note.help is not None
    return note.key


def test_files_cut_off_anywhere():
    data = word_file_of(p("甲" * 500) + tbl(tr("A", "1")))
    assert {cause(data[:end]) for end in range(8, len(data) - 30, 97)} == {"damaged"}


def test_damaged_bytes():
    data = bytearray(word_file_of(p("".join(map(chr, range(0x4E00, 0x5500))))))
    for at in range(300, len(data), 211):
        data[at] ^= 0xFF
    assert cause(bytes(data)) == "damaged"


def test_other_archives():
    assert cause(zipped({"a.txt": "x"})) == "no-document"
    assert cause(zipped({"word/document.xml": "<a/>"})) == "no-document"
    assert cause(zipped({"word/document.xml": "no xml"})) == "damaged"


def test_a_part_in_an_encoding_that_xml_parsers_do_not_know_is_damage():
    text = '<?xml version="1.0" encoding="gb18030"?>' + word_parts(p("甲"))["word/document.xml"]
    assert cause(zipped({**word_parts(""), "word/document.xml": text.encode("gb18030")})) == "damaged"


def with_part(kind: str, content: str | bytes) -> bytes:
    """A Word file of one paragraph whose part of this kind, none of the text, holds `content`."""
    parts = word_parts(p("甲"))
    relation = f'<Relationship Id="x" Type="a/{kind}" Target="{kind}.xml"/>'
    return zipped(
        {**parts, "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>"}
        | {f"word/{kind}.xml": content}
    )


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes", "comments"])
@pytest.mark.parametrize(
    "content", ["<w:hdr", b"\xff" * 9, b"\xff\xfe\0"], ids=["cut off", "no text", "half a character"]
)
def test_a_broken_part_beside_the_text_is_said_and_the_text_read(kind, content):
    document = reading(with_part(kind, content))
    assert [block.text for block in document.blocks] == ["甲"]
    assert [(note.kind, note.key) for note in document.notes] == [("cut", "parts")]
    named = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
    assert named[kind] in document.notes[0].words.zh


def test_a_part_beside_the_text_with_damaged_bytes_is_said():
    data = bytearray(with_part("header", f"<a>{''.join(map(chr, range(0x4E00, 0x5500)))}</a>"))
    at = data.find(b"word/header.xml") + 400
    data[at : at + 40] = bytes(40)
    document = reading(bytes(data))
    assert ([block.text for block in document.blocks], [note.key for note in document.notes]) == (["甲"], ["parts"])


def test_a_part_beside_the_text_that_is_built_to_do_harm_is_refused():
    assert cause(with_part("header", '<!DOCTYPE a [<!ENTITY b "x">]><a/>')) == "entities"
    assert cause(with_part("comments", "<a>" + " " * 50_000_000)) == "too-large"


def test_nothing_in_it():
    assert cause(word_file_of("")) == "empty"
    assert cause(word_file_of(p() + p(" "))) == "empty"


def test_protected_by_a_password():
    assert cause(OLE2 + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    data = bytearray(word_file_of(p("甲")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    assert cause(bytes(data)) == "encrypted"


def test_old_word_file_under_the_new_suffix():
    assert cause(OLE2) == "wrong-content"


def test_small_file_that_unpacks_to_a_large_one():
    bomb = zipped({**word_parts(""), "word/document.xml": b"<a>" + b" " * 50_000_000})
    assert len(bomb) < 100_000
    assert cause(bomb) == "too-large"


def test_listed_size_that_is_a_lie():
    data = word_file_of(p("甲" * 2_000_000))
    with_lie = data.replace((6_000_000 + 300).to_bytes(4, "little"), b"\x10\0\0\0")
    assert reading(with_lie).notes == () or cause(with_lie) in ("damaged", "too-large")


def test_many_elements():
    assert cause(zipped({**word_parts(""), "word/document.xml": "<a>" + "<b/>" * 4_000_001 + "</a>"})) == "too-large"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/x.dtd">',
    ],
)
def test_entities_are_refused(declaration):
    parts = word_parts(p("甲"))
    assert cause(zipped({**parts, "word/document.xml": declaration + parts["word/document.xml"]})) == "entities"


def test_entities_in_another_encoding():
    text = (
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "x">]>'
        + word_parts(p("甲"))["word/document.xml"]
    )
    document = reading(zipped({**word_parts(""), "word/document.xml": text.encode("utf-16")}))
    assert not document.unreadable or document.notes[0].key in ("entities", "damaged")


def test_relations_that_leave_the_file_are_not_followed():
    away = '<Relationship Id="x" Type="a/header" Target="http://localhost/header.xml" TargetMode="External"/>'
    up = '<Relationship Id="y" Type="a/footer" Target="../../../../etc/hostname"/>'
    parts = word_parts(p("甲"))
    relations = f"<Relationships>{away}{up}</Relationships>"
    document = reading(zipped({**parts, "word/_rels/document.xml.rels": relations}))
    assert (document.notes, document.asides) == ((), ())


def test_deep_nesting():
    deep_table = "甲"
    for _ in range(200):
        deep_table = tbl(tr(tc((p(deep_table) if deep_table == "甲" else deep_table) + p("x"))), widths=(9,))
    assert not reading(word_file_of(p("甲") + deep_table)).unreadable
    wrapped = "<w:sdt><w:sdtContent>" * 50_000 + p("乙") + "</w:sdtContent></w:sdt>" * 50_000
    assert [block.text for block in reading(word_file_of(wrapped)).blocks] == ["乙"]
    assert not reading(word_file_of(p("甲") + "<w:x>" * 50_000 + "</w:x>" * 50_000)).unreadable


def test_spans_without_end():
    huge = '<w:gridSpan w:val="99999999"/>'
    before = '<w:gridBefore w:val="99999999"/>'
    document = reading(
        word_file_of(tbl(tr(tc("A", huge), tc("1", huge)), tr("B", "2", properties=before), widths=(9, 9)))
    )
    assert [cell.text for row in document.blocks[0].rows for cell in row] == ["A", "1", "B", "2"]


def test_limits():
    rows = tbl(*[tr("A", "1") for _ in range(100)], widths=(500, 500))
    document = reading(word_file_of(p("甲") + rows + p("乙")), max_cells=50)
    assert [note.kind for note in document.notes] == ["cut"]
    assert len(document.blocks[1].rows) < 30
    assert [note.kind for note in reading(word_file_of(p("甲" * 100) * 100), max_text=500).notes] == ["cut"]


def test_unknown_numbers_and_marks():
    odd = '<w:numPr><w:ilvl w:val="-1"/><w:numId w:val="x"/></w:numPr><w:outlineLvl w:val="999999"/>'
    body = p("甲", properties=odd) + p('<w:commentRangeEnd w:id="1"/>', r("乙", '<w:vanish w:val="?"/>'), "丙")
    assert [block.text for block in reading(word_file_of(body)).blocks][:1] == ["甲"]


def test_sniffed_whatever_the_name():
    assert read_bytes(word_file_of(p("甲")), "报告.txt", READERS).source.format == "docx"


def test_nothing_is_written_beside_the_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reading(word_file_of(p("甲")))
    assert list(tmp_path.iterdir()) == []


def nested(opening: str, closing: str, depth: int) -> str:
    return opening * depth + p("x") + closing * depth


@pytest.mark.parametrize(
    "body",
    [
        nested("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 2000),
        nested("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 20_000),
        p(nested("<w:r><mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent></w:r>", 1)),
        p(f"<w:r>{nested('<w:ruby><w:rubyBase><w:r>', '</w:r></w:rubyBase></w:ruby>', 5000)}</w:r>"),
        p(*['<w:commentRangeStart w:id="1"/>', "甲"] * 20_000),
        p("甲" * 50, properties="<w:rPr><w:del/></w:rPr>") * 20_000,
    ],
    ids=["text boxes", "alternatives", "alternatives in a run", "readings", "comments", "deleted ends"],
)
def test_much_of_one_thing(body):
    document = reading(word_file_of(p("甲") + body))
    assert document.blocks[0].text == "甲"
    assert {note.kind for note in document.notes} <= {"revisions", "cut"}


def test_text_boxes_in_a_text_box_are_read_once():
    box = f"<w:pict><w:txbxContent>{p('内')}</w:txbxContent></w:pict>"
    outer = f"<w:pict><w:txbxContent>{p('外', f'<w:r>{box}</w:r>')}</w:txbxContent></w:pict>"
    assert [aside.text for aside in reading(word_file_of(p("甲", f"<w:r>{outer}</w:r>"))).asides] == ["内", "外"]


def test_many_lists_of_one_kind():
    levels = '<w:lvl w:ilvl="1"/>' * 500 + '<w:lvl w:ilvl="99999999"/>'
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="77"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
        for n in range(5000)
    )
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{lists}'
    assert [block.text for block in reading(word_file_of(p("甲"), numbering=numbering)).blocks] == ["甲"]


def test_mangled_files_are_findings():
    whole = word_file_of(p("甲" * 50) + tbl(tr("A", "1"), tr("B", "2"), widths=(500, 500)))
    random = Random(1)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(data))
            data[at : at + random.randint(0, 9)] = random.randbytes(random.randint(0, 4))
        notes = read_bytes(bytes(data), "报告.docx", READERS).notes
        assert all(note.key != "reader-failed" for note in notes)
