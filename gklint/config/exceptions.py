"""What sets findings aside, as the configuration names it: the list of exemptions and the baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gklint.config.baseline import read_baseline
from gklint.config.config import Config
from gklint.config.exemptions import read_exemptions
from gklint.errors import ConfigError
from gklint.model.suppression import Baseline, Exceptions


def exceptions(config: Config, today: date | None = None) -> Exceptions:
    """Everything beside the reports that sets findings aside; without `today` nothing expires. Raises ConfigError."""
    return exemptions(config, today)._replace(baseline=_baseline(config))


def exemptions(config: Config, today: date | None = None) -> Exceptions:
    """The same without the baseline."""
    listed = read_exemptions(config.exemptions, Path.cwd()) if config.exemptions is not None else ()
    return Exceptions(config.root, listed, None, today)


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
