"""A file with its findings → the copy in which they are noted; such a copy → the file without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Literal

from gklint.annotate.note_texts import Answer, NoteMark, RefusedError, Style
from gklint.annotate.office_parts import DAMAGED, PackageCopy
from gklint.annotate.page import page
from gklint.annotate.pdf import bounded as pdf
from gklint.annotate.word import docx
from gklint.annotate.word import strip as word
from gklint.annotate.workbook import xlsx
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass
from gklint.model.plugin import Reader, ReaderOptions
from gklint.readers.libreoffice import ConversionError, Kind, convert_file, program
from gklint.readers.limits import DEFAULTS
from gklint.readers.office import kind_of
from gklint.readers.read import read_bytes
from gklint.readers.signature import HEAD, signature
from gklint.readers.zip_package import PackageError, ZipPackage

Content = Literal["docx", "xlsx", "pdf", "old-text", "old-workbook", "text"]
_PAGES = (".html", ".htm")
_SHARE = 0.8  # of the time for a file that is for converting it


class Copy(NamedTuple):
    """A file to be written: the end of its name, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Annotator:
    """What makes copies: how notes are signed, the readers of texts, and their limits.

    `conversions` are old files converted already, by their bytes.
    """

    style: Style
    readers: Sequence[Reader]
    limits: ReaderOptions = DEFAULTS
    convert: Callable[[bytes], bytes | None] = lambda data: None

    def annotated(self, data: bytes, path: str, marks: Sequence[NoteMark]) -> Copy:
        """The copy of the file at `path` with these marks. One that is a copy already gets them anew.

        Raises RefusedError where none can be made.
        """
        name = PurePosixPath(path).name
        content = content_of(data)
        if content == "docx":
            return Copy(name, docx.annotate_word(word.strip_word(data), marks, self.style, self.limits))
        if content == "xlsx":
            return Copy(name, xlsx.annotate_workbook(xlsx.strip_workbook(data), marks, self.style))
        if content == "pdf":
            stripped = pdf.strip_pdf(data, self.limits)
            return Copy(name, pdf.annotate_pdf(stripped, marks, self.style, self.limits))
        if content == "old-text":
            made = self._converted(data, "docx")
            return Copy(f"{name}.docx", docx.annotate_word(made, marks, self.style, self.limits))
        if content == "old-workbook":
            return Copy(f"{name}.xlsx", xlsx.annotate_workbook(self._converted(data, "xlsx"), marks, self.style))
        return self._page(data, path, marks)

    def _page(self, data: bytes, path: str, marks: Sequence[NoteMark]) -> Copy:
        document = read_bytes(data, path, self.readers, self.limits)
        if document.unreadable:
            raise RefusedError(UNREADABLE)
        name = PurePosixPath(path).name
        title, original = page.original_of(data) or (name, data)
        made = page.annotate_page(original, title, document, marks, self.style)
        return Copy(name if name.lower().endswith(_PAGES) else f"{name}.html", made)

    def _converted(self, data: bytes, kind: Kind) -> bytes:
        """The file as LibreOffice converts it. Raises RefusedError."""
        soffice = program()
        if soffice is None:
            raise RefusedError(_NO_LIBREOFFICE)
        suffix = {"docx": ".rtf" if signature(data[:HEAD]) == "rtf" else ".doc", "xlsx": ".xls"}[kind]
        try:
            made = self.convert(data) if kind == "docx" else None
            made = made or convert_file(soffice, data, suffix, kind, self.limits.max_wait * _SHARE)
        except ConversionError:
            raise RefusedError(_NOT_CONVERTED) from None
        return PackageCopy(made, dated=False).written(record=False)


def strip_marks(data: bytes, name: str) -> Copy:
    """The file without our notes, under the name it had. Raises RefusedError where that cannot be done."""
    content = content_of(data)
    if content == "docx":
        return Copy(name, word.strip_word(data))
    if content == "xlsx":
        return Copy(name, xlsx.strip_workbook(data))
    if content == "pdf":
        return Copy(name, pdf.strip_pdf(data))
    original = page.original_of(data)
    return Copy(name, data) if original is None else Copy(_safe(original[0], name), original[1])


def answers(data: bytes) -> list[Answer]:
    """Our notes in the file, each with what people answered. Raises RefusedError."""
    content = content_of(data)
    if content == "docx":
        return word.answers(data)
    if content == "xlsx":
        return xlsx.answers(data)
    if content == "pdf":
        return pdf.answers(data)
    return page.answers(data) if page.original_of(data) is not None else []


def is_as_written(data: bytes) -> bool:
    """Whether this is a copy of ours that nobody has changed since: one that may be written over."""
    try:
        content = content_of(data)
        if content in ("docx", "xlsx"):
            return PackageCopy(data).is_as_written
        if content == "pdf":
            return pdf.original_of(data) is not None
    except RefusedError:
        return False
    return page.is_as_written(data)


def content_of(data: bytes) -> Content:
    """What a file is by its bytes. Raises RefusedError for what can hold no notes."""
    found = signature(data[:HEAD])
    if found == "pdf":
        return "pdf"
    if found == "zip":
        return _in_package(data)
    if found in ("ole2", "rtf"):
        kind = kind_of(data)
        if kind in ("text", "rtf"):
            return "old-text"
        if kind == "workbook":
            return "old-workbook"
        raise RefusedError(UNREADABLE)
    if found in ("picture", "archive"):
        raise RefusedError(UNREADABLE)
    return "text"


def _in_package(data: bytes) -> Content:
    try:
        main = ZipPackage(data).main("").rpartition("/")[2].lower()
    except PackageError:
        raise RefusedError(DAMAGED) from None
    if main.startswith("document"):
        return "docx"
    if main.startswith("workbook"):
        return "xlsx"
    raise RefusedError(_OTHER)


def _safe(told: str, name: str) -> str:
    """The name of the file a page was made from, as the page states it, without folders; otherwise the page's own."""
    return told.replace("\\", "/").rpartition("/")[2].lstrip(".") or name


UNREADABLE = Words(
    "文件不能读取，无处加批注（gklint check 说明原因）",
    "the file cannot be read, so that nothing can be noted in it (gklint check tells why)",
)
_OTHER = Words(
    "这种格式的文件不能加批注；请另存为 .docx、.xlsx 或 .pdf",
    "nothing can be noted in a file of this format; save it as .docx, .xlsx or .pdf",
)
_NO_LIBREOFFICE = Words(
    "给旧版 Office 文档加批注需要 LibreOffice，本机没有安装；请用 Word 或 WPS 另存为 .docx、.xlsx 后重试",
    "old Office files are annotated as LibreOffice converts them, which is not installed; save it as .docx or .xlsx",
)
_NOT_CONVERTED = Words(
    "LibreOffice 没有转换成功；请用 Word 或 WPS 另存为 .docx、.xlsx 后重试",
    "LibreOffice did not convert the file; save it as .docx or .xlsx in its own program",
)
