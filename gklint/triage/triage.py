"""Separates the findings to show from those suppressed with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import FileOutcome
from gklint.model.suppression import USELESS, BaselineEntry, SuppressionSources
from gklint.triage.baseline import mark_old_findings, stale_entries
from gklint.triage.inline_suppressions import mark_by_comments
from gklint.triage.suppression_list import mark_by_list
from gklint.triage.unused_suppressions import Rulebook


class TriageResult(NamedTuple):
    """Findings kept and suppressed, each sorted by path and place: none is lost. `stale` are baseline entries."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    stale: tuple[BaselineEntry, ...] = ()


def triage(outcomes: Sequence[FileOutcome], suppressions: SuppressionSources, book: Rulebook) -> TriageResult:
    """Suppress findings by comments, the suppression list and the baseline, in this order."""
    paths = [one.record.path for one in outcomes]
    found = [diagnostic for one in outcomes for diagnostic in mark_by_comments(one, book)]
    judged = list(mark_by_list(found, paths, suppressions, book))
    baseline = suppressions.baseline
    if baseline is None:
        return _partition(judged)
    lists = dict.fromkeys((one.place.path for one in suppressions.entries), frozenset({USELESS}))
    gone = stale_entries(baseline, judged, {**book.asked, **lists})
    return _partition(mark_old_findings(judged, baseline))._replace(stale=tuple(gone))


def _partition(diagnostics: Iterable[Diagnostic]) -> TriageResult:
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    kept = tuple(diagnostic for diagnostic in found if diagnostic.suppression is None)
    return TriageResult(kept, tuple(diagnostic for diagnostic in found if diagnostic.suppression is not None))
