"""A .docx file → the parts of it that are read, within limits, or why it cannot be read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from gklint.model.plugin import ReaderOptions
from gklint.model.words import Words

# Strict files use other names for the same things; with these replaced, one walk reads both.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_MOST_RATIO = 400  # a part that grows more than this on unpacking is no document
_SMALL = 1 << 20  # bytes up to which the ratio does not matter
_MOST_TAGS = 4_000_000  # in one part; an element takes some hundred bytes of memory
# What zipfile, zlib and the XML parser raise for files that are cut off, damaged or compressed in unknown ways.
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


# Styles of tables and characters are most of a styles part and say nothing of paragraphs.
_OTHER_STYLES = re.compile(
    rb'<w:style\s(?=[^<>]*w:type="(?:table|character)")[^<>]*+>(?:[^<]++|<(?!/?w:style[ >]))*+</w:style>'
)


class UnreadablePackageError(Exception):
    """The file cannot be read: `key` names the cause, `words` say it, `help` what to do."""

    def __init__(self, key: str, words: Words, help: Words) -> None:
        super().__init__(words.en)
        self.key, self.words, self.help = key, words, help


class Package(NamedTuple):
    """The parts of a document that hold text or say how it reads; an absent part is None."""

    name: str  # of the main part
    document: Element
    numbering: Element | None
    styles: Element | None
    comments: Element | None
    surrounds: tuple[Element, ...]  # headers, footers, notes


def open_package(data: bytes, options: ReaderOptions) -> Package:
    """Open a document. Raises UnreadablePackageError; nothing outside the file is ever fetched."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(_Parts(archive, options))
    except _BROKEN as error:
        raise UnreadablePackageError("damaged", _DAMAGED, _SAVE_AGAIN) from error


class _Parts:
    """The parts of an archive by name, each within the limits, all of them together too."""

    def __init__(self, archive: zipfile.ZipFile, options: ReaderOptions) -> None:
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}
        self._left = options.max_bytes

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def element(self, name: str) -> Element | None:
        """The part as XML, or None when there is none of that name."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadablePackageError("encrypted", ENCRYPTED, REMOVE_PASSWORD)
        grows = info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size)
        self._left -= info.file_size
        if grows or self._left < 0:
            raise UnreadablePackageError("too-large", _BOMB, _SAVE_AGAIN)
        with self._archive.open(info) as stream:
            data = stream.read(info.file_size + 1)
        if data.count(b"<") > _MOST_TAGS:
            raise UnreadablePackageError("too-large", _BOMB, _SAVE_AGAIN)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadablePackageError("entities", _ENTITIES, _SAVE_AGAIN)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return fromstring(_OTHER_STYLES.sub(b"", data) if b"<w:style " in data else data)


def _package(parts: _Parts) -> Package:
    name = next((target for kind, target in _relations(parts, "") if kind == "officeDocument"), "word/document.xml")
    document = parts.element(name)
    if document is None or not document.tag.endswith("}document"):
        raise UnreadablePackageError("no-document", _NO_DOCUMENT, _SAVE_AGAIN)
    related = list(_relations(parts, name))
    named = dict(related)
    numbering, styles, comments = (
        parts.element(named[kind]) if kind in named else None for kind in ("numbering", "styles", "comments")
    )
    surrounds = [
        part
        for kind, target in sorted(set(related))
        if kind in ("header", "footer", "footnotes", "endnotes") and (part := parts.element(target)) is not None
    ]
    return Package(name, document, numbering, styles, comments, tuple(surrounds))


def _relations(parts: _Parts, name: str) -> Iterator[tuple[str, str]]:
    """Kind and target of each relation of a part to another part of the file."""
    folder, base = posixpath.split(name)
    element = parts.element(posixpath.join(folder, "_rels", base + ".rels"))
    for relation in element if element is not None else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            yield relation.get("Type", "").rpartition("/")[2], target.lstrip("/")


ENCRYPTED = Words("文件有密码保护，无法读取", "the file is protected by a password")
REMOVE_PASSWORD = Words("请用原软件打开，取消密码后另存", "open it in its own program, remove the password and save it")
_DAMAGED = Words("文件不完整或已损坏，无法作为 Word 文档打开", "the file is incomplete or damaged and no Word document")
_SAVE_AGAIN = Words(
    "请用 Word 或 WPS 打开核对，另存为 .docx 后重试", "open it in Word or WPS, check it, and save it as .docx again"
)
_BOMB = Words("文件解压后过大，未读取", "the file is too large when unpacked and was not read")
_ENTITIES = Words("文件含有 Word 不会写入的实体定义，未读取", "the file holds entity definitions that no Word writes")
_NO_DOCUMENT = Words("这个压缩包里没有 Word 正文", "this archive holds no Word document")
