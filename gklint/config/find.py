"""Where the configuration of a folder is: the closest file upwards that is one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from gklint.config.text import bytes_of

EXEMPTIONS = "gklint-suppressions.toml"
_NAMES = ("gklint.toml", ".gklint.toml", "pyproject.toml")
_OURS = re.compile(rb"""\[\s*tool\s*\.\s*["']?gklint["']?\s*[\].]""")


def closest(folder: Path) -> Path | None:
    """The configuration file closest to the folder, upwards from it. Raises ConfigError when one cannot be read."""
    return next(filter(None, map(configured_in, (folder, *folder.parents))), None)


def configured_in(folder: Path) -> Path | None:
    """The configuration file of the folder itself. Raises ConfigError when it cannot be read."""
    candidates = (folder / name for name in _NAMES)
    return next((file for file in candidates if os.path.isfile(file) and _concerns_us(file)), None)  # noqa: PTH113


def exemptions_in(folder: Path) -> Path | None:
    """The list of exemptions in the folder, if there is one."""
    file = folder / EXEMPTIONS
    return file if file.exists() else None


def _concerns_us(file: Path) -> bool:
    """A pyproject.toml is ours only with a table for us; another's errors in it are not our matter."""
    return file.name != "pyproject.toml" or _OURS.search(bytes_of(file)) is not None
