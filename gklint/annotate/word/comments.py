"""The comments of a Word file: ours added behind those it has, and known again."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gklint.annotate.note_texts import Answer, Style, answer_of
from gklint.annotate.office_parts import PackageCopy
from gklint.annotate.xml import Tree, attribute, escape_text, is_strict
from gklint.model.light_classes import NamedTuple
from gklint.readers.word.names import PARAGRAPH, TEXT, W
from gklint.readers.zip_package import target

COMMENT, ID, AUTHOR = W + "comment", W + "id", W + "author"
_ID_BOUNDS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Comment(NamedTuple):
    """A comment as met. `ours` is the finding it is of, with what was written into it since; None for others'."""

    element: Element
    id: str
    author: str
    text: str
    ours: Answer | None


class Comments:
    """The comments part of a document named `main` that has been read into `tree`."""

    def __init__(self, copy: PackageCopy, main: str, tree: Tree) -> None:
        self._copy, self._main, self._document = copy, main, tree
        self.name = related_part(copy, main, "comments")
        self._tree = copy.tree(self.name) if self.name else None
        self._next = 1 + max(self._numbers(), default=-1)
        self._made: list[str] = []

    def _numbers(self) -> list[int]:
        """The numbers that comments have, and those that the document speaks of."""
        named = [one.get(ID, "") for one in self._document.root.iter() if one.tag in _ID_BOUNDS]
        named += [one.get(ID, "") for one in self._tree.root.iter(COMMENT)] if self._tree else []
        return [int(one) for one in named if one.isascii() and one.isdigit() and len(one) < 10]

    def add(self, text: str, style: Style) -> str:
        """Add a comment; its id."""
        id = str(self._next)
        self._next += 1
        prefix = (self._tree.prefix(self._tree.root) or "gk:") if self._tree else "w:"
        self._made.append(_comment_xml(prefix, id, text, style))
        return id

    def write(self) -> None:
        """Write the part with what was added."""
        if not self._made:
            return
        if self._tree is not None:
            space = "" if self._tree.prefix(self._tree.root) else f" xmlns:gk={attribute(self._tree.namespace)}"
            text = "".join(one.replace(" ", f"{space} ", 1) for one in self._made)
            self._copy.change(self.name, self._tree, [self._tree.adding(self._tree.root, text.encode())])
            return
        folder = self._main.rpartition("/")[0]
        self.name = f"{folder}/comments.xml".lstrip("/")
        if self._copy.has(self.name):
            self.name = self._copy.free_name(f"{folder}/comments{{}}.xml".lstrip("/"))
        space = f"xmlns:w={attribute(self._document.namespace)}"
        self._copy.add(self.name, f"{_XML}<w:comments {space}>{''.join(self._made)}</w:comments>".encode())
        self._copy.declare(self.name, _TYPE)
        office = _STRICT_OFFICE if is_strict(self._document.namespace) else _OFFICE
        self._copy.relate(self._main, "rIdGklint", f"{office}/comments", self.name.rpartition("/")[2])


def comments_in(tree: Tree) -> list[Comment]:
    """The comments of the part that was read into `tree`."""
    found = []
    for element in tree.root.iter(COMMENT):
        text = "\n".join(_comment_text(paragraph) for paragraph in element.iter(PARAGRAPH))
        found.append(Comment(element, element.get(ID, ""), element.get(AUTHOR, ""), text, answer_of(text)))
    return found


def related_part(copy: PackageCopy, main: str, kind: str, id: str = "") -> str:
    """The name of the part that a relation of this kind (and id) leads to from `main`; nothing where there is none."""
    relations = copy.relations(main)
    if not copy.has(relations):
        return ""
    for relation in copy.tree(relations).root:
        internal = relation.get("TargetMode") != "External" and id in ("", relation.get("Id"))
        if internal and relation.get("Type", "").rpartition("/")[2] == kind:
            name = target(main, relation.get("Target", ""))
            if copy.has(name):
                return name
    return ""


def _comment_text(paragraph: Element) -> str:
    """The text of a paragraph of a comment."""
    return "".join(
        "\n" if part.tag == W + "br" else part.text or "" for part in paragraph.iter() if part.tag in (TEXT, W + "br")
    )


def _comment_xml(prefix: str, id: str, text: str, style: Style) -> str:
    """A comment, a paragraph a line."""
    w = prefix
    date = f' {w}date="{style.date:%Y-%m-%dT%H:%M:%SZ}"' if style.date else ""
    lines = "".join(
        f'<{w}p><{w}r><{w}t xml:space="preserve">{escape_text(line)}</{w}t></{w}r></{w}p>' for line in text.split("\n")
    )
    initials = "GK" if style.author == "gklint" else style.author[:2]
    names = f"{w}author={attribute(style.author)} {w}initials={attribute(initials)}"
    return f"<{w}comment {w}id={attribute(id)} {names}{date}>{lines}</{w}comment>"
