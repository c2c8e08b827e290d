"""PDF files, as far as pypdfium2 is installed: read in a process with bounds, since pdfium cannot be interrupted."""

from __future__ import annotations

from importlib.util import find_spec

from gklint.model.bilingual import Words
from gklint.model.document import Document
from gklint.model.plugin import ReaderOptions
from gklint.readers.bounded import read_bounded
from gklint.readers.unreadable import unreadable


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read a PDF; without pypdfium2 say what to install. Raises MemoryError and TimeoutError."""
    if find_spec("pypdfium2") is None:
        return unreadable(path, "no-library", _NO_LIBRARY, _INSTALL)
    return read_bounded("gklint.readers.pdf.read", data, path, options)


_NO_LIBRARY = Words("读取 PDF 需要 pypdfium2，尚未安装", "reading PDF needs pypdfium2, which is not installed")
_INSTALL = Words("请运行 pip install pypdfium2。", "run pip install pypdfium2")
