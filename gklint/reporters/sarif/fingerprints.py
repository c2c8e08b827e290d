"""What makes a finding the same finding in the next log: its semantic key, never a line number."""

from __future__ import annotations

import hashlib
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
    """The findings, in the order given, with `<16 hex digits>:<n>`; n counts equal keys within a file."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for diagnostic in diagnostics:
        digest = hashlib.sha256(diagnostic.fingerprint.encode("utf-8", "replace")).hexdigest()[:16]
        seen[diagnostic.place.path, digest] += 1
        found.append(Entry(diagnostic, f"{digest}:{seen[diagnostic.place.path, digest]}"))
    return found
