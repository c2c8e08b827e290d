"""A file replaced whole: a reader never meets half of it, and its permissions stay."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def write_atomically(target: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `target`, or make it. Raises OSError and leaves nothing beside it."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
