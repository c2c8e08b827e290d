"""A limit on the time that one file, and one rule on it, may take, on systems that can interrupt Python code."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from gklint.model.current_rule import CurrentRule, OvertimeError

_SHORTEST = 0.1  # seconds between two interruptions: enough for a rule that is not at fault
_TICKS = 60  # in the whole time
_PATIENCE = 10  # ticks that one rule has: a sixth of the whole time


@contextmanager
def time_limit(seconds: float, watch: CurrentRule | None = None) -> Iterator[None]:
    """Raise OvertimeError inside after `seconds`, and from then on again and again, after a sixtieth of it.

    Again, because where a rule is stopped the next one begins, and the file has used up its time. A rule that
    `watch` shows at work for a sixth of the time is stopped as well. Works in the main thread of systems with
    interval timers; elsewhere nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    tick, start = max(seconds / _TICKS, _SHORTEST), monotonic()

    def look(number: int, frame: FrameType | None) -> None:
        if monotonic() - start >= seconds:
            raise OvertimeError(seconds)
        if watch is not None and watch.ticked() >= _PATIENCE:
            raise OvertimeError(tick * _PATIENCE)

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, min(tick, seconds), tick)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
