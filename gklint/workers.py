"""Many files, several at a time: results in order, and a file that kills its worker costs no other file."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

from gklint.readers.discover import File

T = TypeVar("T")
Batch = Sequence[File]

_POOL_PAYS = 50  # text files; below, starting a pool takes longer than the work
_HEAVY_POOL_PAYS = 4  # files of other kinds
_TEXT = (".txt", ".md", ".markdown")
_LEAST, _MOST = 20, 50  # files a batch: handing over one text report costs as much as checking it
_AHEAD = 3  # batches handed out for each worker: none waits for work, and few results wait for their turn


class Crew(NamedTuple):
    """Where batches are worked off: how to get workers (so many), and how to let them go."""

    hire: Callable[[int], Executor]
    dismiss: Callable[[Executor], None]

    @classmethod
    def of(cls, executor: Executor) -> Crew:
        """Somebody's executor, which stays his."""
        return cls(lambda jobs: executor, lambda hired: None)


def default_jobs(files: Sequence[File]) -> int:
    """How many workers the files are worth: by their number and kind, at most one a core."""
    heavy = sum(not file.display.lower().endswith(_TEXT) for file in files)
    if len(files) - heavy < _POOL_PAYS and heavy < _HEAVY_POOL_PAYS:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes() -> Crew:
    """Worker processes of our own."""
    return Crew(_hired, _dismissed)


def _hired(jobs: int) -> Executor:
    # Where forking is safe a worker starts at once and with everything loaded.
    method = "fork" if sys.platform == "linux" else None
    return ProcessPoolExecutor(jobs, multiprocessing.get_context(method), initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the process that hired us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _dismissed(hired: Executor) -> None:
    hired.shutdown(wait=False, cancel_futures=True)


def watched(task: Callable[[File], T], seconds: float, file: File) -> T:
    """The result of `task`; a worker process stuck for `seconds` where no signal reaches it ends itself."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return task(file)
        finally:
            faulthandler.cancel_dump_traceback_later()


def walk(task: Callable[[File], T], files: Batch, lost: Callable[[File], T], crew: Crew, jobs: int) -> Iterator[T]:
    """The results of `task` for each file, in the order of `files`; `lost(file)` for one whose worker died.

    `task` is picklable and raises nothing for what a file holds.
    """
    todo, running = deque(_batches(files, jobs)), deque[tuple[Batch, Executor, Future[list[T]]]]()
    workers = crew.hire(jobs)
    try:
        while todo or running:
            while todo and len(running) < jobs * _AHEAD:
                batch = todo.popleft()
                running.append((batch, workers, _submitted(workers, task, batch)))
            batch, worked_by, future = running.popleft()
            trouble = future.exception()
            if isinstance(trouble, BrokenExecutor) and worked_by is workers:
                crew.dismiss(workers)
                workers = crew.hire(jobs)
            yield from _one_by_one(task, batch, lost, crew) if trouble else future.result()
    finally:
        crew.dismiss(workers)


def _batches(files: Batch, jobs: int) -> Iterator[Batch]:
    size = min(max(_LEAST, len(files) // (jobs * 8)), _MOST, -(-len(files) // jobs) or 1)
    return (files[start : start + size] for start in range(0, len(files), size))


def _submitted(workers: Executor, task: Callable[[File], T], batch: Batch) -> Future[list[T]]:
    """The batch handed out; to workers that have just broken down, as a failure like theirs."""
    try:
        return workers.submit(_worked, task, batch)
    except BrokenExecutor as error:
        failed: Future[list[T]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(task: Callable[[File], T], batch: Batch, lost: Callable[[File], T], crew: Crew) -> Iterator[T]:
    """The results of a batch in which some file kills its worker, each file with a worker to itself."""
    worker = crew.hire(1)
    try:
        for file in batch:
            future = _submitted(worker, task, [file])
            if future.exception() is None:
                yield from future.result()
                continue
            yield lost(file)
            crew.dismiss(worker)
            worker = crew.hire(1)
    finally:
        crew.dismiss(worker)


def _worked(task: Callable[[File], T], batch: Batch) -> list[T]:
    return [task(file) for file in batch]
