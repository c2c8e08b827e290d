"""A part of an Office file as elements that know their bytes: what is put in leaves all other bytes as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from gklint.annotate.note_texts import RefusedError
from gklint.annotate.splices import Splice
from gklint.model.bilingual import Words
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple

_TAG = re.compile(rb"""<(?P<name>[^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_ANY_DECLARATION = lazy_pattern(r"\s*<\?xml[^>]*\?>")
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
# Strict files use other names for the same things.
_STRICT = "http://purl.oclc.org/ooxml/"
_USUAL = {
    f"{_STRICT}wordprocessingml/": "http://schemas.openxmlformats.org/wordprocessingml/2006/",
    f"{_STRICT}spreadsheetml/": "http://schemas.openxmlformats.org/spreadsheetml/2006/",
    f"{_STRICT}officeDocument/": "http://schemas.openxmlformats.org/officeDocument/2006/",
}


class ElementBounds(NamedTuple):
    """Where an element stands in the bytes: its tag, what is inside, its end. Of `<a/>` the inside is empty."""

    start: int
    inner: int
    inner_end: int
    end: int


class Tree:
    """A part with the bytes of each element. `data` is the part in UTF-8; names are those of usual files.

    Raises RefusedError for what is no well-formed XML.
    """

    def __init__(self, part: bytes) -> None:
        self.data = as_utf8(part)
        self.bounds: dict[Element, ElementBounds] = {}
        self.parents: dict[Element, Element] = {}
        self.namespace = ""  # of the root, as written
        self.root = self._parsed()

    def name(self, element: Element) -> str:
        """The name of an element as written, with its prefix."""
        match = _TAG.match(self.data, self.bounds[element].start)
        return match["name"].decode() if match else ""

    def prefix(self, element: Element) -> str:
        """The prefix of an element with its colon; nothing where it has none."""
        before, colon, _ = self.name(element).partition(":")
        return before + colon if colon else ""

    def tag(self, element: Element) -> bytes:
        """The tag that begins an element, as written."""
        bounds = self.bounds[element]
        return self.data[bounds.start : bounds.inner]

    def is_closed(self, element: Element) -> bool:
        """Whether it is written as `<a/>`."""
        return self.tag(element).endswith(b"/>")

    def written(self, element: Element) -> bytes:
        """An element with all that is in it."""
        bounds = self.bounds[element]
        return self.data[bounds.start : bounds.end]

    def removing(self, element: Element) -> Splice:
        """What takes an element out."""
        bounds = self.bounds[element]
        return Splice(bounds.start, bounds.end - bounds.start, b"")

    def adding(self, element: Element, text: bytes) -> Splice:
        """What puts `text` at the end of an element."""
        bounds = self.bounds[element]
        if self.is_closed(element):
            return Splice(bounds.inner - 2, 2, b">" + text + f"</{self.name(element)}>".encode())
        return Splice(bounds.inner_end, 0, text)

    def setting(self, element: Element, name: str, value: str) -> Splice:
        """What gives an attribute without prefix this value."""
        bounds, tag = self.bounds[element], self.tag(element)
        written = f" {name}={quoteattr(value)}".encode()
        match = re.search(rb"""\s%s\s*=\s*(?:"[^"]*"|'[^']*')""" % name.encode(), tag)
        if match:
            return Splice(bounds.start + match.start(), match.end() - match.start(), written)
        return Splice(bounds.inner - (2 if self.is_closed(element) else 1), 0, written)

    def byte_at(self, element: Element, index: int) -> int | None:
        """The byte at which character `index` of an element's text begins; None where that is not certain."""
        bounds = self.bounds[element]
        if b"<" in self.data[bounds.inner : bounds.inner_end]:
            return None
        for number, match in enumerate(_CHARACTER.finditer(self.data, bounds.inner, bounds.inner_end)):
            if number == index:
                return match.start()
        return bounds.inner_end

    def _parsed(self) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        building = _Building(self, parser)
        parser.StartElementHandler, parser.EndElementHandler = building.start, building.end
        parser.CharacterDataHandler, parser.EntityDeclHandler = building.characters, _refuse
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError:
            raise RefusedError(_BROKEN) from None
        return building.root


class _Building:
    """Builds the tree as expat reads."""

    def __init__(self, tree: Tree, parser: expat.XMLParserType) -> None:
        self.root = Element("none")
        self._tree, self._parser = tree, parser
        self._open: list[Element] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = Element(_usual(name), {_usual(key): value for key, value in attributes.items()})
        at = self._parser.CurrentByteIndex
        match = _TAG.match(self._tree.data, at)
        inner = match.end() if match else at
        self._tree.bounds[element] = ElementBounds(at, inner, inner, inner)
        if self._open:
            self._open[-1].append(element)
            self._tree.parents[element] = self._open[-1]
        else:
            self.root = element
            self._tree.namespace = name.rpartition("}")[0]
        self._open.append(element)

    def end(self, name: str) -> None:
        element = self._open.pop()
        bounds = self._tree.bounds[element]
        if not self._tree.is_closed(element):
            at = self._parser.CurrentByteIndex
            end = self._tree.data.index(b">", at) + 1
            self._tree.bounds[element] = bounds._replace(inner_end=at, end=end)

    def characters(self, text: str) -> None:
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text


def as_utf8(part: bytes) -> bytes:
    """The part in UTF-8; as it is where it is that already. Raises RefusedError."""
    declared = _DECLARATION.match(part)
    encoding = _UTF16.get(part[:2]) or (declared[1].decode().lower() if declared else "utf-8")
    if encoding in ("utf-8", "us-ascii", "ascii"):
        return part
    try:
        return _ANY_DECLARATION.sub("", part.decode(encoding), count=1).encode()
    except (UnicodeError, LookupError):
        raise RefusedError(_BROKEN) from None


def is_strict(namespace: str) -> bool:
    return namespace.startswith(_STRICT)


def text_of(element: Element, tag: str) -> str:
    """The text of all elements called `tag` in this one."""
    return "".join(one.text or "" for one in element.iter(tag))


def escape_text(text: str) -> str:
    """Text as it stands between tags."""
    return escape(text)


def attribute(value: str) -> str:
    """Text as it stands as the value of an attribute, with its quotes."""
    return quoteattr(value)


def _usual(name: str) -> str:
    """The name as ElementTree spells it, strict ones as usual ones."""
    namespace, brace, local = name.rpartition("}")
    if not brace:
        return name
    for strict, usual in _USUAL.items():
        if namespace.startswith(strict):
            return f"{{{usual}{namespace.removeprefix(strict)}}}{local}"
    return f"{{{namespace}}}{local}"


def children(element: Element, local: str) -> Iterator[Element]:
    """The children with this name, whatever its namespace."""
    return (child for child in element if child.tag.rpartition("}")[2] == local)


def _refuse(*_: object) -> None:
    raise RefusedError(_BROKEN)


_BROKEN = Words(
    "文件的一部分已损坏，不能加批注；请用 Word、WPS 或 Excel 打开核对，另存后重试",
    "a part of the file is broken, so that nothing can be noted in it; open it in its own program and save it again",
)
