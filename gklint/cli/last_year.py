"""The reports of the year before, as `--last-year` names them."""

from __future__ import annotations

from gklint.config.config import Config
from gklint.engine import run
from gklint.errors import UsageError
from gklint.model.archive import ReportSummary
from gklint.registry.registry import collect


def read_last_year(paths: list[str], config: Config) -> tuple[ReportSummary, ...]:
    """The reports at these paths in summary. Raises UsageError when there are none in them."""
    if not paths:
        return ()
    summaries = run.summaries(paths, collect(config), config)
    if not summaries:
        listed = "、".join(paths)
        raise UsageError(
            f"--last-year: {listed} 中没有可用的年度报告",
            f"--last-year: there is no report to use in {', '.join(paths)}",
        )
    return summaries
