"""Word documents (.docx, strict ones too)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gklint.model.bilingual import Words
from gklint.model.document import Document, Note
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Source, Span
from gklint.readers.limits import cut
from gklint.readers.raised_text import struck_note
from gklint.readers.signature import HEAD, signature
from gklint.readers.unreadable import unreadable, wrong_content
from gklint.readers.word.body_reader import BodyReader
from gklint.readers.word.names import PARAGRAPH, TEXT, W
from gklint.readers.word.package import ENCRYPTED, REMOVE_PASSWORD, UnreadablePackageError, WordPackage, open_package
from gklint.readers.word.text_writer import DocumentWriter

_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a Word document: changes as accepted, automatic numbers resolved, hidden text left out, each noted."""
    content = signature(data[:HEAD])
    if content == "ole2" and _ENCRYPTED_MARK in data:
        return unreadable(path, "encrypted", ENCRYPTED, REMOVE_PASSWORD, "docx")
    if content is not None and content != "zip":
        return wrong_content(path, content, "docx")
    try:
        package = open_package(data, options)
    except UnreadablePackageError as error:
        return unreadable(path, error.key, error.words, error.help, "docx")
    walk = BodyReader(package, DocumentWriter(options))
    return _document(walk, path, package)


def _document(walk: BodyReader, path: str, package: WordPackage) -> Document:
    source = Source(path, walk.writer.text, "docx", None, tuple(walk.writer.addresses))
    if not source.text.strip():
        return unreadable(path, "empty", _EMPTY, _FILL, "docx")
    return Document(
        source,
        tuple(draft.block(source) for draft in walk.blocks),
        (*_notes(walk, source), *_unread(package.unread, source)),
        tuple(draft.block(source) for draft in walk.asides),
        comments=tuple(_comments(walk, source, package.comments)),
    )


def _notes(walk: BodyReader, source: Source) -> Iterator[Note]:
    if walk.revised:
        words = Words(
            f"文件有未接受的修订（{len(walk.revised)}处），按全部接受后的内容检查",
            f"the file has open tracked changes ({len(walk.revised)} places); it was read as if all were accepted",
        )
        yield Note("revisions", words, _line_at(source, walk.revised[0]), "revisions", _ACCEPT)
    if walk.hidden:
        words = Words(
            f"文件有隐藏文字（{len(walk.hidden)}处），未检查",
            f"hidden text in {len(walk.hidden)} places was not checked",
        )
        yield Note("hidden", words, _line_at(source, walk.hidden[0]), "text", _UNHIDE)
    if walk.struck:
        yield struck_note(len(walk.struck), _line_at(source, walk.struck[0]))
    if walk.embedded:
        words = Words(
            f"文件嵌入了{len(walk.embedded)}个 Excel 表格或其他文档，其中内容未检查",
            f"{len(walk.embedded)} embedded workbooks or documents were not checked",
        )
        yield Note("picture", words, _line_at(source, walk.embedded[0]), "embedded", _UNFOLD)
    if walk.foreign:
        words = Words(
            f"文件有{len(walk.foreign)}处正文取自其他文件，未检查",
            f"in {len(walk.foreign)} places the text is that of another file and was not checked",
        )
        yield Note("cut", words, _line_at(source, walk.foreign[0]), "foreign", _SAVE_WHOLE)
    if walk.writer.full:
        yield cut(source)


def _unread(kinds: tuple[str, ...], source: Source) -> Iterator[Note]:
    """The notes about broken parts beside the text."""
    if kinds:
        words = Words(
            f"文件的{'、'.join(_PARTS[kind].zh for kind in kinds)}已损坏，未能读取；正文和表格不受影响",
            f"broken and not read: {', '.join(_PARTS[kind].en for kind in kinds)}; the text and its tables are whole",
        )
        yield Note("cut", words, Span(source, 0, 0), "parts", _SAVE_WHOLE)


def _line_at(source: Source, offset: int) -> Span:
    end = source.text.find("\n", offset)
    return Span(source, offset, max(offset, end))


def _comments(walk: BodyReader, source: Source, part: Element | None) -> Iterator[tuple[Span, str]]:
    """The comments with the text they are about; of an empty place the one character behind it."""
    for comment in part.iter(W + "comment") if part is not None else ():
        start, end = walk.comments.get(comment.get(W + "id", ""), (0, 0))
        text = "\n".join(_comment_text(paragraph) for paragraph in comment.iter(PARAGRAPH))
        start = min(start, len(source.text) - 1)
        yield Span(source, start, min(max(end, start + 1), len(source.text))), text


def _comment_text(paragraph: Element) -> str:
    """The text of a paragraph of a comment."""
    return "".join(
        "\n" if part.tag == W + "br" else part.text or "" for part in paragraph.iter() if part.tag in (TEXT, W + "br")
    )


_PARTS = {
    "comments": Words("批注", "comments"),
    "endnotes": Words("尾注", "endnotes"),
    "footer": Words("页脚", "footers"),
    "footnotes": Words("脚注", "footnotes"),
    "header": Words("页眉", "headers"),
}
_EMPTY = Words("文件没有文字内容", "the file holds no text")
_FILL = Words(
    "请确认报送的是完整的年度报告；若正文是图片，请改用文字。", "check that the report was handed in complete, as text"
)
_ACCEPT = Words(
    "请在 Word 或 WPS 的“审阅”中接受或拒绝全部修订后另存。", "accept or reject all changes, and save the file"
)
_UNFOLD = Words("请把嵌入的表格转为 Word 表格。", "turn embedded tables into tables of the document")
_SAVE_WHOLE = Words("请用 Word 或 WPS 打开，另存为 .docx 后重试。", "open it in Word or WPS and save it as .docx again")
_UNHIDE = Words("请显示并删除隐藏文字后另存。", "show the hidden text, delete it, and save the file")
