"""Text files: the bytes decoded, limited, damage noted; a paragraph a line, tables laid out with tabs and pipes."""

from __future__ import annotations

from gklint.model.bilingual import Words
from gklint.model.document import Document, Note
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.model.source import Source
from gklint.readers.encoding import damage_notes, decode, is_junk
from gklint.readers.limits import cut, text_end
from gklint.readers.signature import HEAD, signature
from gklint.readers.text_layout import lay_out
from gklint.readers.unreadable import unreadable, wrong_content


class TextFile(NamedTuple):
    """A text ready to be laid out, and what was met on the way."""

    source: Source
    notes: tuple[Note, ...]


def open_text(data: bytes, path: str, format: str, options: ReaderOptions, marks: str = "") -> TextFile | Document:
    """The text of `data`; for a file that is empty or no text the document that says so.

    `marks` are the characters of the format that count as lines and cells do.
    """
    content = signature(data[:HEAD])
    if content is not None and content != "html":
        return wrong_content(path, content, format)
    decoded = decode(data)
    if not decoded.text.strip("\0 \t\r\n\u3000"):
        return unreadable(path, "empty", Words("文件没有内容", "the file is empty"), _FILL, format)
    if (decoded.damaged or "\0" in decoded.text) and is_junk(decoded.text):
        return unreadable(path, "not-text", _NOT_TEXT, _SAVE, format)
    end = text_end(decoded.text, options, marks)
    source = Source(path, decoded.text[:end], format, decoded.encoding)
    notes = damage_notes(source, decoded)
    return TextFile(source, notes if end == len(decoded.text) else (*notes, cut(source)))


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a text file. Nothing in it is markup: what looks like Markdown or HTML stays in the text."""
    opened = open_text(data, path, "txt", options)
    if isinstance(opened, Document):
        return opened
    blocks, asides = lay_out(opened.source, opened.source.text)
    return Document(opened.source, blocks, opened.notes, asides)


_FILL = Words("请重新保存，或另选有内容的文件。", "save the report anew, or take a file that holds it")
_NOT_TEXT = Words("文件内容不是文本，或编码无法识别", "the content is not text, or its encoding is unknown")
_SAVE = Words(
    "请用原软件打开，另存为 UTF-8 编码的文本；若本是 Word、Excel 或 PDF 文件，请改回原来的后缀名。",
    "open it in the program that wrote it and save it as UTF-8 text, or give it back its own suffix",
)
