"""The outcomes of a run on their way from the workers to the reporters: one at a time in memory, the others on disk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from gklint.engine.stored_summaries import SummaryStore
from gklint.model.archive import ReportSummary
from gklint.model.outcome import FileOutcome
from gklint.system.spool import Spool


class GatheredOutcomes:
    """Outcomes in the order they came, without their summaries, which are together what comparing needs."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.summaries: list[ReportSummary] = []
        self._outcomes = Spool(FileOutcome)
        self._store = SummaryStore()

    def append(self, outcome: FileOutcome) -> None:
        """Add the outcome of one more file."""
        path = outcome.record.path
        if outcome.summary is not None:
            self.summaries.append(self._store.put_away(outcome.summary._replace(path=path)))  # the same text, once
            outcome = outcome._replace(summary=None)
        self.paths.append(path)
        self._outcomes.append(outcome)

    def __iter__(self) -> Iterator[FileOutcome]:
        """The outcomes by path; those of one path in the order they came."""
        outcomes = self._outcomes.items
        return map(outcomes.__getitem__, sorted(range(len(outcomes)), key=self.paths.__getitem__))


def group_by_path(outcomes: Iterator[FileOutcome]) -> Iterator[tuple[str, list[FileOutcome]]]:
    """The outcomes, which come by path, with those together whose path reads the same (see model.redaction)."""
    for path, some in groupby(outcomes, key=attrgetter("record.path")):
        yield path, [*some]
