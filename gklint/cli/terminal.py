"""The terminal: colours, width, and the progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from gklint.engine.workers import Progress
from gklint.model.bilingual import Language, Words

_MANY = 50  # files that are worth a bar
_INTERVAL = 0.1  # seconds between two states of the bar


def wants_color(choice: str) -> bool:
    """Whether standard output gets colours; `auto` looks at the terminal and NO_COLOR."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int | None:
    """The columns of the terminal; None when standard output is none."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # imported here: there may be no terminal

    return get_terminal_size().columns


@contextmanager
def progress(language: Language) -> Iterator[Progress | None]:
    """The progress callback: a bar on a terminal, drawn when there are many files; None elsewhere."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield None
        return
    # Imported here: only a terminal shows a bar.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without a thread of its own: workers are forked from this process.
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = bar.add_task(Words("检查", "checking").to(language))
    drawn = monotonic()

    def callback(done: int, total: int) -> None:
        nonlocal drawn
        if total >= _MANY and monotonic() - drawn >= _INTERVAL:
            bar.start()
            bar.update(task, completed=done, total=total, refresh=True)
            drawn = monotonic()

    try:
        yield callback
    finally:
        bar.stop()
