"""A run: from paths to an outcome, or to sheets of figures. What is done with one file is in `road`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

from gklint.cache.remembering import Fresh, Remembering
from gklint.cache.store import Store
from gklint.comparing import together
from gklint.config.config import Config
from gklint.errors import UsageError
from gklint.model.diagnostic import Diagnostic
from gklint.model.outcome import Failure, FileOutcome, FileRecord, Outcome
from gklint.model.plugin import ReaderOptions
from gklint.model.sheet import FactSheet
from gklint.model.suppression import NONE, Exceptions
from gklint.model.words import Words
from gklint.readers.discover import File, Problem, ProblemKind
from gklint.readers.limits import DEFAULTS
from gklint.road import Road
from gklint.site import survey, survey_of
from gklint.toolbox import Toolbox
from gklint.triage.baseline import mended_words
from gklint.triage.triage import triage
from gklint.workers import Crew, Tasks, alone, default_jobs, processes, walk, watched

T = TypeVar("T")
_TRIAGED_AT_ONCE = 200  # files: what is set aside is prepared once for so many
_CACHE_PAYS = 20  # files; fewer are checked sooner than anybody wants a new folder beside them
Paths = Iterable[str | Path]
Progress = Callable[[int, int], None]  # files done, files in all

# The list of exemptions, where there are findings in it.
_LIST = FileRecord("", "toml", "utf-8", None, None, None, "not-a-report")
_DIED = Words("检查该文件的进程异常终止，可能是内存不足或文件异常", "the process that checked this file died")


def lint(
    paths: Paths,
    toolbox: Toolbox,
    config: Config,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: ReaderOptions = DEFAULTS,
    timing: bool = False,
    progress: Progress | None = None,
    exceptions: Exceptions = NONE,
    cache: Path | None = None,
    passed_over: Collection[Path] = (),
) -> Outcome:
    """Check the report files that `paths` mean. Of each file only its findings stay in memory.

    `jobs` workers, by default as many as the work is worth; or any `executor`, to whose processes the
    toolbox does not go: they collect their own for the same configuration. `exceptions` are set aside, besides
    what comments in the reports set aside. Where the configuration is nesting, each file has the one closest to
    it, and packages that only such a one names are loaded besides those of `toolbox`. `cache` is the folder in
    which outcomes are kept from run to run; `passed_over` are files that are not to be checked. Raises UsageError
    when there is nothing to check, ConfigError when a configuration does not fit the toolbox.
    """
    found, config, toolbox = _found(paths, toolbox, config, passed_over)
    road = Road(toolbox, config, limits, timing)
    road.settle(found.files)
    walked = list(_walked(road, _grouped(found.files, toolbox), _Work(jobs, executor, limits, progress), cache))
    compared = together(road, found.files, walked)
    failed = found._replace(failures=(*found.failures, *compared.failures))
    timings = compared.timings if timing else ()
    return _outcome(road, [*compared.walked, *_unread(road, found)], failed, exceptions, timings)


def lint_each(
    paths: Paths,
    toolbox: Toolbox,
    config: Config,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    exceptions: Exceptions = NONE,
) -> Iterator[Outcome]:
    """An outcome for each report file that `paths` mean, sorted by path: nothing of it is kept.

    A last one without files tells of paths that could not be followed, if there are any. Reports are not compared,
    and that an entry of the list of exemptions or of the baseline is of no use is not told: that takes the whole
    run. Arguments and errors as for `lint`.
    """
    found, config, toolbox = _found(paths, toolbox, config)
    road = Road(toolbox, config)
    road.settle(found.files)
    walked = chain(_walked(road, found.files, _Work(jobs, executor, DEFAULTS, None), None), _unread(road, found))
    while some := list(islice(walked, _TRIAGED_AT_ONCE)):
        yield from _outcomes(road, some, exceptions)
    if found.failures:
        yield Outcome((), (), road.rules, failures=found.failures)


def _unread(road: Road, found: _Found) -> Iterator[FileOutcome]:
    """The outcome for each path that names a file that cannot be read."""
    return (road.lost(file, problem.words) for file, problem in zip(found.unread_files, found.unread, strict=True))


def _outcomes(road: Road, walked: Sequence[FileOutcome], exceptions: Exceptions) -> Iterator[Outcome]:
    """The outcomes of some files, each by itself."""
    kept, aside, _ = triage(walked, exceptions, road.rulebook(()))
    kept_in, aside_in = _by_path(kept), _by_path(aside)
    for one in walked:
        diagnostics, set_aside = (tuple(found.get(one.record.path, ())) for found in (kept_in, aside_in))
        yield Outcome(diagnostics, (one.record,), road.rules, set_aside, one.failures, dict(one.timings))


def _by_path(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.place.path, []).append(diagnostic)
    return found


def lint_bytes(
    data: bytes,
    path: str,
    toolbox: Toolbox,
    config: Config,
    *,
    timing: bool = False,
    exceptions: Exceptions = NONE,
) -> Outcome:
    """Check one report that is not in a file, by itself; `path` is what it is called. Raises ConfigError."""
    place = survey_of(Path(path), toolbox, config)
    road = Road(place.toolbox, place.config, DEFAULTS, timing)
    file = File(Path(path), path)
    road.settle([file])
    found = _Found([file], [], (), (*place.toolbox.notes, *place.notices))
    return _outcome(road, [road.lint(file, data)], found, exceptions)


def facts(
    paths: Paths,
    toolbox: Toolbox,
    config: Config,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: ReaderOptions = DEFAULTS,
    progress: Progress | None = None,
    passed_over: Collection[Path] = (),
) -> FactsRead:
    """The figures of the report files that `paths` mean. Arguments and errors as for `lint`."""
    found, config, toolbox = _found(paths, toolbox, config, passed_over)
    road = Road(toolbox, config, limits)
    road.settle(found.files)
    read = _each(road.facts_for, _grouped(found.files, toolbox), road.no_facts, _Work(jobs, executor, limits, progress))
    unread = map(road.no_facts, found.unread_files)
    return FactsRead(tuple(sorted([*read, *unread])), found.failures)


def facts_of_bytes(data: bytes, path: str, toolbox: Toolbox, config: Config) -> FactsRead:
    """The figures of one report that is not in a file."""
    place = survey_of(Path(path), toolbox, config)
    return FactsRead((Road(place.toolbox, place.config).facts(File(Path(path), path), data),), ())


class FactsRead(NamedTuple):
    """A sheet for each file, sorted by path, and the paths that could not be followed."""

    sheets: tuple[FactSheet, ...]
    failures: tuple[Failure, ...]


class _Found(NamedTuple):
    """What the paths mean: files to read, files that cannot be, and what is to be said about paths."""

    files: list[File]
    unread: list[Problem]
    failures: tuple[Failure, ...]
    notices: tuple[Words, ...]

    @property
    def unread_files(self) -> list[File]:
        return [File(Path(problem.display), problem.display) for problem in self.unread]


class _Work(NamedTuple):
    """By whom the work is done, within which limits, and who is told how far it is."""

    jobs: int | None
    executor: Executor | None
    limits: ReaderOptions
    progress: Progress | None


def _found(
    paths: Paths, toolbox: Toolbox, config: Config, passed_over: Collection[Path] = ()
) -> tuple[_Found, Config, Toolbox]:
    """What the paths mean, and the configuration and the toolbox of all of it."""
    (files, problems), config, toolbox, said = survey(paths, toolbox, config)
    files = [file for file in files if not any(file.path.samefile(one) for one in passed_over)]
    of_kind = {kind: [problem for problem in problems if problem.kind == kind] for kind in get_args(ProblemKind)}
    unread = [*of_kind["broken-link"], *of_kind["unknown-suffix"], *of_kind["not-a-file"]]
    if not files and not unread:
        raise _nothing(problems)
    failures = [
        Failure("", problem.display, problem.words, "")
        for problem in (*of_kind["missing"], *of_kind["unreadable-folder"])
    ]
    notices = (*toolbox.notes, *(_at(problem) for problem in of_kind["empty-folder"]), *said)
    return _Found(files, unread, tuple(failures), notices), config, toolbox


def _nothing(problems: Sequence[Problem]) -> UsageError:
    said = [_at(problem) for problem in problems] or [Words("没有可检查的报告", "there is no report to check")]
    return UsageError("；".join(words.zh for words in said), "; ".join(words.to("en") for words in said))


def _at(problem: Problem) -> Words:
    zh, en = problem.words
    return Words(f"{problem.display}: {zh}", f"{problem.display}: {en}")


def _walked(road: Road, files: Sequence[File], work: _Work, cache: Path | None) -> Iterator[FileOutcome]:
    """The outcome for each file in order; remembered, where there is a cache or the files are worth one."""
    lost = partial(road.lost, words=_DIED)
    if cache is None or not (cache.is_dir() or len(files) >= _CACHE_PAYS):
        return _each(road.lint_for, files, lost, work)
    memory = Remembering(road, Store(cache))
    known = memory.known(files)
    changed = [file for file in files if file not in known]
    return memory.outcomes(files, known, _each(memory.fresh_for, changed, lambda file: Fresh(lost(file)), work))


def _grouped(files: Sequence[File], toolbox: Toolbox) -> Sequence[File]:
    """The files with those next to each other, and first, that are read more quickly together."""
    shared = toolbox.shared_suffixes
    return sorted(files, key=lambda file: file.path.suffix.lower() not in shared)


def _each(task_for: Tasks[T], files: Sequence[File], lost: Callable[[File], T], work: _Work) -> Iterator[T]:
    """The result for each file in order, worked out here or by workers."""
    jobs = default_jobs(files) if work.jobs is None else min(work.jobs, len(files))
    results: Iterator[T]
    if work.executor is not None:
        results = walk(task_for, files, lost, Crew.of(work.executor), max(jobs, os.cpu_count() or 1))
    elif jobs > 1:
        stuck = work.limits.max_seconds * 4 + 5  # when the time limit proper has had no effect
        results = walk(partial(watched, task_for, stuck), files, lost, processes(), jobs)
    else:
        results = alone(task_for, files)
    for done, result in enumerate(results, 1):
        if work.progress is not None:
            work.progress(done, len(files))
        yield result


def _outcome(
    road: Road,
    walked: Sequence[FileOutcome],
    found: _Found,
    exceptions: Exceptions,
    compared: Sequence[tuple[str, float]] = (),
) -> Outcome:
    """The outcomes of all files put together, whatever the order they came in."""
    book = road.rulebook((*found.files, *found.unread_files))
    kept, aside, stale = triage(walked, exceptions, book)
    mended = mended_words(stale)
    told = {diagnostic.place.path for diagnostic in kept}
    lists = (_LIST._replace(path=path) for path in sorted(told & {one.place.path for one in exceptions.exemptions}))
    timings: Counter[str] = Counter()
    timings.update(dict(compared))
    for one in walked:
        timings.update(dict(one.timings))
    return Outcome(
        diagnostics=kept,
        files=tuple(sorted((*(one.record for one in walked), *lists), key=lambda record: record.path)),
        rules=road.rules,
        aside=aside,
        failures=tuple(sorted((*found.failures, *(failure for one in walked for failure in one.failures)))),
        timings=dict(timings),
        notices=(*found.notices, *((mended,) if mended else ())),
        asked=book.asked,
        stale=len(stale),
    )
