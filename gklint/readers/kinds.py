"""Which reader knows a file by its first bytes: what the readers of Office and PDF files sniff with."""

from __future__ import annotations

from gklint.readers.signature import signature


def is_workbook(head: bytes) -> bool:
    """Whether this is an xlsx package: a zip file with a workbook in it."""
    return signature(head) == "zip" and (b"xl/workbook" in head or b"xl/worksheets" in head)


def is_old_office(head: bytes) -> bool:
    """Whether this is an old Office file (doc, xls, wps, et) or RTF."""
    return signature(head) in ("ole2", "rtf")


def is_pdf(head: bytes) -> bool:
    return signature(head) == "pdf"
