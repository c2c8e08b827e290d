"""The orders findings are written in; every reporter sorts for itself, so that the order they came in never shows."""

from __future__ import annotations

from collections.abc import Iterable

from gklint.model.diagnostic import SEVERITIES, Diagnostic

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def by_place(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, then by place in it."""
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)


def gravity(diagnostic: Diagnostic) -> int:
    """0 for errors, then warnings, then infos."""
    return _RANK[diagnostic.severity]


def gravest_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors, warnings, infos, each by file and place: what comes first survives where a host cuts the list."""
    return sorted(by_place(diagnostics), key=gravity)
