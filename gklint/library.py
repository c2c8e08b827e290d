"""The Python face: lint, lint_each, load and facts for programs, notebooks and services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import lru_cache
from pathlib import Path

from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.exceptions import exceptions
from gklint.config.layer import Layer
from gklint.config.read import read
from gklint.engine import run
from gklint.engine.file_linter import FileLinter
from gklint.model.outcome import Outcome
from gklint.model.report import Report
from gklint.model.report_file import File
from gklint.registry.registry import collect


def lint(
    paths: Sequence[str | Path],
    *,
    config: str | Path | None = None,
    packages: Sequence[str] = (),
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    jobs: int = 1,
    executor: Executor | None = None,
    today: date | None = None,
    cache: str | Path | None = None,
    products: Sequence[str] = (),
) -> Outcome:
    """Check report files and folders. Only the findings of each file stay in memory.

    `config` is a configuration file; none is searched for. `packages` are rule packages besides the national
    one; `select`, `extend_select` and `ignore` take ids, names and prefixes of rules. The files are worked off
    by `jobs` processes, or by any `executor`. The list of exemptions beside the configuration and its baseline
    set findings aside; with `today` entries of the list expire. `cache` is a folder in which outcomes are kept:
    files that have not changed since are not checked again. `products` are kept of each report beside its findings:
    `facts` its figures, `transcript` the report as it reads; `outcome.products` has them by path. Raises
    gklint.errors.GklintError when the run cannot be done.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    known, kept = exceptions(settings, today), Path(cache) if cache is not None else None
    registry = collect(settings)
    return run.lint(
        paths,
        registry,
        settings,
        jobs=jobs,
        executor=executor,
        exceptions=known,
        cache=kept,
        products=products,
        roster=roster_of(settings),
    )


def lint_each(
    paths: Sequence[str | Path],
    *,
    config: str | Path | None = None,
    packages: Sequence[str] = (),
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    jobs: int = 1,
    executor: Executor | None = None,
    today: date | None = None,
) -> Iterator[Outcome]:
    """Check report files and folders one after another: an outcome for each file, sorted by path.

    Nothing is kept of a file once its outcome is handed out, so that memory stays flat over any number of
    them: reports are not compared with one another. What only a whole run can tell, that an exemption or an entry of
    the baseline is of no use any more, is not told. Arguments and errors as for `lint`.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    known = exceptions(settings, today)
    return run.lint_each(paths, collect(settings), settings, jobs=jobs, executor=executor, exceptions=known)


def _line(
    packages: Sequence[str], select: Sequence[str] | None, extend_select: Sequence[str], ignore: Sequence[str]
) -> Layer:
    """What the arguments say, as a command line would."""
    return Layer(
        select=tuple(select) if select is not None else None,
        extend_select=tuple(extend_select),
        ignore=tuple(ignore),
        packages=tuple(packages),
    )


def load(path: str | Path, *, packages: Sequence[str] = ()) -> Report:
    """One report as recognised: organ, year, sections, tables and facts, each with its place.

    Nothing is raised for what the file holds: `report.kind` says whether it is a report. The rule packages,
    which may bring forms, are loaded once for many calls.
    """
    return _unpickle_linter(tuple(packages)).report(File(Path(path), str(path)))


def facts(
    paths: Sequence[str | Path],
    *,
    packages: Sequence[str] = (),
    jobs: int = 1,
    executor: Executor | None = None,
) -> run.FactsRead:
    """The figures of the tables of report files and folders, a sheet a file. Arguments as for `lint`."""
    settings = _settings(None, Layer(packages=tuple(packages)))
    return run.facts(paths, collect(settings), settings, jobs=jobs, executor=executor)


def _settings(file: str | Path | None, line: Layer) -> Config:
    return read(Path.cwd(), line, Path(file) if file is not None else None, search=False)


@lru_cache(maxsize=4)
def _unpickle_linter(packages: tuple[str, ...]) -> FileLinter:
    settings = Config(line=Layer(packages=packages))
    return FileLinter(collect(settings), settings)
