"""Text files: a paragraph a line, and tables in the many ways they are laid out with tabs and pipes."""

from __future__ import annotations

from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.layout import lay_out
from gklint.readers.textfile import open_text


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a text file. Nothing in it is markup: what looks like Markdown or HTML stays in the text."""
    opened = open_text(data, path, "txt", options)
    if isinstance(opened, Document):
        return opened
    blocks, asides = lay_out(opened.source, opened.source.text)
    return Document(opened.source, blocks, opened.notes, asides)
