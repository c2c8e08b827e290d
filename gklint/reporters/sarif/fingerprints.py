"""Numbers findings for code scanning by their semantic key, never by a line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gklint.model.diagnostic import Diagnostic
from gklint.reporters.sarif.json_objects import Json


class NumberedFinding(NamedTuple):
    """A finding with the value by which code scanning identifies it."""

    diagnostic: Diagnostic
    line_hash: str

    @property
    def fingerprints(self) -> Json:
        """Code scanning reads `primaryLocationLineHash` only, and would make its own of the line's text.

        Findings in one table row, or in a file without lines, would then be taken for one and the same.
        """
        return {"gklintKey/v1": self.diagnostic.fingerprint, "primaryLocationLineHash": self.line_hash}


def number_findings(diagnostics: Iterable[Diagnostic]) -> list[NumberedFinding]:
    """The findings, in the order given, with `<fingerprint>:<n>`; n counts equal fingerprints within a file."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for diagnostic in diagnostics:
        same = diagnostic.place.path, diagnostic.fingerprint
        seen[same] += 1
        found.append(NumberedFinding(diagnostic, f"{diagnostic.fingerprint}:{seen[same]}"))
    return found
