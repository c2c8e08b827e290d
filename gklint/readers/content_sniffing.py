"""Which reader knows a file by its first bytes: what the readers of Office and PDF files sniff with."""

from __future__ import annotations

from gklint.readers.signature import signature

_WORKBOOK_MARKS = (b"xl/workbook", b"xl/worksheets")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."


def is_workbook(head: bytes) -> bool:
    """Whether this is a zip file with a workbook in it: an xlsx package, or one of those that its reader refuses."""
    return signature(head) == "zip" and any(mark in head for mark in _WORKBOOK_MARKS)


def open_document(head: bytes) -> str | None:
    """.odt or .ods for a file of OpenDocument, by its first entry, which every such file has; None for others."""
    at = head.find(_OPEN_DOCUMENT, 0, 200) if signature(head) == "zip" else -1
    if at < 0:
        return None
    kind = head[at + len(_OPEN_DOCUMENT) :][:11]
    return ".ods" if kind == b"spreadsheet" else ".odt" if kind.startswith(b"text") else None


def is_old_office(head: bytes) -> bool:
    """Whether this is an old Office file (doc, xls, wps, et), RTF, or a file of OpenDocument (odt, ods)."""
    return signature(head) in ("ole2", "rtf") or open_document(head) is not None


def is_pdf(head: bytes) -> bool:
    return signature(head) == "pdf"
