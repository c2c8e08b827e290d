"""Where the configuration of a folder is: the closest file upwards that is one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gklint.config.settings_text import read_bytes

SUPPRESSION_LIST = "gklint-suppressions.toml"
_NAMES = ("gklint.toml", ".gklint.toml", "pyproject.toml")
_OURS = re.compile(rb"""\[\s*tool\s*\.\s*["']?gklint["']?\s*[\].]""")


def closest_config_file(folder: Path) -> Path | None:
    """The configuration file closest to the folder, upwards from it. Raises ConfigError when one cannot be read."""
    return next(filter(None, map(config_file_in, (folder, *folder.parents))), None)


def config_file_in(folder: Path) -> Path | None:
    """The configuration file of the folder itself. Raises ConfigError when it cannot be read."""
    candidates = (folder / name for name in _NAMES)
    return next((file for file in candidates if os.path.isfile(file) and _concerns_us(file)), None)  # noqa: PTH113


def suppression_list_in(folder: Path) -> Path | None:
    """The suppression list in the folder, if there is one."""
    file = folder / SUPPRESSION_LIST
    return file if file.exists() else None


def _concerns_us(file: Path) -> bool:
    """Whether a pyproject.toml has a table for gklint; errors elsewhere in it are not reported."""
    return file.name != "pyproject.toml" or _OURS.search(read_bytes(file)) is not None
