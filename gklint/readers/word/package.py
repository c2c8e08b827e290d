"""A .docx file → the parts of it that are read, within limits, or why it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.readers import zip_package as zipped
from gklint.readers.unreadable import ENTITIES
from gklint.readers.word.unseen import may_be_unseen, unseen_runs
from gklint.readers.zip_package import EntitiesError, PackageError, PackageLockedError, PackageTooLargeError

_MOST_TAGS, _MOST_ATTRIBUTES = 1_000_000, 1_000_000  # in all parts; each takes some hundred bytes of memory
_STYLES = re.compile(rb"<w:styles[ >][^<>]*+>?")
_STYLE = re.compile(rb"<w:style [^<>]*+>")
_USUAL = re.compile(rb'<w:style (?=[^<>]*w:type="paragraph")(?=[^<>]*w:default="1")[^<>]*+>')
_DEFAULTS = re.compile(rb"<w:docDefaults>(?:[^<]++|<(?!/w:docDefaults))*+</w:docDefaults>")
_STYLE_ID = re.compile(rb'w:styleId="([^"]*+)"')
_NAMED = re.compile(rb'<w:[pr]Style w:val="([^"]*+)"')
_BASED_ON = re.compile(rb'<w:basedOn w:val="([^"]*+)"')


class UnreadablePackageError(Exception):
    """The file cannot be read: `key` names the cause, `words` say it, `help` what to do."""

    def __init__(self, key: str, words: Words, help: Words) -> None:
        super().__init__(words.en)
        self.key, self.words, self.help = key, words, help


class WordPackage(NamedTuple):
    """The parts of a document that hold text or say how it reads; an absent part is None."""

    name: str  # of the main part
    document: Element
    numbering: Element | None
    styles: Element | None  # those that some part of the document names, those they are based on, and the usual one
    comments: Element | None
    surrounds: tuple[Element, ...]  # headers, footers, notes
    unseen: frozenset[Element]  # runs of the document that nobody sees on the page
    unread: tuple[str, ...]  # the kinds of parts (header, comments, …) that are broken, the text being whole


def open_package(data: bytes, options: ReaderOptions) -> WordPackage:
    """Open a document. Raises UnreadablePackageError; nothing outside the file is ever fetched."""
    try:
        return _package(zipped.ZipPackage(data, options.max_bytes))
    except PackageLockedError as error:
        raise UnreadablePackageError("encrypted", ENCRYPTED, REMOVE_PASSWORD) from error
    except PackageTooLargeError as error:
        raise UnreadablePackageError("too-large", error.words, _SAVE_AGAIN) from error
    except EntitiesError as error:
        raise UnreadablePackageError("entities", ENTITIES, _SAVE_AGAIN) from error
    except (PackageError, ParseError, ValueError) as error:  # ValueError: of an encoding that XML parsers do not know
        raise UnreadablePackageError("damaged", _DAMAGED, _SAVE_AGAIN) from error


def _package(parts: zipped.ZipPackage) -> WordPackage:
    name = parts.main("word/document.xml")
    body = parts.part(name)
    trees = _Trees()
    document = trees.build(body)
    if document is None or not document.tag.endswith("}document"):
        raise UnreadablePackageError("no-document", _NO_DOCUMENT, _SAVE_AGAIN)
    related = sorted({(relation.kind, relation.target) for relation in parts.relations(name)})
    named = dict(reversed(related))
    asides = _Asides(parts, trees)
    surrounds = [asides.read(kind, target) for kind, target in related if kind in _SURROUNDS]
    comments = asides.read("comments", named.get("comments", ""))
    numbering, styles = (parts.part(named.get(kind, "")) for kind in ("numbering", "styles"))
    looks = trees.build(_styles_named(styles, [body, *asides.texts]))
    parts_with_text = tuple(surround for surround in surrounds if surround is not None)
    suspect = may_be_unseen([document] if looks is None else [document, looks])
    return WordPackage(
        name,
        document,
        trees.build(numbering),
        looks,
        comments,
        parts_with_text,
        unseen_runs(document, trees.build(styles), parts_with_text) if suspect else frozenset(),
        tuple(sorted(asides.unread)),
    )


_SURROUNDS = ("header", "footer", "footnotes", "endnotes")


class _Trees:
    """Builds the parts of one file, which together may have so many tags."""

    def __init__(self) -> None:
        self._tags, self._attributes = _MOST_TAGS, _MOST_ATTRIBUTES

    def build(self, data: bytes) -> Element | None:
        """The part as XML; None when there is none. Raises PackageTooLargeError, ParseError and ValueError."""
        self._tags -= data.count(b"<")
        self._attributes -= data.count(b"=")
        if self._tags < 0 or self._attributes < 0:
            raise PackageTooLargeError(_TOO_MANY)
        return fromstring(data) if data else None


class _Asides:
    """The parts beside the text: one that is broken takes nothing from it. What is built to do harm is refused."""

    def __init__(self, parts: zipped.ZipPackage, trees: _Trees) -> None:
        self.texts: list[bytes] = []
        self.unread: set[str] = set()
        self._parts, self._trees = parts, trees

    def read(self, kind: str, name: str) -> Element | None:
        """The part, unless there is none or it is broken."""
        try:
            text = self._parts.part(name)
            element = self._trees.build(text)
        except (PackageLockedError, PackageTooLargeError, EntitiesError):
            raise
        except (PackageError, ParseError, ValueError):
            self.unread.add(kind)
            return None
        self.texts.append(text)
        return element


def _styles_named(data: bytes, texts: Iterable[bytes]) -> bytes:
    """Of a part with styles those that the texts name, and what they are based on: mostly a small share of it."""
    root = _STYLES.search(data)
    if root is None or any(b"Style w:val='" in text for text in texts):
        return data
    styles = dict(_styles(data))
    usual = {match[1] for tag in _USUAL.findall(data) if (match := _STYLE_ID.search(tag))}
    wanted = sorted(usual.union(match[1] for text in texts for match in _NAMED.finditer(text)))
    defaults = _DEFAULTS.search(data)
    chosen: dict[bytes, bytes] = {b"": defaults[0]} if defaults else {}
    while wanted:
        name = wanted.pop()
        if name in styles and name not in chosen:
            chosen[name] = styles[name]
            wanted += _BASED_ON.findall(styles[name])
    return b"".join((root[0], *chosen.values(), b"</w:styles>"))


def _styles(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each style by its id, but those of tables."""
    for match in _STYLE.finditer(data):
        if b'w:type="table"' in match[0]:
            continue
        name, end = _STYLE_ID.search(match[0]), data.find(b"</w:style>", match.end())
        if name is not None and end >= 0 and not match[0].endswith(b"/>"):
            yield name[1], data[match.start() : end + len(b"</w:style>")]


ENCRYPTED = Words("文件有密码保护，无法读取", "the file is protected by a password")
REMOVE_PASSWORD = Words(
    "请用原软件打开，取消密码后另存。", "open it in its own program, remove the password and save it"
)
_DAMAGED = Words("文件不完整或已损坏，无法作为 Word 文档打开", "the file is incomplete or damaged and no Word document")
_SAVE_AGAIN = Words(
    "请用 Word 或 WPS 打开核对，另存为 .docx 后重试。", "open it in Word or WPS, check it, and save it as .docx again"
)
_TOO_MANY = Words("文件内容过多，未读取", "the file holds too much and was not read")
_NO_DOCUMENT = Words("这个压缩包里没有 Word 正文", "this archive holds no Word document")
