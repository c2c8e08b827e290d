"""Puts the outcomes of files together into the outcome of a run, with suppressions applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import merge
from operator import itemgetter

from gklint.engine.file_linter import FileLinter
from gklint.engine.gathered_outcomes import group_by_path
from gklint.engine.run_totals import RunTotals
from gklint.inputs.resolve import ResolvedInputs
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Diagnostic
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure, FileOutcome, FileRecord, Outcome
from gklint.model.products import NO_PRODUCTS, Products
from gklint.model.suppression import SuppressionSources
from gklint.triage.baseline import fixed_notice
from gklint.triage.triage import Triage, TriageResult, triage

# The suppression list, where there are findings in it.
_LIST = FileRecord("", "toml", "utf-8", None, None, None, "not-a-report")


class RunOutcomes(NamedTuple):
    """The outcomes of a run: `each` walks through them by path, as often as it is called; their paths."""

    each: Callable[[], Iterator[FileOutcome]]
    paths: Sequence[str]

    @classmethod
    def of(cls, outcomes: Iterable[FileOutcome]) -> RunOutcomes:
        """These outcomes, whatever the order they came in."""
        every = sorted(outcomes, key=lambda one: one.record.path)
        return cls(lambda: iter(every), [one.record.path for one in every])


def aggregate(
    linter: FileLinter,
    outcomes: RunOutcomes,
    found: ResolvedInputs,
    suppressions: SuppressionSources,
    compared: Sequence[tuple[str, float]] = (),
) -> Outcome:
    """The outcomes of all files put together, a file at a time."""
    book = linter.rulebook((*found.files, *found.unread_files))
    stage = Triage(_with_directives(linter, outcomes.each()), outcomes.paths, suppressions, book)
    totals = RunTotals(compared)
    of_files = (
        (path, totals.add(some), stage.of_file(some))
        for path, some in group_by_path(_with_directives(linter, outcomes.each()))
    )
    for _, records, (kept, aside) in merge(of_files, _of_lists(stage), key=itemgetter(0)):
        totals.add_findings(records, kept, aside)
    stale = stage.stale()
    notices = (fixed_notice(stale), totals.unchecked_notice())
    return Outcome(
        diagnostics=totals.kept.items,
        files=totals.records.items,
        rules=linter.rules,
        suppressed=totals.aside.items,
        failures=tuple(sorted((*found.failures, *totals.failures))),
        timings=dict(totals.timings),
        notices=(*found.notices, *(words for words in notices if words is not None)),
        asked=book.asked,
        stale=len(stale),
        products=totals.products,
        passed_over=found.passed_over,
        counted=totals.counts,
    )


def _with_directives(linter: FileLinter, outcomes: Iterable[FileOutcome]) -> Iterator[FileOutcome]:
    """The outcomes; without the directives in the files where these do not count."""
    return (one._replace(suppressions=()) for one in outcomes) if linter.isolated else iter(outcomes)


def _of_lists(stage: Triage) -> Iterator[tuple[str, list[FileRecord], TriageResult]]:
    """The findings in suppression lists, by path; a list has a record when a finding in it stands."""
    kept, aside = stage.of_list()
    for path in sorted({one.place.path for one in (*kept, *aside)}):
        standing, suppressed = (tuple(one for one in some if one.place.path == path) for some in (kept, aside))
        yield path, [_LIST._replace(path=path)] if standing else [], TriageResult(standing, suppressed)


def aggregate_each(
    linter: FileLinter, outcomes: Sequence[FileOutcome], suppressions: SuppressionSources
) -> Iterator[Outcome]:
    """The outcomes of some files, each by itself."""
    kept, aside = triage([*_with_directives(linter, outcomes)], suppressions, linter.rulebook(()))
    kept_in, aside_in = _by_path(kept), _by_path(aside)
    for one in outcomes:
        diagnostics, set_aside = (tuple(found.get(one.record.path, ())) for found in (kept_in, aside_in))
        outcome = Outcome(diagnostics, (one.record,), linter.rules, set_aside, one.failures, dict(one.timings))
        yield replace(outcome, products=_products([one]))


def aggregate_compared(
    linter: FileLinter,
    outcomes: Sequence[FileOutcome],
    failures: Sequence[Failure],
    suppressions: SuppressionSources,
    notices: Sequence[Words],
) -> Outcome:
    """What comparing found in files that were checked elsewhere: whether a suppression is unused cannot be told."""
    files = tuple(sorted((one.record for one in outcomes), key=lambda record: record.path))
    known = {record.path for record in files}
    kept, aside = triage(outcomes, suppressions, linter.rulebook(()))
    return Outcome(
        diagnostics=tuple(one for one in kept if one.place.path in known),
        files=files,
        rules=tuple(rule for rule in linter.rules if rule.compares),
        suppressed=aside,
        failures=tuple(sorted(failures)),
        notices=tuple(notices),
    )


def _products(outcomes: Iterable[FileOutcome]) -> dict[str, Products]:
    """What was kept of each report, by its path."""
    return {one.record.path: one.products for one in outcomes if one.products != NO_PRODUCTS}


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.place.path, []).append(diagnostic)
    return found
