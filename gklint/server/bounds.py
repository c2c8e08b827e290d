"""What the server allows: sizes, times, memory, how many at a time."""

from __future__ import annotations

import os

from gklint.model.light_classes import NamedTuple
from gklint.readers.limits import DEFAULTS


class ServerBounds(NamedTuple):
    """`seconds` are for checking a file, `upload_seconds` for receiving it; `memory` and `cpu_seconds` for a process.

    `at_once` files are received and checked, `waiting` requests may wait besides.
    """

    bytes: int = DEFAULTS.max_bytes
    seconds: float = 120.0
    upload_seconds: float = 60.0
    memory: int = 4 << 30
    cpu_seconds: int = 180
    at_once: int = max(1, os.cpu_count() or 1)
    waiting: int = 100
