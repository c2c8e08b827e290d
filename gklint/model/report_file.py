"""A report file of a run: where it lies, and what it is called."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class File(NamedTuple):
    """A file to read. `display` is its path for people and reports: POSIX, relative where possible."""

    path: Path
    display: str
