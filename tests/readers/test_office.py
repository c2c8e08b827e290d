"""Old Word files: converted where LibreOffice is installed, else told what to do; never trusting names."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from formats import FORMATS
from road import walk
from word_parts import zipped

from gklint.model.plugin import ReaderOptions
from gklint.readers import office
from gklint.readers.libreoffice import ConversionError, ConversionTimeoutError, program, to_docx
from gklint.readers.office import kind_of, read
from gklint.readers.read import read_bytes
from gklint.registry.builtin import READERS
from gklint.testing import compose, report

FOLDER = Path(__file__).parents[1] / "fixtures" / "office"
FACTS = {"requests.received": 5, "outcome.disclosed": 5, "outcome.total": 5, "fees.amount": "79.15"}
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_libreoffice = pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")


def entry(name: str) -> bytes:
    """A directory entry of an OLE2 file."""
    text = name.encode("utf-16-le") + b"\0\0"
    return (text.ljust(64, b"\0") + len(text).to_bytes(2, "little")).ljust(128, b"\0")


def ole2(*names: str) -> bytes:
    return OLE2.ljust(512, b"\0") + b"".join(map(entry, names))


def key(data: bytes, path: str = "a.doc") -> tuple[str, str]:
    (note,) = read(data, path, ReaderOptions()).notes
    assert note.help is not None
    return note.kind, note.key


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in the place of LibreOffice."""

    def install(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(office, "program", lambda: str(path))

    return install


@needs_libreoffice
@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.xls"])
def test_old_word_file_says_the_same_as_its_text(name):
    expected, expected_findings = walk(report(facts=FACTS).encode(), "a.txt")
    found, findings = walk((FOLDER / "report.doc").read_bytes(), name)
    assert {fact.key: fact.value for fact in found.facts.values()} == {
        fact.key: fact.value for fact in expected.facts.values()
    }
    extra = {(f.rule, f.key) for f in findings} - {(f.rule, f.key) for f in expected_findings}
    assert extra == {("GK018", "libreoffice")}


@needs_libreoffice
def test_rtf_is_converted():
    document = read_bytes(b"{\\rtf1\\ansi " + b"\n" * 600 + b"One. \\par Two. }", "a.doc", READERS)
    assert [block.text for block in document.blocks] == ["One.", "Two."]
    assert [note.kind for note in document.notes] == ["converted"]


def test_without_libreoffice_the_way_out_is_named(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    (note,) = read((FOLDER / "report.doc").read_bytes(), "a.doc", ReaderOptions()).notes
    assert (note.kind, note.key) == ("unreadable", "no-converter")
    assert ".docx" in note.help.zh


@needs_posix
def test_success_without_a_document_is_a_failure(stand_in):
    stand_in("exit 0")
    assert key((FOLDER / "report.doc").read_bytes()) == ("unreadable", "damaged")


@needs_posix
def test_program_that_hangs_is_ended_with_what_it_started(tmp_path):
    path, mark = tmp_path / "soffice", tmp_path / "mark"
    path.write_text(f"#!/bin/sh\n(sleep 3; touch {mark}) &\nwait\n")
    path.chmod(0o755)
    with pytest.raises(ConversionTimeoutError):
        to_docx(str(path), b"", ".doc", 0.2)
    assert not mark.exists()


@needs_posix
def test_slow_conversion_is_told(stand_in):
    stand_in("sleep 5")
    options = ReaderOptions(max_seconds=0.2)
    (note,) = read((FOLDER / "report.doc").read_bytes(), "a.doc", options).notes
    assert (note.kind, note.key) == ("unreadable", "converter-slow")


def test_program_that_is_not_there():
    with pytest.raises(ConversionError):
        to_docx("/nowhere/soffice", b"", ".doc", 1)


def test_kinds_of_old_files():
    assert kind_of(ole2("Root Entry", "WordDocument")) == "text"
    assert kind_of(ole2("Root Entry", "Workbook")) == "workbook"
    assert kind_of(ole2("Root Entry", "WordDocument", "Workbook")) == "text"
    assert kind_of(ole2("Root Entry", "Pictures")) == "unknown"


def test_content_is_asked_before_anything_is_converted(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: pytest.fail("asked for LibreOffice"))
    assert key(ole2("Root Entry", "EncryptedPackage")) == ("unreadable", "encrypted")
    assert key(ole2("Root Entry")) == ("unreadable", "wrong-content")
    assert key(b"") == ("unreadable", "wrong-content")
    assert key(b"{\\rtf1 }") == ("unreadable", "wrong-content")
    assert key(b"some text" + bytes(9)) == ("unreadable", "wrong-content")
    assert key(b"\x89PNG\r\n\x1a\n") == ("unreadable", "wrong-content")


@pytest.mark.parametrize(
    ("maker", "name", "format"),
    [
        ("docx", "报告.doc", "docx"),
        ("html clean", "报告.doc", "html"),
        ("html gbk", "报告.doc", "html"),
        ("xlsx", "报告.xls", "xlsx"),
        ("pdf", "报告.doc", "pdf"),
        ("txt tabs", "报告.doc", "txt"),
        ("txt gb18030", "报告.wps", "txt"),
        ("pdf", "报告.docx", "pdf"),
    ],
)
def test_a_misnamed_file_is_read_by_what_it_is(maker, name, format):
    document = read_bytes(FORMATS[maker].make(compose()), name, READERS)
    assert (document.unreadable, document.source.format) == (False, format)


def test_a_zip_file_under_the_name_of_a_word_file_is_told():
    (note,) = read_bytes(zipped({"a.txt": "x"}), "报告.docx", READERS).notes
    assert (note.kind, note.key) == ("unreadable", "no-document")
