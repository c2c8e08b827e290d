"""A run with a cache: which outcomes are remembered, and what a run comes to in which nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from gklint.engine.file_linter import FileLinter
from gklint.engine.workers import WorkOptions, for_each_file
from gklint.inputs.resolve import ResolvedInputs
from gklint.model.bilingual import Words
from gklint.model.outcome import FileOutcome, Outcome
from gklint.model.report_file import File
from gklint.model.roster import Roster
from gklint.model.suppression import SuppressionSources

if TYPE_CHECKING:
    from gklint.engine.cache.cached_linter import CachedLinter, KnownOutcome
    from gklint.engine.cache.stored_run import StoredRun

_CACHE_PAYS = 20  # files; fewer are checked sooner than anybody wants a new folder beside them
_REPEATING_PAYS = 200  # files; fewer are put together sooner than the stored run is read
_DIED = Words("检查该文件的进程异常终止，可能是内存不足或文件异常", "the process that checked this file died")


def cached_linter_for(linter: FileLinter, files: Sequence[File], cache: Path | None) -> CachedLinter | None:
    """The linter that remembers, where there is a cache or the files are worth one."""
    if cache is None or not (cache.is_dir() or len(files) >= _CACHE_PAYS):
        return None
    # Imported here: runs without a cache need neither its database nor its encoding.
    from gklint.engine.cache.cached_linter import CachedLinter
    from gklint.engine.cache.store import Store

    return CachedLinter(linter, Store(cache))


def outcomes_of(
    linter: FileLinter,
    files: Sequence[File],
    work: WorkOptions,
    memory: CachedLinter | None = None,
    known: Mapping[File, KnownOutcome] = MappingProxyType({}),
) -> Iterator[FileOutcome]:
    """The outcome for each file in order; those of `known` as `memory` has them."""
    outcome_of_lost_file = partial(linter.outcome_of_lost_file, words=_DIED)
    if memory is None:
        return for_each_file(linter.linter_for, files, outcome_of_lost_file, work)
    from gklint.engine.cache.cached_linter import FreshOutcome

    changed = [file for file in files if file not in known]
    return memory.outcomes(
        files,
        known,
        for_each_file(memory.linter_for, changed, lambda file: FreshOutcome(outcome_of_lost_file(file)), work),
    )


def is_repeatable(linter: FileLinter, found: ResolvedInputs, suppressions: SuppressionSources) -> bool:
    """Whether a run comes to the same as long as its files and its configuration do, and is worth being kept.

    Lists of suppressions and baselines depend on the day, and on which files there are.
    """
    listed = bool(suppressions.entries) or suppressions.baseline is not None
    plain = not linter.products and not listed and not found.unread and not found.failures
    return plain and len(found.files) >= _REPEATING_PAYS


def repeated_outcome(linter: FileLinter, found: ResolvedInputs, run: StoredRun, roster: Roster) -> Outcome:
    """The outcome of a run in which nothing has changed since the one that is stored."""
    return Outcome(
        diagnostics=run.diagnostics,
        files=run.files,
        rules=linter.rules,
        suppressed=run.suppressed,
        notices=(*found.notices, *run.notices),
        asked=linter.rulebook(found.files).asked,
        roster=roster,
        passed_over=found.passed_over,
        counted=run.counts,
    )
