"""Files worked off by several: in order, and none lost but the one that kills its worker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from gklint.engine.worker_pool import WorkerPool, process_pool, run_in_pool, with_watchdog
from gklint.engine.workers import default_jobs
from gklint.model.report_file import File


def files(count: int, suffix: str = ".txt") -> list[File]:
    return [File(Path(f"{number:03}{suffix}"), f"{number:03}{suffix}") for number in range(count)]


def for_each_file(task: Callable[[File], object], batch: Sequence[File]) -> Callable[[File], object]:
    """The same task whatever the batch."""
    return task


def doubled(file: File) -> str:
    return file.display * 2


def deadly(deadly: Sequence[str], file: File) -> str:
    if file.display in deadly:
        os._exit(9)
    return file.display


def asleep(sleepers: Sequence[str], file: File) -> str:
    if file.display in sleepers:
        time.sleep(60)
    return file.display


def unsendable(file: File) -> object:
    return (lambda: None) if file.display == "003.txt" else file.display


def lost(file: File) -> str:
    return f"lost {file.display}"


@pytest.fixture(params=[ThreadPoolExecutor, ProcessPoolExecutor])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with request.param(2) as one:
        yield one


@pytest.mark.parametrize("count", [0, 1, 2, 19, 20, 41, 333])
def test_results_come_in_the_order_of_the_files(count: int) -> None:
    found = list(run_in_pool(partial(for_each_file, doubled), files(count), lost, process_pool(), 2))
    assert found == [file.display * 2 for file in files(count)]


def test_any_executor_does_and_is_left_open(executor: Executor) -> None:
    found = list(run_in_pool(partial(for_each_file, doubled), files(90), lost, WorkerPool.of(executor), 2))
    assert found == [file.display * 2 for file in files(90)]
    assert executor.submit(len, "still open").result() == 10


def test_files_that_kill_their_worker_cost_no_other_file() -> None:
    killers = ("000.txt", "037.txt", "038.txt", "199.txt")
    found = list(run_in_pool(partial(for_each_file, partial(deadly, killers)), files(200), lost, process_pool(), 2))
    assert found == [f"lost {file.display}" if file.display in killers else file.display for file in files(200)]


def test_a_file_no_signal_gets_out_of_is_given_up() -> None:
    task = partial(with_watchdog, partial(for_each_file, partial(asleep, ("003.txt",))), 0.3)
    assert list(run_in_pool(task, files(6), lost, process_pool(), 2)) == [
        "000.txt", "001.txt", "002.txt", "lost 003.txt", "004.txt", "005.txt",
    ]  # fmt: skip


def test_a_result_that_cannot_be_sent_is_that_of_its_file_only() -> None:
    found = list(run_in_pool(partial(for_each_file, unsendable), files(6), lost, process_pool(), 2))
    assert found == ["000.txt", "001.txt", "002.txt", "lost 003.txt", "004.txt", "005.txt"]


def test_a_broken_executor_of_somebody_else_ends_in_losses_not_in_an_error() -> None:
    with ProcessPoolExecutor(1) as one:
        found = list(
            run_in_pool(partial(for_each_file, partial(deadly, ("000.txt",))), files(3), lost, WorkerPool.of(one), 1)
        )
    assert found == ["lost 000.txt", "lost 001.txt", "lost 002.txt"]


@pytest.mark.parametrize(
    ("count", "suffix", "several"), [(49, ".txt", False), (50, ".MD", True), (3, ".pdf", False), (4, ".pdf", True)]
)
def test_workers_are_hired_when_there_is_work_for_them(
    monkeypatch: pytest.MonkeyPatch, count: int, suffix: str, several: bool
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2, 3}, raising=False)
    assert default_jobs(files(count, suffix)) == (4 if several else 1)
