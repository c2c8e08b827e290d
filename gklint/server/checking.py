"""One report checked in a process of its own, ended in time; nothing of it is kept."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
import tempfile
from contextlib import suppress

from gklint.config.config import Config
from gklint.model.archive import ReportSummary
from gklint.model.light_classes import NamedTuple
from gklint.server.bounds import ServerBounds
from gklint.server.child import Job

_GRACE = 5.0  # seconds a process has for tidying up
_TOO_LONG = "检查超过{:g}秒，已经停下。请确认它是一份年度报告；汇编请拆成每个单位一个文件。"
_DIED = "检查这份文件的进程异常终止，可能是内存不足。请确认它是一份年度报告，另存一份后再试。"
_COMMAND = (sys.executable, "-I", "-m", "gklint.server.child")
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "HOME", "USERPROFILE")  # of the environment


class CheckedReport(NamedTuple):
    """The answer as JSON, or `trouble`: a sentence, with the HTTP status it is sent with."""

    answer: bytes = b""
    trouble: str = ""
    status: int = 200


async def check(
    name: str, data: bytes, config: Config, last_year: tuple[ReportSummary, ...], bounds: ServerBounds
) -> CheckedReport:
    """Check the report. Cancelled, or out of time, it ends the process and all that this has started."""
    with tempfile.TemporaryDirectory(prefix="gklint-serve-", ignore_cleanup_errors=True) as folder:
        job = Job(name, data, config, last_year, os.getpid(), bounds.seconds, bounds.memory, bounds.cpu_seconds)
        process = await asyncio.create_subprocess_exec(
            *_COMMAND,
            folder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(folder),
            start_new_session=os.name == "posix",
        )
        try:
            async with asyncio.timeout(bounds.seconds):
                answer, _ = await process.communicate(pickle.dumps(job))
        except TimeoutError:
            return CheckedReport(trouble=_TOO_LONG.format(bounds.seconds), status=504)
        finally:
            await asyncio.shield(_ended(process))
    if process.returncode:
        return CheckedReport(trouble=_DIED, status=500)
    return CheckedReport(answer)


def _environment(folder: str) -> dict[str, str]:
    """What the process knows of ours, with the folder for everything temporary."""
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return kept | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), folder)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Ask the process to end if it has not, then end it with its group."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_GRACE):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
        await process.wait()
