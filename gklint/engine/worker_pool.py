"""Worker processes: results in order, and a file that kills its worker costs no other file."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from gklint.engine.batches import Batch, T, Tasks, batches
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import File
from gklint.system.child_processes import end_with_parent, process_context

_AHEAD = 3  # batches handed out for each worker: none waits for work, and few results wait for their turn


class WorkerPool(NamedTuple):
    """Where batches are run: how to start so many workers, and how to stop them."""

    start: Callable[[int], Executor]
    stop: Callable[[Executor], None]

    @classmethod
    def of(cls, executor: Executor) -> WorkerPool:
        """An executor of the caller, which is not shut down here."""
        return cls(lambda jobs: executor, lambda hired: None)


def process_pool() -> WorkerPool:
    """A pool of worker processes started here."""
    return WorkerPool(_start_pool, _stop_pool)


def _start_pool(jobs: int) -> Executor:
    return ProcessPoolExecutor(jobs, process_context(), initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent process, which then stops this worker; end with that process, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()


def _stop_pool(hired: Executor) -> None:
    """Stop the workers at once, even in the middle of a file."""
    processes = tuple((getattr(hired, "_processes", None) or {}).values())
    hired.shutdown(wait=False, cancel_futures=True)
    if os.name == "posix":  # elsewhere a process that is ended cannot tidy up: there it works its batch off
        for process in processes:
            process.terminate()


def with_watchdog(task_for: Tasks[T], seconds: float, batch: Batch) -> Callable[[File], T]:
    """The task for a batch; a worker process stuck in a file for `seconds` where no signal reaches it ends itself."""
    with _interrupt_only_at_end():
        return partial(_run_with_watchdog, task_for(batch), seconds)


def _run_with_watchdog(task: Callable[[File], T], seconds: float, file: File) -> T:
    with _interrupt_only_at_end(), Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return task(file)
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _interrupt_only_at_end() -> Iterator[None]:
    """If this worker is stopped meanwhile, it ends only after the body has cleaned up."""
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        yield
    except KeyboardInterrupt:
        os._exit(1)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt once, so that cleaning up is not interrupted."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def run_in_pool(
    task_for: Tasks[T], files: Batch, outcome_of_lost_file: Callable[[File], T], pool: WorkerPool, jobs: int
) -> Iterator[T]:
    """The results for each file, in the order of `files`; `outcome_of_lost_file(file)` for one whose worker died.

    `task_for` is picklable; the task it gives raises nothing for what a file holds.
    """
    todo, running = deque(batches(files, jobs)), deque[tuple[Batch, Executor, Future[list[T]]]]()
    workers = pool.start(jobs)
    try:
        while todo or running:
            while todo and len(running) < jobs * _AHEAD:
                batch = todo.popleft()
                running.append((batch, workers, _submit(workers, task_for, batch)))
            batch, worked_by, future = running.popleft()
            trouble = future.exception()
            if isinstance(trouble, BrokenExecutor) and worked_by is workers:
                pool.stop(workers)
                workers = pool.start(jobs)
            yield from _one_by_one(task_for, batch, outcome_of_lost_file, pool) if trouble else future.result()
    finally:
        pool.stop(workers)


def _submit(workers: Executor, task_for: Tasks[T], batch: Batch) -> Future[list[T]]:
    """The future of a batch; a failed future where the pool has just broken."""
    try:
        return workers.submit(_run_batch, task_for, batch)
    except BrokenExecutor as error:
        failed: Future[list[T]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(
    task_for: Tasks[T], batch: Batch, outcome_of_lost_file: Callable[[File], T], pool: WorkerPool
) -> Iterator[T]:
    """The results of a batch in which some file kills its worker, each file with a worker to itself."""
    worker = pool.start(1)
    try:
        for file in batch:
            future = _submit(worker, task_for, [file])
            if future.exception() is None:
                yield from future.result()
                continue
            yield outcome_of_lost_file(file)
            pool.stop(worker)
            worker = pool.start(1)
    finally:
        pool.stop(worker)


def _run_batch(task_for: Tasks[T], batch: Batch) -> list[T]:
    task = task_for(batch)
    return [task(file) for file in batch]
