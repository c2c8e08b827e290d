"""By what a finding is known again: the same after moving or re-exporting the report."""

from __future__ import annotations

import hashlib


def fingerprint(rule: str, body: str, year: int | None, key: str, number: int = 1) -> str:
    """16 hex digits of rule, body, year and key. `number` tells findings with the same key apart."""
    parts = (rule, body, str(year or ""), key, str(number))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
