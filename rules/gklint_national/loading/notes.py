"""What a reader met in the file, as findings: one kind of note for each of the rules of this folder."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.api import Finding, Report


def findings_of_notes(report: Report, kind: str) -> Iterator[Finding]:
    """A finding for each note of `kind`, in the reader's words and at the reader's place."""
    for note in report.document.notes:
        if note.kind == kind:
            yield Finding(note.words, note.span, note.key or kind, help=note.help)
