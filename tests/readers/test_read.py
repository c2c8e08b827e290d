"""A file and its reader: by content, by suffix, and when nothing can read it."""

from __future__ import annotations

import os

import pytest

from gklint.model.document import Document
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.report_file import File
from gklint.model.source import Source
from gklint.readers.read import read, read_bytes
from gklint.registry.builtin import READERS

PDF = b"%PDF-1.7\n"


def named(name, suffixes, sniff=lambda head: False):
    """A reader that reads nothing but says which it was."""

    def load():
        return lambda data, path, options: Document(Source(path, data.decode("latin-1"), name), ())

    return Reader(name, suffixes, load, sniff)


def broken(error):
    def load():
        raise error

    return Reader("坏", (".txt",), load)


def reason(document):
    (note,) = document.notes
    assert note.kind == "unreadable"
    assert note.help is not None
    assert document.source.text == ""
    return note.key


def file(path):
    return File(path, path.name)


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.txt", b"x", "txt"),
        ("a.TXT", b"x", "txt"),
        ("a.md", b"x", "md"),
        ("a.markdown", b"x", "md"),
        ("年报.2023.txt", b"x", "txt"),
    ],
)
def test_reader_by_suffix(name, data, format):
    assert read_bytes(data, name, READERS).source.format == format


def test_content_goes_before_suffix():
    readers = [*READERS, named("pdf", (".pdf",), lambda head: head.startswith(b"%PDF"))]
    assert read_bytes(PDF, "a.txt", readers).source.format == "pdf"
    assert read_bytes(PDF, "a", readers).source.format == "pdf"


def test_of_two_readers_that_know_the_content_the_one_for_the_suffix():
    readers = [named("docx", (".docx",), lambda head: True), named("xlsx", (".xlsx",), lambda head: True)]
    assert read_bytes(b"PK", "a.xlsx", readers).source.format == "xlsx"
    assert read_bytes(b"PK", "a.zip", readers).source.format == "docx"


def test_web_page_named_txt_goes_to_a_reader_of_web_pages_if_there_is_one():
    page = b"<html><body>x</body></html>"
    assert read_bytes(page, "a.txt", [*READERS, named("html", (), lambda h: h[:5] == b"<html")]).source.format == "html"
    assert read_bytes(page, "a.txt", READERS).source.format == "html"
    assert read_bytes(page, "a.txt", READERS[:1]).source.format == "txt"


def test_known_content_without_reader_is_named():
    document = read_bytes(PDF, "a.txt", READERS[:2])
    assert reason(document) == "wrong-content"
    assert "PDF" in document.notes[0].words.zh
    assert reason(read_bytes(b"PK\x03\x04", "a.docx", READERS[:2])) == "wrong-content"


def test_unknown_suffix():
    document = read_bytes(b"x", "a.xyz", READERS)
    assert reason(document) == "no-reader"
    assert ".xyz" in document.notes[0].words.zh
    assert document.source.format == "xyz"
    assert reason(read_bytes(b"x", "README", READERS)) == "no-reader"


def test_too_large():
    document = read_bytes(b"x" * 11, "a.txt", READERS, ReaderOptions(max_bytes=10))
    assert reason(document) == "too-large"
    assert not read_bytes(b"x" * 10, "a.txt", READERS, ReaderOptions(max_bytes=10)).unreadable


def test_large_file_is_not_read_whole(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    assert reason(read(file(path), READERS, ReaderOptions(max_bytes=1000))) == "too-large"


@pytest.mark.parametrize("error", [ValueError("第三列"), ImportError("no module")])
def test_reader_that_breaks_is_named_with_the_cause(error):
    document = read_bytes(b"x", "a.txt", [broken(error)])
    assert reason(document) == "reader-failed"
    assert "坏" in document.notes[0].words.zh
    assert type(error).__name__ in document.notes[0].words.en
    assert type(error).__name__ not in document.notes[0].words.zh


def test_reader_that_returns_something_else():
    reader = Reader("坏", (".txt",), lambda: lambda data, path, options: None)
    assert reason(read_bytes(b"x", "a.txt", [reader])) == "reader-failed"


def test_interrupt_is_not_swallowed():
    with pytest.raises(KeyboardInterrupt):
        read_bytes(b"x", "a.txt", [broken(KeyboardInterrupt())])


def test_file_is_read_under_its_display(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("甲。".encode())
    document = read(File(path, "reports/a.txt"), READERS)
    assert (document.source.path, document.source.text, document.notes) == ("reports/a.txt", "甲。", ())


def test_vanished_file(tmp_path):
    document = read(file(tmp_path / "a.txt"), READERS)
    assert reason(document) == "cannot-open"
    assert "不存在" in document.notes[0].words.zh


def test_folder_and_pipe_are_no_files(tmp_path):
    assert reason(read(File(tmp_path, "a.txt"), READERS)) == "not-a-file"
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(read(file(tmp_path / "pipe.txt"), READERS)) == "not-a-file"


def test_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def refuse(*args, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gklint.readers.read.read_regular", refuse)
    document = read(file(path), READERS)
    assert reason(document) == "cannot-open"
    assert "权限" in document.notes[0].words.zh


def test_disk_error_names_its_cause(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")

    def fail(*args, **options):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("gklint.readers.read.read_regular", fail)
    words = read(file(path), READERS).notes[0].words
    assert "磁盘读写出错" in words.zh
    assert "Input/output error" in words.en
