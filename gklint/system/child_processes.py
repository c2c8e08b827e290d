"""Processes of our own: how they are started safely, and that none outlives the one that started it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext

# Where forking is safe a process starts at once and with everything loaded.
START_METHOD = "fork" if sys.platform == "linux" else "spawn"


def process_context() -> BaseContext:
    """How processes are started here. An interpreter started anew does not look for modules in the working folder.

    What lies there may be anybody's: `multiprocessing.py` beside the reports would run.
    """
    os.environ["PYTHONSAFEPATH"] = "1"
    return multiprocessing.get_context(START_METHOD)


def end_with_parent() -> None:
    """Have this process end as soon as the one that started it is gone, also when that one was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True, name="parent").start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def with_supervisor(command: Sequence[str], memory: int = 0, file: int = 0) -> list[str]:
    """The command, run by an interpreter that ends it (and its process group) when our end of its input is closed.

    Start it with `stdin=PIPE` and in a session of its own: when this process is killed the program ends, too. Where the
    system can bound it, it has at most `memory` bytes and writes no file of more than `file` bytes; 0 is no bound.
    """
    return [sys.executable, "-I", "-S", "-c", _SUPERVISOR, str(memory), str(file), *command]


_SUPERVISOR = """
import os, signal, subprocess, sys, threading
try:
    import resource
    for kind, wanted in zip((resource.RLIMIT_AS, resource.RLIMIT_FSIZE), map(int, sys.argv[1:3])):
        most = resource.getrlimit(kind)[1]
        if wanted and (most == resource.RLIM_INFINITY or wanted < most):
            resource.setrlimit(kind, (wanted, most))
except (ImportError, OSError, ValueError):
    pass
program = subprocess.Popen(sys.argv[3:], stdin=subprocess.DEVNULL)
def watch():
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL) if os.name == "posix" else program.kill()
threading.Thread(target=watch, daemon=True).start()
sys.exit(program.wait())
"""
