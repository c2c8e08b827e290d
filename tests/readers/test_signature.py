"""Signatures: what a file is by its first bytes."""

from __future__ import annotations

import pytest

from gklint.readers.signature import NAMES, signature


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "ole2"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (b"<!DOCTYPE html>\n<html>", "html"),
        (b"\xef\xbb\xbf\r\n <HTML lang=zh>", "html"),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<!-- b -->\n<html>", "html"),
        (b"", None),
        ("一、总体情况".encode(), None),
        (b"<htmlish>", None),
        (b"<!-- gklint: ignore -->\n# text", None),
        (b"<table><tr><td>1</td></tr></table>", None),
        (b"<!-- never closed <html>", None),
    ],
)
def test_signature(head, name):
    assert signature(head) == name
    assert name is None or name in NAMES


def test_many_comments_are_no_trap():
    assert signature(b"<!-- --> " * 7000 + b"x") is None
    assert signature(b"<?xml " * 10000) is None
