"""The Python interface: lint, lint_bytes, lint_each, load and facts for programs, notebooks and services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import lru_cache
from pathlib import Path

from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.layer import Layer
from gklint.config.read_config import read_config
from gklint.config.suppression_sources import suppression_sources
from gklint.engine import run
from gklint.engine.compare_summaries import compare_summaries
from gklint.engine.file_linter import FileLinter
from gklint.inputs.summaries import given_summaries
from gklint.model.report import Report
from gklint.registry.registry import collect
from gklint.results import Results

Paths = str | Path | Sequence[str | Path]  # of files and folders: one, or several
Names = str | Sequence[str]  # one, or several


def lint(
    paths: Paths,
    *,
    config: str | Path | None = None,
    packages: Names = (),
    select: Names | None = None,
    extend_select: Names = (),
    ignore: Names = (),
    jobs: int = 1,
    executor: Executor | None = None,
    today: date | None = None,
    cache: str | Path | None = None,
    products: Sequence[str] = (),
) -> Results:
    """Check report files and folders, one path or several. Only the findings of each file stay in memory.

    `config` is a configuration file; none is searched for. `packages` are rule packages besides the national
    one; `select`, `extend_select` and `ignore` take ids, names and prefixes of rules. The files are checked
    by `jobs` processes, or by any `executor`. The suppression list beside the configuration and its baseline
    set findings aside; with `today` entries of the list expire. `cache` is a folder in which outcomes are kept:
    files that have not changed since are not checked again. `products` are kept of each report beside its findings:
    `facts` its figures, `transcript` the report as it reads; `outcome.products` has them by path. With the product
    `summary` reports are not compared: see `compare`. Raises gklint.errors.GklintError when the run cannot be done.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    known, kept = suppression_sources(settings, today), Path(cache) if cache is not None else None
    registry = collect(settings)
    outcome = run.lint(
        _paths(paths),
        registry,
        settings,
        jobs=jobs,
        executor=executor,
        suppressions=known,
        cache=kept,
        products=products,
        roster=roster_of(settings),
    )
    return Results.of(outcome)


def lint_bytes(
    data: bytes,
    name: str,
    *,
    config: str | Path | None = None,
    packages: Names = (),
    select: Names | None = None,
    extend_select: Names = (),
    ignore: Names = (),
    today: date | None = None,
    products: Sequence[str] = (),
) -> Results:
    """Check one report that is not in a file, such as an upload; `name` is what it is called, with its suffix.

    The suffix and the first bytes say how it is read. Nothing is raised for what the bytes hold. Other arguments and
    errors as for `lint`.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    known = suppression_sources(settings, today)
    outcome = run.lint_bytes(data, name, collect(settings), settings, suppressions=known, products=products)
    return Results.of(outcome)


def lint_each(
    paths: Paths,
    *,
    config: str | Path | None = None,
    packages: Names = (),
    select: Names | None = None,
    extend_select: Names = (),
    ignore: Names = (),
    jobs: int = 1,
    executor: Executor | None = None,
    today: date | None = None,
    products: Sequence[str] = (),
) -> Iterator[Results]:
    """Check report files and folders one after another: an outcome for each file, sorted by path.

    Nothing is kept of a file once its outcome is handed out, so that memory stays flat over any number of
    them: reports are not compared with one another. That a suppression or an entry of
    the baseline is unused is not reported, since only a whole run shows it. Arguments and errors as for `lint`.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    known = suppression_sources(settings, today)
    outcomes = run.lint_each(
        _paths(paths), collect(settings), settings, jobs=jobs, executor=executor, suppressions=known, products=products
    )
    return map(Results.of, outcomes)


def compare(
    summaries: str | Path | bytes | Sequence[str | Path | bytes],
    *,
    config: str | Path | None = None,
    packages: Names = (),
    select: Names | None = None,
    extend_select: Names = (),
    ignore: Names = (),
    today: date | None = None,
) -> Results:
    """Compare reports that were checked apart, from their summaries: what one run over all of them finds by comparing.

    `summaries` are files or folders, or bytes, as `lint(..., products=["summary"])` and `lint_each` give them with
    `render("summaries")`. With the same configuration the findings of the parts and these are those of one run, however
    the reports were shared out. Reports that are within reach under their paths are read again to say where a finding
    is. Raises gklint.errors.UsageError, with file and line, for what is no summary; other arguments as for `lint`.
    """
    settings = _settings(config, _line(packages, select, extend_select, ignore))
    sources = [summaries] if isinstance(summaries, str | Path | bytes) else summaries
    given = given_summaries(one if isinstance(one, bytes) else Path(one) for one in sources)
    known = suppression_sources(settings, today)
    outcome = compare_summaries(given, collect(settings), settings, suppressions=known, roster=roster_of(settings))
    return Results.of(outcome)


def _line(packages: Names, select: Names | None, extend_select: Names, ignore: Names) -> Layer:
    """The arguments as the layer of a command line."""
    return Layer(
        select=_as_tuple(select) if select is not None else None,
        extend_select=_as_tuple(extend_select),
        ignore=_as_tuple(ignore),
        packages=_as_tuple(packages),
    )


def load(path: str | Path, *, packages: Names = ()) -> Report:
    """One report as recognised: organ, year, sections, tables and facts, each with its place.

    Nothing is raised for what the file holds: `report.kind` says whether it is a report. The rule packages,
    which may bring forms, are loaded once for many calls. Raises gklint.errors.UsageError when there is no such file.
    """
    return _linter_with(_as_tuple(packages)).report(run.existing_file(path))


def _as_tuple(names: Names) -> tuple[str, ...]:
    """One name, or several."""
    return (names,) if isinstance(names, str) else tuple(names)


def _paths(paths: Paths) -> Sequence[str | Path]:
    """One path, or several."""
    return [paths] if isinstance(paths, str | Path) else paths


def facts(
    paths: Paths,
    *,
    packages: Names = (),
    jobs: int = 1,
    executor: Executor | None = None,
) -> run.FactsRead:
    """The figures of the tables of report files and folders, a sheet a file. Arguments as for `lint`."""
    settings = _settings(None, Layer(packages=_as_tuple(packages)))
    return run.facts(_paths(paths), collect(settings), settings, jobs=jobs, executor=executor)


def _settings(file: str | Path | None, line: Layer) -> Config:
    return read_config(Path.cwd(), line, Path(file) if file is not None else None, search=False)


@lru_cache(maxsize=4)
def _linter_with(packages: tuple[str, ...]) -> FileLinter:
    settings = Config(line=Layer(packages=packages))
    return FileLinter(collect(settings), settings)
