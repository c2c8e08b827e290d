"""PDF files, as far as pypdfium2 is installed."""

from __future__ import annotations

from importlib import import_module

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.unreadable import unreadable


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a PDF; without pypdfium2 say what to install."""
    try:
        document: Document = import_module("gklint.readers.pdf.read").read(data, path, options)
    except ModuleNotFoundError as error:
        if error.name not in ("pypdfium2", "pypdfium2_raw"):
            raise
        return unreadable(path, "no-library", _NO_LIBRARY, _INSTALL)
    return document


_NO_LIBRARY = Words("读取 PDF 需要 pypdfium2，尚未安装", "reading PDF needs pypdfium2, which is not installed")
_INSTALL = Words("请运行 pip install pypdfium2。", "run pip install pypdfium2")
