"""A zip package (docx, xlsx) opened with care: parts by name or relation, of bounded size, XML without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from posixpath import normpath
from xml.parsers import expat

from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

_MOST_BYTES = 64 * 1024 * 1024  # of all parts that are read, unpacked
_MOST_RATIO = 400  # a part that grows more than this on unpacking is none that an Office program wrote
_SMALL = 1 << 20  # bytes up to which the ratio does not matter
# The element a part consists of, behind the declaration and comments, and its prefix if it has one.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<(?:\?(?:[^?]|\?(?!>))*+\?>|!--(?:[^-]|-(?!->))*+-->)\s*+)*+"
    rb"<(?:(\w++):)?\w"
)
# A tag, with the text behind it, that is longer than any an Office program writes, and what it may hold.
_LONG = re.compile(rb"<[^<]{1000000,}+")
_MOST_IN_LONG = 100_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARATION = lazy_pattern(r"\s*<\?xml[^>]*\?>")
# Strict files use other names for the same things; with these replaced, one walk reads both.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"http://schemas.openxmlformats.org/spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
# What zipfile raises for files that are cut off, damaged or compressed in unknown ways.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class PackageError(Exception):
    """The package is damaged."""


class PackageTooLargeError(PackageError):
    """The parts would unpack to more than is read; `words` say to what."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class PackageLockedError(PackageError):
    """A part can be read with a password only."""


class EntitiesError(PackageError):
    """A part declares entities, which no Office program writes."""


class Relation(NamedTuple):
    """How a part refers to another: its id there, the last word of its type, and the name of the other part."""

    id: str
    kind: str
    target: str


Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Characters = Callable[[str], None]


class ZipPackage:
    """The parts of a zip file by name, whatever its case."""

    def __init__(self, data: bytes, most_bytes: int = _MOST_BYTES, most_ratio: int = _MOST_RATIO) -> None:
        """Raises PackageError for what is no whole zip file."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise PackageError(str(error)) from None
        self._stored = {_plain(info.filename): info for info in self._zip.infolist()}
        self._most = self._left = most_bytes
        self._most_ratio = most_ratio

    def has(self, name: str) -> bool:
        return _plain(name) in self._stored

    def part(self, name: str) -> bytes:
        """The XML of a part in UTF-8, with the names of usual files if it is strict; of one that is not there none.

        Raises PackageError.
        """
        info = self._stored.get(_plain(name))
        return b"" if info is None else _checked_xml(name, self._unpack(info))

    def relations(self, name: str = "") -> list[Relation]:
        """The relations of a part, or of the whole package, to parts that are there. Raises PackageError."""
        folder, _, own = name.rpartition("/")
        found: list[Relation] = []

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append(Relation(attributes.get("Id", ""), kind, target(name, attributes.get("Target", ""))))

        read_xml(self.part(f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels"), start, _nothing)
        return [relation for relation in found if self.has(relation.target)]

    def main(self, usual: str) -> str:
        """The name of the part that holds the document; `usual` where the package does not say. Raises PackageError."""
        told = (relation.target for relation in self.relations() if relation.kind == "officeDocument")
        return next(told, None) or self._main_by_type() or usual

    def _main_by_type(self) -> str | None:
        """The part whose type of content says that it is the document."""
        found: list[str] = []

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            name = attributes.get("PartName", "").lstrip("/")
            if tag == "Override" and attributes.get("ContentType", "").endswith(".main+xml") and self.has(name):
                found.append(name)

        read_xml(self.part("[Content_Types].xml"), start, _nothing)
        return next(iter(found), None)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise PackageLockedError(info.filename)
        self._left -= info.file_size
        if self._left < 0:
            raise PackageTooLargeError(_unpacks_to(self._most))
        if info.file_size > _SMALL and info.file_size > self._most_ratio * max(1, info.compress_size):
            raise PackageTooLargeError(_GROWS)
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size + 1)  # no more comes, whatever is packed
        except _BROKEN as error:
            raise PackageError(f"{info.filename}: {error}") from None


def _unpacks_to(most: int) -> Words:
    megabytes = most / (1024 * 1024)
    return Words(
        f"文件解压后超过{megabytes:g} MB，未读取",
        f"the file is larger than {megabytes:g} MB when unpacked and was not read",
    )


_GROWS = Words(
    "文件解压后膨胀得异常大，不像办公软件保存的文件，未读取",
    "parts of the file unpack to far more than any Office program writes; it was not read",
)


_GROWS_IN_MEMORY = Words(
    "文件中有一个标签带有过多的属性，不像办公软件保存的文件，未读取",
    "an element has more attributes than any Office program writes; the file was not read",
)


def _plain(name: str) -> str:
    """The name of a part as it is looked up: some programs write it with backslashes or from the root."""
    return name.replace("\\", "/").lstrip("/").lower()


def _checked_xml(name: str, data: bytes) -> bytes:
    if data[:2] in _UTF16:
        data = _as_utf8(name, data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise EntitiesError("entities are declared")
    if any(long[0].count(b"=") > _MOST_IN_LONG for long in _LONG.finditer(data)):
        raise PackageTooLargeError(_GROWS_IN_MEMORY)
    if b"purl.oclc.org" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def _as_utf8(name: str, data: bytes) -> bytes:
    byte_order = "-be" if data[0] == 0 else "-le" if data[1] == 0 else ""
    try:
        return _DECLARATION.sub("", data.decode(f"utf-16{byte_order}"), 1).encode()
    except UnicodeError as error:
        raise PackageError(f"{name}: {error}") from None


def read_xml(data: bytes, start: Start, end: End, characters: Characters | None = None) -> None:
    """Read XML piece by piece; names are given without the prefix of the root, which is that of all that is meant.

    Raises PackageError for damage and for entities.
    """
    if not data:
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True
    root = _ROOT.match(data)
    if root is not None and root[1]:
        prefix = root[1].decode() + ":"
        parser.StartElementHandler = lambda name, attributes: start(name.removeprefix(prefix), attributes)
        parser.EndElementHandler = lambda name: end(name.removeprefix(prefix))
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PackageError(str(error)) from None


def _refuse(*_: object) -> None:
    raise EntitiesError("entities are declared")


def _nothing(_: str) -> None:
    """For elements whose end has no effect."""


def target(base: str, path: str) -> str:
    """The name of the part that `path` means in a relation of the part `base`; never one outside the package."""
    return normpath(f"/{path}" if path.startswith("/") else f"/{base.rpartition('/')[0]}/{path}").lstrip("/")
