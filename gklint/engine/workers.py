"""Many files, several at a time: results in order, and a file that kills its worker costs no other file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from gklint.engine.batches import Batch, T, Tasks, batches
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import ReaderOptions
from gklint.model.report_file import File
from gklint.readers.limits import DEFAULTS

if TYPE_CHECKING:
    from concurrent.futures import Executor

Progress = Callable[[int, int], None]  # files done, files in all

_POOL_PAYS = 50  # text files; below, starting a pool takes longer than the work
_HEAVY_POOL_PAYS = 4  # files of other kinds
_TEXT = (".txt", ".md", ".markdown")


class WorkOptions(NamedTuple):
    """How many workers or which executor, within which limits, and the progress callback."""

    jobs: int | None = None
    executor: Executor | None = None
    limits: ReaderOptions = DEFAULTS
    progress: Progress | None = None


def for_each_file(
    task_for: Tasks[T], files: Sequence[File], outcome_of_lost_file: Callable[[File], T], work: WorkOptions
) -> Iterator[T]:
    """The result for each file in order, computed here or by workers.

    An executor may work on other machines and in other folders: it is given absolute paths.
    """
    jobs = default_jobs(files) if work.jobs is None else min(work.jobs, len(files))
    alone = work.executor is None and jobs < 2
    results = run_here(task_for, files) if alone else _in_pool(task_for, files, outcome_of_lost_file, work, jobs)
    for done, result in enumerate(results, 1):
        if work.progress is not None:
            work.progress(done, len(files))
        yield result


def _in_pool(
    task_for: Tasks[T], files: Sequence[File], outcome_of_lost_file: Callable[[File], T], work: WorkOptions, jobs: int
) -> Iterator[T]:
    # Imported here: for a few files no process is started.
    from gklint.engine.worker_pool import WorkerPool, process_pool, run_in_pool, with_watchdog

    if work.executor is None:
        stuck = work.limits.max_wait * 2 + 5  # when the time limit proper has had no effect
        return run_in_pool(partial(with_watchdog, task_for, stuck), files, outcome_of_lost_file, process_pool(), jobs)
    absolute = [file._replace(path=file.path.absolute()) for file in files]
    workers = max(jobs, os.cpu_count() or 1)
    return run_in_pool(task_for, absolute, outcome_of_lost_file, WorkerPool.of(work.executor), workers)


def default_jobs(files: Sequence[File]) -> int:
    """How many workers the files are worth: by their number and kind, at most one a core."""
    heavy = sum(not file.display.lower().endswith(_TEXT) for file in files)
    if len(files) - heavy < _POOL_PAYS and heavy < _HEAVY_POOL_PAYS:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_here(task_for: Tasks[T], files: Batch) -> Iterator[T]:
    """The results for each file, in the order of `files`, computed in this process."""
    for batch in batches(files, 1):
        yield from map(task_for(batch), batch)
