"""Old Office files (.doc .wps .rtf .xls .et): distinguished by their bytes, read here or through LibreOffice."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

from gklint.model.bilingual import Words
from gklint.model.document import Document, Note
from gklint.model.plugin import ReadDocument, ReaderOptions
from gklint.model.source import Span
from gklint.readers.bounded import read_bounded
from gklint.readers.content_sniffing import open_document
from gklint.readers.conversions import Conversions, conversions, key
from gklint.readers.encoding import decode
from gklint.readers.libreoffice import ConversionError, ConversionTimeoutError, convert_file, program, to_docx
from gklint.readers.signature import HEAD, signature
from gklint.readers.text import read as read_text
from gklint.readers.unreadable import damaged_document, locked_document, suffix_of, unreadable, wrong_content

Kind = Literal["workbook", "text", "locked", "rtf", "odt", "ods", "unknown"]
_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "text"),
    ("Workbook", "workbook"),
    ("Book", "workbook"),
)
_CONVERTED_AS: Mapping[Kind, str] = {"text": ".doc", "rtf": ".rtf", "odt": ".odt"}
_LEAST = 512  # bytes of an RTF file or of the first block of an OLE2 file; LibreOffice makes something of anything
_ENTRY = 128  # bytes of an entry of the directory of an OLE2 file
_SHARE = 0.8  # of the time for a file that is for converting it


def read(data: bytes, path: str, options: ReaderOptions) -> Document:
    """Read an old Office file by what it is, not by its name."""
    return _read(data, path, options, {})


def prepare(files: Iterable[bytes], options: ReaderOptions) -> ReadDocument:
    """Convert what has to be converted of many files in few calls of LibreOffice; what reads each of them then."""
    soffice = program()
    if soffice is None:
        return read
    made = conversions(soffice, _convertible(files), options.max_wait)
    return partial(_read, made=made)


def _convertible(files: Iterable[bytes]) -> Iterator[tuple[bytes, str]]:
    """The files that LibreOffice has to convert, with the suffix each should have."""
    for data in files:
        suffix = _CONVERTED_AS.get(kind_of(data))
        if suffix is not None and len(data) >= _LEAST:
            yield data, suffix


def _read(data: bytes, path: str, options: ReaderOptions, made: Conversions) -> Document:
    content, kind = signature(data[:HEAD]), kind_of(data)
    if content is not None and content not in ("ole2", "rtf") and kind == "unknown":
        return wrong_content(path, content)
    if kind == "locked":
        return locked_document(path, _format(path))
    if kind == "workbook":
        return _read_workbook(data, path, options)
    if content is None and _is_text(data):
        return read_text(data, path, options)
    if kind == "unknown" or len(data) < _LEAST:
        return unreadable(path, "wrong-content", _UNKNOWN, _SAVE_AS_DOCX_ONLY if _IN_A_PAGE else _SAVE_AS_DOCX)
    return _converted_document(data, path, options, made)


def _is_text(data: bytes) -> bool:
    """Whether this is plain text under the name of an Office file."""
    return bool(data.strip()) and b"\0" not in data and not decode(data).damaged


def kind_of(data: bytes) -> Kind:
    """What an old file holds; of an OLE2 file by the first of the known streams in its directory."""
    content = signature(data[:HEAD])
    if (opened := open_document(data[:HEAD])) is not None:
        return "odt" if opened == ".odt" else "ods"
    if content != "ole2":
        return "rtf" if content == "rtf" else "unknown"
    found = [(at, kind) for name, kind in _STREAMS if (at := _entry(data, name)) >= 0]
    return min(found)[1] if found else "unknown"


def _entry(data: bytes, name: str) -> int:
    """Where the directory entry of a stream stands; -1 when there is none."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % _ENTRY == 0 and data[at + 64 : at + 66] == len(wanted).to_bytes(2, "little"):
            return at
        at = data.find(wanted, at + 1)
    return -1


