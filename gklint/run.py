"""A run: from paths to an outcome, or to sheets of figures. What is done with one file is in `road`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from gklint.cache.remembering import Fresh, Remembering
from gklint.cache.store import Store
from gklint.comparing import together
from gklint.conclusion import concluded, concluded_each
from gklint.config.config import Config
from gklint.found import Found, Paths, find
from gklint.model.archive import Brief
from gklint.model.outcome import Failure, FileOutcome, Outcome
from gklint.model.plugin import ReaderOptions
from gklint.model.report import Report
from gklint.model.sheet import FactSheet
from gklint.model.suppression import NONE, Exceptions
from gklint.model.words import Words
from gklint.readers.discover import File
from gklint.readers.limits import DEFAULTS
from gklint.road import Road
from gklint.site import survey_of
from gklint.toolbox import Toolbox
from gklint.workers import Progress, Work, each

_TRIAGED_AT_ONCE = 200  # files: what is set aside is prepared once for so many
_CACHE_PAYS = 20  # files; fewer are checked sooner than anybody wants a new folder beside them

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
    found, config, toolbox = find(paths, toolbox, config, passed_over)
    road = Road(toolbox, config, limits, timing)
    road.settle(found.files)
    walked = list(_walked(road, _grouped(found.files, toolbox), Work(jobs, executor, limits, progress), cache))
    compared = together(road, found.files, walked)
    failed = found._replace(failures=(*found.failures, *compared.failures))
    timings = compared.timings if timing else ()
    return concluded(road, [*compared.walked, *_unread(road, found)], failed, exceptions, timings)


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
    found, config, toolbox = find(paths, toolbox, config)
    road = Road(toolbox, config)
    road.settle(found.files)
    walked = chain(_walked(road, found.files, Work(jobs, executor, DEFAULTS, None), None), _unread(road, found))
    while some := list(islice(walked, _TRIAGED_AT_ONCE)):
        yield from concluded_each(road, some, exceptions)
    if found.failures:
        yield Outcome((), (), road.rules, failures=found.failures)


def _unread(road: Road, found: Found) -> Iterator[FileOutcome]:
    """The outcome for each path that names a file that cannot be read."""
    return (road.lost(file, problem.words) for file, problem in zip(found.unread_files, found.unread, strict=True))


def lint_bytes(
    data: bytes,
    path: str,
    toolbox: Toolbox,
    config: Config,
    *,
    timing: bool = False,
    exceptions: Exceptions = NONE,
    last_year: Sequence[Brief] = (),
) -> Outcome:
    """Check one report that is not in a file; `path` is what it is called. Raises ConfigError.

    It is compared with the reports of `last_year` only.
    """
    place = survey_of(Path(path), toolbox, config)
    road = Road(place.toolbox, place.config, DEFAULTS, timing)
    file = File(Path(path), path)
    road.settle([file])
    found = Found([file], [], (), (*place.toolbox.notes, *place.notices))
    compared = together(
        road, [file], [road.lint(file, data)], last_year, lambda paths: partial(_opened, road, file, data)
    )
    failed = found._replace(failures=compared.failures)
    return concluded(road, compared.walked, failed, exceptions, compared.timings if timing else ())


def briefs(paths: Paths, toolbox: Toolbox, config: Config, *, jobs: int | None = None) -> tuple[Brief, ...]:
    """The reports that `paths` mean in brief, as later ones are compared with them; none where no rule compares.

    Arguments and errors as for `lint`.
    """
    found, config, toolbox = find(paths, toolbox, config)
    road = Road(toolbox, config)
    road.settle(found.files)
    walked = _walked(road, _grouped(found.files, toolbox), Work(jobs), None)
    return tuple(sorted(one.brief for one in walked if one.brief is not None))


def _opened(road: Road, file: File, data: bytes, path: str) -> Report | None:
    """The report in `data`, when it is the one at `path`."""
    return road.report(file, data) if path == file.display else None


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
    found, config, toolbox = find(paths, toolbox, config, passed_over)
    road = Road(toolbox, config, limits)
    road.settle(found.files)
    read = each(road.facts_for, _grouped(found.files, toolbox), road.no_facts, Work(jobs, executor, limits, progress))
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


def _walked(road: Road, files: Sequence[File], work: Work, cache: Path | None) -> Iterator[FileOutcome]:
    """The outcome for each file in order; remembered, where there is a cache or the files are worth one."""
    lost = partial(road.lost, words=_DIED)
    if cache is None or not (cache.is_dir() or len(files) >= _CACHE_PAYS):
        return each(road.lint_for, files, lost, work)
    memory = Remembering(road, Store(cache))
    known = memory.known(files)
    changed = [file for file in files if file not in known]
    return memory.outcomes(files, known, each(memory.fresh_for, changed, lambda file: Fresh(lost(file)), work))


def _grouped(files: Sequence[File], toolbox: Toolbox) -> Sequence[File]:
    """The files with those next to each other, and first, that are read more quickly together."""
    shared = toolbox.shared_suffixes
    return sorted(files, key=lambda file: file.path.suffix.lower() not in shared)
