"""A run: from paths to an outcome, or to sheets of figures. What happens to one file is in `file_linter`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from gklint.config.config import Config
from gklint.engine.aggregate import RunOutcomes, aggregate, aggregate_each
from gklint.engine.cross_report import compare_reports
from gklint.engine.file_linter import FileLinter
from gklint.engine.gathered_outcomes import GatheredOutcomes
from gklint.engine.policy_notices import policy_notices
from gklint.engine.repeated_run import cached_linter_for, is_repeatable, outcomes_of, repeated_outcome
from gklint.engine.workers import Progress, WorkOptions, for_each_file
from gklint.inputs.discover import discover
from gklint.inputs.discover_remote import discover_remote
from gklint.inputs.ignored import FileSelection
from gklint.inputs.nested_config import locate_file
from gklint.inputs.resolve import Paths, ResolvedInputs, no_files_error, resolve_inputs
from gklint.model.archive import ReportSummary
from gklint.model.archive_entry import comparing_suppressions
from gklint.model.bilingual import Words
from gklint.model.fact_sheet import FactSheet
from gklint.model.light_classes import NamedTuple
from gklint.model.outcome import Failure, FileOutcome, Outcome
from gklint.model.plugin import ReaderOptions
from gklint.model.report import Report
from gklint.model.report_file import File, is_address
from gklint.model.roster import NO_ROSTER, Roster
from gklint.model.suppression import NO_SUPPRESSIONS, SuppressionSources
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import Registry

if TYPE_CHECKING:
    from concurrent.futures import Executor


_TRIAGED_AT_ONCE = 200  # files: what is set aside is prepared once for so many

_NOT_COMPARED = Words(
    "本次只写摘要，没有比较各份报告；请把各部分的摘要都写好，再用 gklint compare 比较",
    "summaries are kept, so the reports were not compared: compare those of all parts with `gklint compare`",
)


def lint(
    paths: Paths,
    registry: Registry,
    config: Config,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: ReaderOptions = DEFAULTS,
    timing: bool = False,
    progress: Progress | None = None,
    suppressions: SuppressionSources = NO_SUPPRESSIONS,
    cache: Path | None = None,
    passed_over: Collection[Path] = (),
    products: Collection[str] = (),
    roster: Roster = NO_ROSTER,
) -> Outcome:
    """Check the report files that `paths` mean. Of each file only its findings stay in memory.

    `jobs` workers, by default as many as the work is worth; or any `executor`, to whose processes the
    registry is not sent: they collect their own for the same configuration. `suppressions` apply besides
    those in comments of the reports. Where the configuration is nesting, each file has the one closest to
    it, and packages that only such a one names are loaded besides those of `registry`. `cache` is the folder in
    which outcomes are kept from run to run; `passed_over` are files that are not to be checked; `products` are
    what is kept of each report beside its findings (see model.products); `roster` is the list of bodies that have to
    report. Raises UsageError when there is nothing to check, ConfigError when a configuration does not fit the
    registry.
    """
    found, config, registry = resolve_inputs(paths, registry, config, passed_over)
    linter = FileLinter(registry, config, limits, timing, products)
    linter.resolve_settings(found.files)
    policy = tuple(policy_notices(found.files, found.passed_over, config, registry))
    found = found._replace(notices=(*found.notices, *policy))
    files, work = _batchable_first(found.files, registry), WorkOptions(jobs, executor, limits, progress)
    memory = cached_linter_for(linter, files, cache)
    known = memory.known_outcomes(files) if memory is not None else {}
    repeatable = memory is not None and not timing and is_repeatable(linter, found, suppressions)
    circumstances = repr((roster, linter.isolated))
    if memory is not None and repeatable and (run := memory.unchanged_run(files, known, circumstances)) is not None:
        return repeated_outcome(linter, found, run, roster)
    gathered = GatheredOutcomes()
    for one in outcomes_of(linter, files, work, memory, known):
        gathered.append(one)
    compared = compare_reports(linter, found.files, gathered.summaries, roster=roster)
    for one in _outcomes_of_unread(linter, found):
        gathered.append(one)
    notices = (*found.notices, *compared.notices, *([_NOT_COMPARED] if "summary" in linter.products else []))
    failed = found._replace(failures=(*found.failures, *compared.failures), notices=notices)
    timings = compared.timings if timing else ()
    every = RunOutcomes(lambda: map(partial(compared.join, linter), gathered), gathered.paths)
    outcome = replace(aggregate(linter, every, failed, suppressions, timings), roster=roster)
    if memory is not None and repeatable and not outcome.failures:
        memory.keep_run(files, circumstances, outcome, outcome.notices[len(found.notices) :])
    return outcome


def lint_each(
    paths: Paths,
    registry: Registry,
    config: Config,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    suppressions: SuppressionSources = NO_SUPPRESSIONS,
    progress: Progress | None = None,
    passed_over: Collection[Path] = (),
    products: Collection[str] = (),
    compare: bool = False,
    roster: Roster = NO_ROSTER,
) -> Iterator[Outcome]:
    """An outcome for each report file that `paths` mean, sorted by path: nothing of it is kept.

    A last one without files reports paths that could not be followed, if any. Unused entries of the suppression list
    or of the baseline are not reported: that takes the whole run. With `compare` some kB stay of each
    report, and what comparing them found comes behind, in outcomes without files; otherwise reports are not compared.
    Other arguments and errors as for `lint`.
    """
    found, config, registry = resolve_inputs(paths, registry, config, passed_over)
    linter = FileLinter(registry, config, products=products)
    linter.resolve_settings(found.files)
    kept = GatheredOutcomes()
    outcomes = chain(
        outcomes_of(linter, found.files, WorkOptions(jobs, executor, DEFAULTS, progress)),
        _outcomes_of_unread(linter, found),
    )
    while some := list(islice(outcomes, _TRIAGED_AT_ONCE)):
        yield from aggregate_each(linter, some, suppressions)
        for one in some if compare else ():
            directives = comparing_suppressions(one.suppressions, linter.rules)
            kept.append(FileOutcome(one.record, (), suppressions=directives, summary=one.summary))
    yield from _compared_each(linter, found.files, kept, suppressions, roster)
    if found.failures:
        yield Outcome((), (), linter.rules, failures=found.failures)


def _compared_each(
    linter: FileLinter,
    files: Sequence[File],
    kept: GatheredOutcomes,
    suppressions: SuppressionSources,
    roster: Roster,
) -> Iterator[Outcome]:
    """What comparing the reports found, an outcome without files for each it was found in, and what failed."""
    compared = compare_reports(linter, files, kept.summaries, roster=roster)
    spoken_of = [compared.join(linter, one) for one in kept if one.record.path in compared.by_path]
    for outcome in aggregate_each(linter, spoken_of, suppressions):
        yield replace(outcome, files=())
    if compared.failures:
        yield Outcome((), (), linter.rules, failures=compared.failures)


def _outcomes_of_unread(linter: FileLinter, found: ResolvedInputs) -> Iterator[FileOutcome]:
    """The outcome for each path that names a file that cannot be read."""
    return (
        linter.outcome_of_lost_file(file, problem.words, problem.help)
        for file, problem in zip(found.unread_files, found.unread, strict=True)
    )


def lint_bytes(
    data: bytes,
    path: str,
    registry: Registry,
    config: Config,
    *,
    timing: bool = False,
    suppressions: SuppressionSources = NO_SUPPRESSIONS,
    products: Collection[str] = (),
    last_year: Sequence[ReportSummary] = (),
    roster: Roster = NO_ROSTER,
) -> Outcome:
    """Check one report that is not in a file; `path` is what it is called. Raises ConfigError.

    It is compared with the reports of `last_year` only.
    """
    place = locate_file(Path(path), registry, config)
    linter = FileLinter(place.registry, place.config, DEFAULTS, timing, products)
    file = File(Path(path), path)
    linter.resolve_settings([file])
    policy = policy_notices([file], (), place.config, place.registry)
    found = ResolvedInputs([file], [], (), (*place.registry.notes, *place.notices, *policy))
    one = linter.lint(file, data)
    summaries = [one.summary] if one.summary is not None else []
    compared = compare_reports(
        linter, [file], summaries, last_year, lambda _: partial(_reread, linter, file, data), roster
    )
    failed = found._replace(failures=compared.failures)
    outcome = aggregate(
        linter, RunOutcomes.of([compared.join(linter, one)]), failed, suppressions, compared.timings if timing else ()
    )
    return replace(outcome, roster=roster)


def summaries(
    paths: Paths, registry: Registry, config: Config, *, jobs: int | None = None
) -> tuple[ReportSummary, ...]:
    """What is kept of the reports that `paths` mean for comparing later ones with them; none where no rule compares.

    Arguments and errors as for `lint`.
    """
    found, config, registry = resolve_inputs(paths, registry, config)
    linter = FileLinter(registry, config)
    linter.resolve_settings(found.files)
    outcomes = outcomes_of(linter, _batchable_first(found.files, registry), WorkOptions(jobs))
    return tuple(sorted(one.summary for one in outcomes if one.summary is not None))


def _reread(linter: FileLinter, file: File, data: bytes, path: str) -> Report | None:
    """The report in `data`, when it is the one at `path`."""
    return linter.report(file, data) if path == file.display else None


def facts(
    paths: Paths,
    registry: Registry,
    config: Config,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: ReaderOptions = DEFAULTS,
    progress: Progress | None = None,
    passed_over: Collection[Path] = (),
    claims: bool = False,
) -> FactsRead:
    """The figures of the report files that `paths` mean, with the claims of their text where requested.

    Arguments and errors as for `lint`.
    """
    found, config, registry = resolve_inputs(paths, registry, config, passed_over)
    linter = FileLinter(registry, config, limits)
    linter.resolve_settings(found.files)
    read = for_each_file(
        linter.claims_reader_for if claims else linter.facts_reader_for,
        _batchable_first(found.files, registry),
        linter.empty_fact_sheet,
        WorkOptions(jobs, executor, limits, progress),
    )
    unread = map(linter.empty_fact_sheet, found.unread_files)
    return FactsRead(tuple(sorted([*read, *unread])), found.failures)


def facts_of_bytes(data: bytes, path: str, registry: Registry, config: Config, claims: bool = False) -> FactsRead:
    """The figures of one report that is not in a file."""
    place = locate_file(Path(path), registry, config)
    sheet = FileLinter(place.registry, place.config).facts(File(Path(path), path), data, claims=claims)
    return FactsRead((sheet,), ())


class FactsRead(NamedTuple):
    """A sheet for each file, sorted by path, and the paths that could not be followed."""

    sheets: tuple[FactSheet, ...]
    failures: tuple[Failure, ...]


def _batchable_first(files: Sequence[File], registry: Registry) -> Sequence[File]:
    """The files with those next to each other, and first, that are read more quickly together."""
    shared = registry.shared_suffixes
    return sorted(files, key=lambda file: file.path.suffix.lower() not in shared)


def existing_file(path: str | Path) -> File:
    """The file at `path`, as it was given. Raises UsageError, as a run does, when nothing is there."""
    if is_address(path):
        return _existing_address(str(path))
    found = discover([path], suffixes=[Path(path).suffix.lower()])
    if not found.files and any(problem.kind == "missing" for problem in found.problems):
        raise no_files_error(found.problems)
    return File(Path(path), str(path))


def _existing_address(address: str) -> File:
    """The file at an address. Raises UsageError when none is there, or addresses of that kind cannot be read."""
    suffixes = FileSelection(frozenset([Path(address).suffix.lower()]))
    found = discover_remote([address], lambda folder: suffixes)
    if not found.files:
        raise no_files_error(found.problems)
    return found.files[0]
