"""Edits applied to the bytes of a text file: encoding, byte order mark and line ends stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic, SettledEdit, SettledFix
from gklint.readers.encoding import decode


def select_fixes(diagnostics: Iterable[Diagnostic], unsafe: bool) -> list[SettledFix]:
    """The fixes that may be applied, in reading order, none overlapping one before it.

    With `unsafe` also those that may change the meaning, and the figure a unique repair names.
    """
    fixes = {fix.edits: fix for diagnostic in diagnostics for fix in _fixes(diagnostic, unsafe) if fix.edits}
    taken: list[SettledFix] = []
    end = -1
    for fix in sorted(fixes.values(), key=_extent):
        if min(edit.start.offset for edit in fix.edits) > end:
            taken.append(fix)
            end = max(end, *(edit.end.offset for edit in fix.edits))
    return taken


def _extent(fix: SettledFix) -> tuple[int, int]:
    return min(edit.start.offset for edit in fix.edits), max(edit.end.offset for edit in fix.edits)


def _fixes(diagnostic: Diagnostic, unsafe: bool) -> Iterable[SettledFix]:
    if diagnostic.fix is not None and (diagnostic.fix.safe or unsafe):
        yield diagnostic.fix
    repair = diagnostic.repair
    if unsafe and repair is not None and repair.place is not None:
        place = repair.place
        title = Words(f"改为{repair.expected}", f"change to {repair.expected}")
        yield SettledFix(title, (SettledEdit(place.start, place.end, str(repair.expected)),), safe=False)


def apply_fixes(data: bytes, fixes: Sequence[SettledFix]) -> bytes | None:
    """The file's bytes with the fixes applied; None when its text cannot be written back byte for byte."""
    decoded = decode(data)
    body = decoded.text.encode(_without_mark(decoded.encoding), "surrogatepass") if not decoded.damaged else b""
    if decoded.damaged or not data.endswith(body):
        return None
    mark = data[: len(data) - len(body)]
    text = decoded.text
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda e: e.start.offset, reverse=True):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return mark + text.encode(_without_mark(decoded.encoding), "surrogatepass")


def _without_mark(encoding: str) -> str:
    """The encoding without its mark, which is kept as bytes."""
    return "utf-8" if encoding == "utf-8-sig" else encoding
