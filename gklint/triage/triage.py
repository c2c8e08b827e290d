"""What a person is shown now, and what has been set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gklint.model.diagnostic import Diagnostic


class Triaged(NamedTuple):
    """Findings kept and findings set aside, each sorted by path and place. None is lost."""

    kept: tuple[Diagnostic, ...]
    aside: tuple[Diagnostic, ...]


def triage(diagnostics: Iterable[Diagnostic]) -> Triaged:
    """Part the findings that carry a reason to set them aside from the others."""
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    kept = tuple(diagnostic for diagnostic in found if diagnostic.aside is None)
    return Triaged(kept, tuple(diagnostic for diagnostic in found if diagnostic.aside is not None))
