"""The clock that limits are kept by: seconds of computing, so that a busy machine changes no outcome."""

from __future__ import annotations

import time
from collections.abc import Callable

# Python in a browser keeps no time of threads: there it is that of the process.
computing_time: Callable[[], float] = getattr(time, "thread_time", time.process_time)
