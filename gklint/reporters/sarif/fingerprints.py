"""Numbers findings for code scanning by their semantic key, never by a line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
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


def number_findings(diagnostics: Iterable[Diagnostic]) -> Iterator[NumberedFinding]:
    """The findings, sorted by path, with `<fingerprint>:<n>`; n counts equal fingerprints within a file."""
    for _, found in groupby(diagnostics, key=lambda diagnostic: diagnostic.place.path):
        seen: Counter[str] = Counter()
        for diagnostic in found:
            seen[diagnostic.fingerprint] += 1
            yield NumberedFinding(diagnostic, f"{diagnostic.fingerprint}:{seen[diagnostic.fingerprint]}")
