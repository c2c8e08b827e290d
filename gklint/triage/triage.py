"""What a person is shown now, and what has been set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import FileOutcome
from gklint.model.suppression import USELESS, BaselineEntry, Exceptions
from gklint.triage.baseline import by_baseline, stale
from gklint.triage.comments import by_comments
from gklint.triage.exemptions import by_exemptions
from gklint.triage.unused_suppressions import Rulebook


class Triaged(NamedTuple):
    """Findings kept and findings set aside, each sorted by path and place: none is lost. `stale` of the baseline."""

    kept: tuple[Diagnostic, ...]
    aside: tuple[Diagnostic, ...]
    stale: tuple[BaselineEntry, ...] = ()


def triage(outcomes: Sequence[FileOutcome], exceptions: Exceptions, book: Rulebook) -> Triaged:
    """Set aside what comments, the list of exemptions and the baseline speak of, in this order."""
    paths = [one.record.path for one in outcomes]
    found = [diagnostic for one in outcomes for diagnostic in by_comments(one, book)]
    judged = list(by_exemptions(found, paths, exceptions, book))
    baseline = exceptions.baseline
    if baseline is None:
        return _parted(judged)
    lists = dict.fromkeys((one.place.path for one in exceptions.exemptions), frozenset({USELESS}))
    gone = stale(baseline, judged, {**book.asked, **lists})
    return _parted(by_baseline(judged, baseline))._replace(stale=tuple(gone))


def _parted(diagnostics: Iterable[Diagnostic]) -> Triaged:
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    kept = tuple(diagnostic for diagnostic in found if diagnostic.aside is None)
    return Triaged(kept, tuple(diagnostic for diagnostic in found if diagnostic.aside is not None))
