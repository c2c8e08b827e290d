"""A limit on the computing time of one file, and of one rule on it, where the system can interrupt Python code."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from gklint.model.computing_time import computing_time
from gklint.model.current_rule import CurrentRule, OvertimeError

_SHORTEST = 0.1  # seconds between two interruptions: enough for a rule that is not at fault
_TICKS = 60  # in the whole time
_PATIENCE = 10  # ticks that one rule has: a sixth of the whole time
WALL = 6  # times as long by the clock on the wall: for what waits instead of computing


@contextmanager
def time_limit(seconds: float, watch: CurrentRule | None = None) -> Iterator[None]:
    """Raise OvertimeError in the body after `seconds`, then again every `seconds`/60 until the body ends.

    Counted is the time that this thread computes, so that the load of the machine decides nothing; waiting ends only
    after six times as long. Again and again, because where a rule is stopped the next one begins. A rule that `watch`
    shows running for a sixth of the time is stopped as well. Works in the main thread of systems with interval timers;
    elsewhere nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    tick, start, wall = max(seconds / _TICKS, _SHORTEST), computing_time(), monotonic()

    def look(number: int, frame: FrameType | None) -> None:
        if computing_time() - start >= seconds or monotonic() - wall >= seconds * WALL:
            raise OvertimeError(seconds, of_file=True)
        if number == signal.SIGPROF and watch is not None and watch.ticked() >= _PATIENCE:
            raise OvertimeError(tick * _PATIENCE)

    with (
        _call_by_timer(signal.SIGALRM, signal.ITIMER_REAL, look, seconds * WALL, max(seconds, _SHORTEST)),
        _call_by_timer(signal.SIGPROF, signal.ITIMER_PROF, look, min(tick, seconds), tick),
    ):
        yield


@contextmanager
def _call_by_timer(
    number: signal.Signals, timer: int, look: Callable[[int, FrameType | None], None], first: float, then: float
) -> Iterator[None]:
    """Call `look` by this timer, until the body ends."""
    before = signal.signal(number, look)
    left = signal.setitimer(timer, first, then)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(number, before)
        if left[0]:  # a limit round this one goes on
            signal.setitimer(timer, *left)
