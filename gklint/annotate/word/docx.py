"""A Word file with a comment for each finding: only the document and its comments change, at the places they need."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.annotate.note_texts import NoteMark, RefusedError, Style
from gklint.annotate.office_parts import PackageCopy
from gklint.annotate.word.anchors import Anchors, Insertions, WordAnchor
from gklint.annotate.word.comments import Comments
from gklint.annotate.xml import Tree, attribute
from gklint.model.bilingual import Words
from gklint.model.plugin import ReaderOptions
from gklint.readers.word.body_reader import BodyReader
from gklint.readers.word.package import UnreadablePackageError, open_package
from gklint.readers.word.text_writer import DocumentWriter


def annotate_word(data: bytes, marks: Sequence[NoteMark], style: Style, options: ReaderOptions) -> bytes:
    """The file with the marks as comments. Raises RefusedError for a signed file, and one that cannot be read."""
    copy = PackageCopy(data)
    if copy.is_signed:
        raise RefusedError(SIGNED)
    try:
        package = open_package(data, options)
    except UnreadablePackageError as error:
        raise RefusedError(error.words) from None
    tree = copy.tree(package.name)
    anchors = Anchors(tree, BodyReader(package._replace(document=tree.root), DocumentWriter(options)).lines)
    comments = Comments(copy, package.name, tree)
    insertions = Insertions(tree)
    written = _CommentWriter(tree)
    for mark in marks:
        anchor = _anchor(anchors, mark)
        if anchor is not None:
            id = comments.add(mark.text, style)
            insertions.add(anchor, *written.of(id))
    copy.change(package.name, tree, insertions.splices())
    comments.write()
    return copy.written()


def _anchor(anchors: Anchors, mark: NoteMark) -> WordAnchor | None:
    """Where the mark stands: at its words; for a finding in a header or without a place, at the first words."""
    return anchors.of(mark.place.start.offset, mark.place.end.offset) or anchors.first()


class _CommentWriter:
    """How the bounds and the sign of a comment are written: with the prefix that the document uses."""

    def __init__(self, tree: Tree) -> None:
        prefix = tree.prefix(tree.root)
        self._prefix = prefix or "gk:"
        self._space = "" if prefix else f" xmlns:gk={attribute(tree.namespace)}"

    def of(self, id: str) -> tuple[bytes, bytes, bytes]:
        """What begins the comment, what ends it, and the run with its sign."""
        w, space = self._prefix, self._space
        said = f"{space} {w}id={attribute(id)}/>"
        sign = f"<{w}r{space}><{w}commentReference {w}id={attribute(id)}/></{w}r>"
        return f"<{w}commentRangeStart{said}".encode(), f"<{w}commentRangeEnd{said}".encode(), sign.encode()


SIGNED = Words(
    "文件有数字签名，加批注会使签名失效，未写副本；请对签名之前的文件加批注",
    "the file is signed, and a note would break the signature; annotate the file as it was before it was signed",
)
