"""Zip packages: parts found wherever a program put them, whatever way it wrote them, and none that do harm."""

from __future__ import annotations

import zipfile

import pytest
from word_parts import MAIN, p, r, word_file_of, word_parts, zipped

from gklint.model.plugin import ReaderOptions
from gklint.readers.docx import read
from gklint.readers.word.names import W
from gklint.readers.word.package import open_package
from gklint.readers.zip_package import (
    EntitiesError,
    PackageError,
    PackageLockedError,
    PackageTooLargeError,
    ZipPackage,
    read_xml,
    target,
)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml"


def texts(files: dict[str, str | bytes]) -> list[str]:
    return [block.text for block in read(zipped(files), "a.docx", ReaderOptions()).blocks]


def relations(*of: tuple[str, str]) -> str:
    inner = "".join(f'<Relationship Id="r{at}" Type="{kind}" Target="{to}"/>' for at, (kind, to) in enumerate(of))
    return f"<Relationships>{inner}</Relationships>"


def elements(data: bytes) -> list[str]:
    found: list[str] = []
    read_xml(data, lambda name, attributes: found.append(name), lambda name: None)
    return found


def test_parts_under_other_names():
    parts = word_parts(p("甲"))
    moved = {
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "/正文/main.xml")),
        "正文/main.xml": parts["word/document.xml"],
    }
    assert texts(moved) == ["甲"]


def test_document_found_by_its_type_of_content():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types><Override PartName="/a/b.xml" ContentType="{kind}"/></Types>'
    assert texts({"[Content_Types].xml": types, "a/b.xml": word_parts(p("甲"))["word/document.xml"]}) == ["甲"]


def test_document_in_its_usual_place_when_nothing_is_said():
    assert texts({"word/document.xml": word_parts(p("甲"))["word/document.xml"]}) == ["甲"]


def test_names_with_backslashes_in_another_case_and_from_the_root():
    parts = {name.replace("/", "\\").title(): content for name, content in word_parts(p("甲")).items()}
    assert texts(parts) == ["甲"]
    assert ZipPackage(zipped({"/A/b.xml": "<a/>"})).part("a/B.xml") == b"<a/>"


