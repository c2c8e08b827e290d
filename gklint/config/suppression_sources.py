"""The sources of suppressions that the configuration names: the suppression list and the baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gklint.config.baseline import read_baseline
from gklint.config.config import Config
from gklint.config.suppression_list import read_suppression_list
from gklint.errors import ConfigError
from gklint.model.suppression import Baseline, SuppressionSources


def suppression_sources(config: Config, today: date | None = None) -> SuppressionSources:
    """The suppression list and the baseline; without `today` no entry expires. Raises ConfigError."""
    return listed_suppressions(config, today)._replace(baseline=_baseline(config))


def listed_suppressions(config: Config, today: date | None = None) -> SuppressionSources:
    """The suppression list alone; without `today` no entry expires. Raises ConfigError."""
    listed = read_suppression_list(config.suppression_list, Path.cwd()) if config.suppression_list is not None else ()
    return SuppressionSources(config.root, listed, None, today)


def _baseline(config: Config) -> Baseline | None:
    """The baseline; one that the configuration file names may still have to be made."""
    file = config.baseline
    if file is None:
        return None
    if file.exists():
        return read_baseline(file)
    if config.line.baseline is None:
        return None
    raise ConfigError(
        f"--baseline: 没有文件 {file}；用 gklint baseline create 建立基线",
        f"--baseline: there is no file {file}; `gklint baseline create` makes it",
    )
