"""`gklint check`: lint, write the results, and give the verdict."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from gklint.cli.cache import remembered_outcomes
from gklint.cli.fix import fix
from gklint.cli.fix import is_requested as fixing
from gklint.cli.given_paths import check_paths, read_piped_report
from gklint.cli.output import complain
from gklint.cli.output_guard import guard_reports
from gklint.cli.output_targets import OutputTarget, targets_given, write_target
from gklint.cli.terminal import progress, wants_color, width
from gklint.cli.timing import timing_table
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.run import lint, lint_bytes
from gklint.model.bilingual import Words
from gklint.model.outcome import Outcome
from gklint.model.plugin import ReporterOptions
from gklint.registry.registry import Registry, collect
from gklint.reporters.failures import failure_lines
from gklint.reporters.notices import notice_lines

# Formats in which people see what is said of the run beside its findings; others hold it where there is room.
_TELLING = frozenset(("text", "concise", "grouped", "markdown", "statistics", "json", "sarif"))
_NAMING_FAILURES = ("text", "concise", "grouped")  # formats that say which rules failed

_NO_BASELINE = Words(
    "配置中的基线文件 {} 还没有；用 gklint baseline create 建立",
    "the baseline {} of the configuration does not exist yet; `gklint baseline create` makes it",
)


def run(given: Namespace, config: Config) -> int:
    """Exit code 0, 1 or 2: see Outcome.exit_code. Raises GklintError for what prevents the run."""
    check_paths(given)
    registry = collect(config)
    wanted = targets_given(given, config, registry.reporters)
    if fixing(given):
        fix(given, config, registry)
        if given.diff:
            return 0
    gc.freeze()  # what is loaded now stays: the collector need not look through it again
    written = [target.file for target in wanted if target.file is not None]
    products = {name for target in wanted for name in target.reporter.products}
    outcome = _outcome(given, config, registry, guard_reports(written, given.paths, registry, config), products)
    for target in wanted:
        write_target(outcome, target, reporter_options(given, config, to_screen=target.file is None))
    complain_about(outcome, given, config, wanted)
    if given.timing:
        complain(timing_table(outcome.timings, config.lang))
    return outcome.exit_code(config.fail_on, strict_baseline=given.strict_baseline)


def _outcome(
    given: Namespace, config: Config, registry: Registry, passed_over: Sequence[Path], products: Collection[str]
) -> Outcome:
    known, timing = suppression_sources(config, date.today()), given.timing
    if config.baseline is not None and known.baseline is None:
        complain(_NO_BASELINE.to(config.lang).format(config.baseline))
    report = read_piped_report(given)
    if report is not None:
        return lint_bytes(
            report.data,
            report.name,
            registry,
            config,
            timing=timing,
            suppressions=known,
            products=products,
            roster=roster_of(config),
        )
    cache = None if timing else remembered_outcomes(given, config)  # what is remembered takes no time to be told
    with progress(config.lang) as callback:
        return lint(
            given.paths,
            registry,
            config,
            jobs=given.jobs,
            timing=timing,
            progress=callback,
            suppressions=known,
            cache=cache,
            passed_over=passed_over,
            products=products,
            roster=roster_of(config),
        )


def reporter_options(given: Namespace, config: Config, to_screen: bool) -> ReporterOptions:
    """The options of a reporter as the arguments and the terminal say."""
    return ReporterOptions(
        language=config.lang,
        color=to_screen and wants_color(given.color),
        width=width() if to_screen else None,
        verbose=given.verbose,
        statistics=given.statistics,
        settings={
            "ambiguous": given.ambiguous_width,
            "profile": given.sarif_profile,
            "include_suppressed": given.sarif_include_suppressed,
        },
    )


def complain_about(outcome: Outcome, given: Namespace, config: Config, wanted: Sequence[OutputTarget]) -> None:
    """Print what went wrong with the run itself, unless the printed results already say it."""
    already_said = any(target.file is None and target.reporter.name in _NAMING_FAILURES for target in wanted)
    if not already_said:
        for line in failure_lines(outcome, config.lang):
            complain(line)
    if not _TELLING & {target.reporter.name for target in wanted}:
        for line in notice_lines(outcome, config.lang):
            complain(line)
    if given.verbose:
        for failure in outcome.failures:
            complain(failure.detail)
