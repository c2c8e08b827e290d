"""LibreOffice, where it is installed: old Office files in, docx or xlsx out, without network and within a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Literal

from gklint.system.child_processes import with_supervisor

Kind = Literal["docx", "xlsx"]  # what is made: of texts, of workbooks
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_MOST_BYTES = 64 * 1024 * 1024  # of a file that is made; a larger one is not a report
MEMORY = 2_500 * 1024 * 1024  # that LibreOffice may have; for a report it needs half of that
_MOST_WRITTEN = 256 * 1024 * 1024  # bytes of any file that it writes
_LOOK = 0.5  # seconds between two looks at how far LibreOffice is
# No macros, nothing fetched for links in the file, and a proxy that is not there for whatever still asks.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>
</prop><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


class ConversionError(Exception):
    """LibreOffice made no document of the file."""


class ConversionTimeoutError(ConversionError):
    """LibreOffice did not finish in time."""


def program() -> str | None:
    """Where LibreOffice is installed, if it is. Looked up once."""
    return _program(os.environ.get("PATH", ""))


@cache
def _program(path: str) -> str | None:
    named = shutil.which("soffice", path=path) or shutil.which("libreoffice", path=path)
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


@cache
def identity() -> str:
    """Which LibreOffice that is: another one converts otherwise. Empty where there is none."""
    found = program()
    if found is None:
        return ""
    status = Path(found).resolve().stat()
    return f"{found} {status.st_size} {status.st_mtime_ns}"


def to_docx(soffice: str, data: bytes, suffix: str, seconds: float) -> bytes:
    """Convert the bytes of a text that would have `suffix`. Raises ConversionError."""
    return convert_file(soffice, data, suffix, "docx", seconds)


def convert_file(soffice: str, data: bytes, suffix: str, kind: Kind, seconds: float) -> bytes:
    """Convert the bytes of a file that would have `suffix` to a file of that kind. Raises ConversionError."""
    with workshop(soffice, kind) as shop:
        given = shop.put("report", data, suffix)
        shop.convert([given], seconds)
        made = shop.conversion_of(given)
        if made is None:
            raise ConversionError
        return made


@contextmanager
def workshop(soffice: str, kind: Kind = "docx") -> Iterator[Workshop]:
    """A workshop for files of that kind, gone afterwards with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="gklint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        yield Workshop(soffice, folder, kind)


class Workshop:
    """A folder of its own with a profile of its own, in which LibreOffice converts."""

    def __init__(self, soffice: str, folder: Path, kind: Kind) -> None:
        self._soffice = soffice
        self._folder = folder
        self._kind = kind

    def put(self, name: str, data: bytes, suffix: str) -> Path:
        """A file to convert. Names differ in more than their suffix: what is made of them has the same one."""
        given = self._folder / f"{name}{suffix}"
        given.write_bytes(data)
        return given

    def convert(self, files: Sequence[Path], seconds: float, patience: float | None = None) -> None:
        """Convert files in one call. The exit code is unreliable and not used: see `conversion_of`.

        Raises ConversionError when LibreOffice does not start, needs more than `seconds`, or makes nothing
        for `patience` seconds.
        """
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        made = str(self._folder / "made")
        command = [self._soffice, profile, *options, "--convert-to", self._kind, "--outdir", made, *map(str, files)]
        with _running(command, self._folder) as process:
            self._wait(process, monotonic() + seconds, seconds if patience is None else patience)

    def has_made(self, given: Path) -> bool:
        """Whether a file of possible size was made of this one."""
        made = self._file(given)
        return made.is_file() and 0 < made.stat().st_size <= _MOST_BYTES

    def conversion_of(self, given: Path) -> bytes | None:
        """What was made of a file, if anything was."""
        return self._file(given).read_bytes() if self.has_made(given) else None

    def _file(self, given: Path) -> Path:
        return self._folder / "made" / f"{given.stem}.{self._kind}"

    def _wait(self, process: subprocess.Popen[bytes], end: float, patience: float) -> None:
        count, since = 0, monotonic()
        while (now := monotonic()) < min(end, since + patience):
            with suppress(subprocess.TimeoutExpired):
                process.wait(min(_LOOK, end - now, since + patience - now))
                return
            if (made := len(list(self._folder.glob(f"made/*.{self._kind}")))) > count:
                count, since = made, monotonic()
        raise ConversionTimeoutError


@contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program while it runs; ended with all that it started. Raises ConversionError."""
    quiet = subprocess.DEVNULL
    own = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))}  # what it leaves when it is ended
    try:
        process = subprocess.Popen(
            with_supervisor(command, MEMORY, _MOST_WRITTEN),
            cwd=folder,
            env=own,
            stdin=subprocess.PIPE,
            stdout=quiet,
            stderr=quiet,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        raise ConversionError(str(error)) from None
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process group, whatever is left of it."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()  # which ends the program where there are no process groups
    process.wait()