def test_strict_files():
    parts = {
        name: content.replace(MAIN, f"{STRICT}/wordprocessingml/main").replace(
            OFFICE, f"{STRICT}/officeDocument/relationships"
        )
        for name, content in word_parts(p("甲"), header=p("页眉")).items()
    }
    document = read(zipped(parts), "a.docx", ReaderOptions())
    assert [block.text for block in document.blocks] == ["甲"]
    assert [aside.text for aside in document.asides] == ["页眉"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_parts_in_other_encodings(encoding):
    text = '<?xml version="1.0" encoding="utf-16"?>' + word_parts(p("甲𠀀"))["word/document.xml"]
    text = text if encoding != "utf-8-sig" else text.replace("utf-16", "utf-8")
    assert texts({"word/document.xml": text.encode(encoding)}) == ["甲𠀀"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_in_whatever_encoding(encoding):
    text = f'<?xml version="1.0" encoding="{encoding[:6]}"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'
    with pytest.raises(EntitiesError):
        ZipPackage(zipped({"a.xml": text.encode(encoding)})).part("a.xml")
    with pytest.raises(EntitiesError):
        elements(text.partition("?>")[2].encode())


def test_half_a_character_is_damage():
    with pytest.raises(PackageError):
        ZipPackage(zipped({"a.xml": b"\xff\xfe<\0a"})).part("a.xml")


def test_parts_together_are_limited():
    package = ZipPackage(zipped({"a.xml": b"<a>" + bytes(range(65, 91)) * 30 + b"</a>", "b.xml": b"<a/>" * 200}), 1000)
    assert package.part("a.xml")
    with pytest.raises(PackageTooLargeError):
        package.part("b.xml")


def test_part_that_grows_too_much():
    data = zipped({"a.xml": b"<a>" + b" " * 3_000_000})
    with pytest.raises(PackageTooLargeError):
        ZipPackage(data).part("a.xml")
    assert len(ZipPackage(data, most_ratio=5000).part("a.xml")) == 3_000_003


def test_part_with_a_password():
    data = bytearray(zipped({"a.xml": "<a/>"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PackageLockedError):
        ZipPackage(bytes(data)).part("a.xml")


def test_unknown_compression_is_damage():
    data = bytearray(zipped({"a.xml": "<a/>" * 99}))
    data[data.find(b"PK\x01\x02") + 10] = 97
    data[8] = 97
    with pytest.raises(PackageError):
        ZipPackage(bytes(data)).part("a.xml")


def test_only_relations_to_parts_of_the_package():
    away = '<Relationship Id="x" Type="t/header" Target="http://localhost/a.xml" TargetMode="External"/>'
    rels = relations(("t/header", "../../../etc/hostname"), ("t/footer", "f.xml")).replace("</", away + "</", 1)
    package = ZipPackage(zipped({"w/d.xml": "<a/>", "w/f.xml": "<a/>", "w/_rels/d.xml.rels": rels}))
    assert package.relations("w/d.xml") == [("r1", "footer", "w/f.xml")]
    assert package.relations("w/f.xml") == []


@pytest.mark.parametrize(
    ("base", "path", "name"),
    [
        ("xl/workbook.xml", "worksheets/a.xml", "xl/worksheets/a.xml"),
        ("xl/workbook.xml", "/a.xml", "a.xml"),
        ("xl/workbook.xml", "../a.xml", "a.xml"),
        ("", "xl/../../a.xml", "a.xml"),
        ("xl/workbook.xml", "/../../a.xml", "a.xml"),
    ],
)
def test_targets_stay_in_the_package(base, path, name):
    assert target(base, path) == name


def test_the_prefix_of_the_root_is_dropped_and_no_other():
    assert elements(b'<?xml version="1.0"?>\n<!-- <b:b> -->\n<a><x:b xmlns:x="x"/></a>') == ["a", "x:b"]
    assert elements(b'<x:a xmlns:x="x" xmlns:y="y"><x:b/><y:b/></x:a>') == ["a", "b", "y:b"]
    assert elements(b'\xef\xbb\xbf<x:a xmlns:x="x"/>') == ["a"]
    assert elements(b"") == []


def test_only_the_styles_that_are_named_are_kept():
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'
        for kind, name, base in (
            ("paragraph", "a", "b"),
            ("paragraph", "b", "c"),
            ("paragraph", "c", "a"),
            ("paragraph", "other", "a"),
            ("character", "hidden", "none"),
            ("table", "table", "none"),
            ("paragraph", "head", "none"),
        )
    )
    body = p(r("甲", '<w:rStyle w:val="hidden"/>'), properties='<w:pStyle w:val="a"/>')
    header = p("页眉", properties='<w:pStyle w:val="head"/>')
    package = open_package(word_file_of(body, styles=styles, header=header), ReaderOptions())
    assert {style.get(f"{W}styleId") for style in package.styles} == {"a", "b", "c", "hidden", "head"}
    single = word_file_of(body.replace('"a"', "'a'"), styles=styles)
    assert len(open_package(single, ReaderOptions()).styles) == 7


def test_what_is_no_zip_file():
    for data in (b"", b"PK\x03\x04", zipped({"a": "b"})[:-5]):
        with pytest.raises(PackageError):
            ZipPackage(data)
    with pytest.raises(PackageError):
        ZipPackage(with_wrong_sum()).part("a.xml")


def with_wrong_sum() -> bytes:
    stream = bytearray(zipped({"a.xml": "<a/>"}))
    at = stream.find(b"PK\x01\x02") + 16
    stream[at : at + 4] = b"\0\0\0\0"
    assert zipfile.crc32(b"<a/>") != 0
    return bytes(stream)
