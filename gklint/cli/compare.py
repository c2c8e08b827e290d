"""`gklint compare`: compare reports that were checked apart, from the summaries that their runs wrote."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gklint.cli.check import complain_about, reporter_options
from gklint.cli.output_guard import guard_reports
from gklint.cli.output_targets import OutputTarget, targets_given, write_target
from gklint.config.config import Config
from gklint.config.district import roster_of
from gklint.config.suppression_sources import suppression_sources
from gklint.engine.compare_summaries import compare_summaries
from gklint.errors import UsageError
from gklint.inputs.summaries import given_summaries
from gklint.registry.registry import collect


def run(given: Namespace, config: Config) -> int:
    """Exit code 0, 1 or 2: see Outcome.exit_code. Raises GklintError for what prevents the run."""
    if not given.summaries:
        raise UsageError(
            "请给出摘要文件，或放摘要的文件夹；gklint 年报/ --output summaries:文件 写摘要",
            "name the files of summaries, or their folder; `gklint reports/ --output summaries:FILE` writes them",
        )
    registry = collect(config)
    wanted = targets_given(given, config, registry.reporters)
    summaries = [Path(name) for name in given.summaries]
    _check_targets(wanted, summaries)
    guard_reports([target.file for target in wanted if target.file is not None], (), registry, config)
    outcome = compare_summaries(
        given_summaries(summaries),
        registry,
        config,
        suppressions=suppression_sources(config, date.today()),
        roster=roster_of(config),
    )
    for target in wanted:
        write_target(outcome, target, reporter_options(given, config, to_screen=target.file is None))
    complain_about(outcome, given, config, wanted)
    return outcome.exit_code(config.fail_on)


def _check_targets(wanted: Sequence[OutputTarget], summaries: Sequence[Path]) -> None:
    """Raise UsageError for a format that needs the reports themselves, and for a file that is to be read."""
    for reporter, file in wanted:
        if reporter.products:
            raise UsageError(
                f"{reporter.name} 格式要用报告的内容，摘要里没有；请用 text、json、sarif、csv 等格式，"
                f"{reporter.name} 由检查各部分的命令写出",
                f"{reporter.name} needs what is in the reports, and summaries have none of it; use text, json, sarif, "
                f"csv or the like, and write {reporter.name} when the parts are checked",
            )
        if file is not None and any(one.exists() and file.exists() and file.samefile(one) for one in summaries):
            raise UsageError(
                f"--output {file} 是要比较的摘要，不会覆盖；请换一个文件名",
                f"--output {file} is among the summaries and is not written over; choose another name",
            )
