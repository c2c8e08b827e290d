"""What makes a finding the same finding in the next log: its semantic key, never a line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gklint.model.diagnostic import Diagnostic
from gklint.reporters.sarif.members import Json


class Entry(NamedTuple):
    """A finding with the value code scanning tells it by."""

    diagnostic: Diagnostic
    line_hash: str

    @property
    def fingerprints(self) -> Json:
        """Code scanning reads `primaryLocationLineHash` only, and would make its own of the line's text.

        Findings in one table row, or in a file without lines, would then be taken for one and the same.
        """
        return {"gklintKey/v1": self.diagnostic.fingerprint, "primaryLocationLineHash": self.line_hash}


def entries(diagnostics: Iterable[Diagnostic]) -> list[Entry]:
    """The findings, in the order given, with `<fingerprint>:<n>`; n counts equal fingerprints within a file."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for diagnostic in diagnostics:
        same = diagnostic.place.path, diagnostic.fingerprint
        seen[same] += 1
        found.append(Entry(diagnostic, f"{diagnostic.fingerprint}:{seen[same]}"))
    return found
