"""Fingerprints of findings, which stay equal when the report is moved or exported again."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath


def fingerprint(rule: str, body: str, year: int | None, key: str, number: int = 1) -> str:
    """16 hex digits of rule, body, year and key. `number` distinguishes findings with the same key."""
    parts = (rule, body, str(year or ""), key, str(number))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def body_of(organ: str | None, path: str) -> str:
    """The body a report is known by; where none is recognised its path without the suffix, which saving as another
    format changes. Nothing of the text: what is mended there must not make the findings that are left new ones.
    """
    return organ or PurePosixPath(path).with_suffix("").as_posix()
