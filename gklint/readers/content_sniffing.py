"""Which reader knows a file by its first bytes: what the readers of Office and PDF files sniff with."""

from __future__ import annotations

from gklint.readers.signature import signature

_WORKBOOK_MARKS = (b"xl/workbook", b"xl/worksheets", b"opendocument.spreadsheet")


def is_workbook(head: bytes) -> bool:
    """Whether this is a zip file with a workbook in it: an xlsx package, or one of those that its reader refuses."""
    return signature(head) == "zip" and any(mark in head for mark in _WORKBOOK_MARKS)


def is_old_office(head: bytes) -> bool:
    """Whether this is an old Office file (doc, xls, wps, et) or RTF."""
    return signature(head) in ("ole2", "rtf")


def is_pdf(head: bytes) -> bool:
    return signature(head) == "pdf"
