"""A process that checks one report and ends: `python -I -m gklint.server.child FOLDER`, a Job on its standard input.

FOLDER is for its temporary files. It writes the answer as JSON to its standard output. When the server dies before it,
it ends too.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import sys
import threading
import time
from types import FrameType
from typing import NoReturn

from gklint.browser.checker import Checker
from gklint.config.config import Config
from gklint.model.archive import ReportSummary
from gklint.model.light_classes import NamedTuple

_LOOK = 0.5  # seconds between two looks for the server
_GRACE = 5.0  # seconds for tidying up


class Job(NamedTuple):
    """One report and all that is needed to check it; `server` is the process that waits for the answer."""

    name: str
    data: bytes
    config: Config
    last_year: tuple[ReportSummary, ...]
    server: int
    seconds: float
    memory: int
    cpu_seconds: int


def main(folder: str) -> int:
    """Check the report of the job: 0; 1 when ended before that is done. The folder goes in any case."""
    signal.signal(signal.SIGTERM, _end)
    try:
        job: Job = pickle.loads(sys.stdin.buffer.read())
        threading.Thread(target=_end_with_the_server, args=(job, folder), daemon=True).start()
        _limit(job)
        answer = Checker(job.config, job.last_year).check(job.name, job.data)
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    except (KeyboardInterrupt, EOFError, pickle.UnpicklingError):  # the server has ended us, or has ended
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """End as after an interrupt, so that what was begun is tidied up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_with_the_server(job: Job, folder: str) -> None:
    """Wait until the server is gone or the time is up long since; then end, and wait for no tidying up that hangs."""
    end = time.monotonic() + job.seconds + 2 * _GRACE
    while os.getppid() == job.server and time.monotonic() < end:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _limit(job: Job) -> None:
    """Bound memory and processor time of this process and of those it starts, where the system can."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows: the server's time limit is what there is
        return
    for kind, most in ((resource.RLIMIT_AS, job.memory), (resource.RLIMIT_CPU, job.cpu_seconds)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
