"""Separates the findings to show from those suppressed with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import FileOutcome
from gklint.model.suppression import USELESS, BaselineEntry, SuppressionSources
from gklint.triage.baseline import BaselineMarker, stale_entries
from gklint.triage.inline_suppressions import mark_by_comments
from gklint.triage.suppression_list import ListMarker
from gklint.triage.unused_suppressions import Rulebook


class TriageResult(NamedTuple):
    """Findings kept and suppressed, each sorted by path and place: none is lost."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]


class Triage:
    """Suppresses findings by comments, the suppression list and the baseline, in this order, file after file.

    `outcomes` are those of the whole run, at `paths`; they are walked through here only where there is a list, since
    which of its entries are unused has to be known before the first file is written about.
    """

    def __init__(
        self, outcomes: Iterable[FileOutcome], paths: Collection[str], sources: SuppressionSources, book: Rulebook
    ) -> None:
        self._sources, self._book = sources, book
        self._list = ListMarker(paths, sources, book)
        self._baseline = BaselineMarker(sources.baseline)
        self._of_list: tuple[Diagnostic, ...] = ()
        if sources.entries:
            for one in outcomes:
                for _ in self._list.mark(mark_by_comments(one, book)):
                    pass  # what is marked counts as used
            self._of_list = tuple(self._list.unused())

    def of_file(self, outcomes: Iterable[FileOutcome]) -> TriageResult:
        """The findings of one file, or of several whose path reads the same."""
        found = (diagnostic for one in outcomes for diagnostic in mark_by_comments(one, self._book))
        return _partition(self._baseline.mark(self._list.mark(found)))

    def of_list(self) -> TriageResult:
        """The findings in the suppression list itself."""
        return _partition(self._baseline.mark(self._of_list))

    def stale(self) -> list[BaselineEntry]:
        """The entries of the baseline that were not among the findings, once all files have been triaged."""
        baseline = self._sources.baseline
        if baseline is None:
            return []
        lists = dict.fromkeys((one.place.path for one in self._sources.entries), frozenset({USELESS}))
        return stale_entries(baseline, self._baseline.found, {**self._book.asked, **lists})


def triage(outcomes: Sequence[FileOutcome], suppressions: SuppressionSources, book: Rulebook) -> TriageResult:
    """Suppress the findings of some files, and find entries of the suppression list that are unused in them."""
    stage = Triage(outcomes, [one.record.path for one in outcomes], suppressions, book)
    found, of_list = stage.of_file(outcomes), stage.of_list()
    return _partition((*found.kept, *found.suppressed, *of_list.kept, *of_list.suppressed))


def _partition(diagnostics: Iterable[Diagnostic]) -> TriageResult:
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    kept = tuple(diagnostic for diagnostic in found if diagnostic.suppression is None)
    return TriageResult(kept, tuple(diagnostic for diagnostic in found if diagnostic.suppression is not None))