def _read_workbook(data: bytes, path: str, options: ReaderOptions) -> Document:
    if find_spec("python_calamine") is None:
        return unreadable(path, "no-library", _NO_CALAMINE, _INSTALL_CALAMINE)
    return read_bounded("gklint.readers.xls", data, path, options)


def _converted_document(data: bytes, path: str, options: ReaderOptions, made: Conversions) -> Document:
    """The document that LibreOffice makes of the file, with a note that it did."""
    soffice = program()
    if soffice is None:
        if _IN_A_PAGE:
            return unreadable(path, "no-converter", _NOT_IN_A_PAGE, _SAVE_AS_DOCX_ONLY)
        return unreadable(path, "no-converter", _NO_LIBREOFFICE, _SAVE_AS_DOCX)
    seconds = options.max_wait * _SHARE
    try:
        office = made.get(key(data)) or _convert(soffice, data, seconds)
    except ConversionTimeoutError:
        return unreadable(path, "converter-slow", _too_slow(seconds), _SAVE_AS_DOCX)
    except ConversionError:
        return damaged_document(path, _format(path), _NOT_CONVERTED)
    module = "gklint.readers.xlsx" if kind_of(data) == "ods" else "gklint.readers.docx"
    read_office: Callable[[bytes, str, ReaderOptions], Document] = import_module(module).read
    document = read_office(office, path, options)
    if not document.blocks:
        return damaged_document(path, _format(path), _NOT_CONVERTED)
    note = Note("converted", _CONVERTED, Span(document.source, 0, 0), "libreoffice", _COMPARE)
    return replace(document, notes=(note, *document.notes))


def _convert(soffice: str, data: bytes, seconds: float) -> bytes:
    """The Word file, or of a sheet the workbook, that LibreOffice makes of it. Raises ConversionError."""
    kind = kind_of(data)
    return (
        convert_file(soffice, data, ".ods", "xlsx", seconds)
        if kind == "ods"
        else to_docx(soffice, data, _CONVERTED_AS[kind], seconds)
    )


def _format(path: str) -> str:
    return suffix_of(path).lstrip(".")


def _too_slow(seconds: float) -> Words:
    return Words(
        f"LibreOffice 在{seconds:g}秒内没有转换完", f"LibreOffice did not convert the file within {seconds:g} seconds"
    )


_IN_A_PAGE = sys.platform == "emscripten"  # in a browser, where nothing can be installed
_UNKNOWN = Words(
    "文件已损坏，或内容不是 Word、WPS 或 Excel 文档", "the file is damaged, or is no Word, WPS or Excel document"
)
_NO_LIBREOFFICE = Words(
    "读取旧版 Word 文档和 .odt、.ods 文件需要 LibreOffice，本机没有安装",
    "reading old Word files, .odt and .ods needs LibreOffice, which is not installed",
)
_NOT_IN_A_PAGE = Words(
    "这是旧格式的文档（.doc、.wps、.rtf、.odt、.ods），在浏览器里读不了",
    "an old format (.doc, .wps, .rtf, .odt, .ods), which a page in a browser cannot read",
)
_SAVE_AS_DOCX_ONLY = Words(
    "请用 Word 或 WPS 打开，另存为 .docx 后放入。", "open it in Word or WPS, save it as .docx and check that"
)
_NOT_CONVERTED = Words("LibreOffice 打不开", "LibreOffice cannot open it")
_SAVE_AS_DOCX = Words(
    "请用 Word 或 WPS 打开，另存为 .docx 后检查；或安装 LibreOffice 后重试。",
    "open it in Word or WPS, save it as .docx and check that; or install LibreOffice and run again",
)
_NO_CALAMINE = Words(
    "读取旧版 Excel 文档需要 python-calamine，尚未安装", "old workbooks need python-calamine, which is not installed"
)
_INSTALL_CALAMINE = Words("请运行 pip install python-calamine。", "run pip install python-calamine")
_CONVERTED = Words("旧格式文档，经 LibreOffice 转换后检查", "an old format, checked as converted by LibreOffice")
_COMPARE = Words(
    "位置以转换后的文档为准；建议今后报送 .docx", "places are those of the converted file; hand in .docx if possible"
)
