"""LibreOffice, where it is installed: an old Word file in, a docx out, without network and within a time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_MOST_BYTES = 64 * 1024 * 1024  # of a docx; a larger one is not a report
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
    """Where LibreOffice is installed, if it is."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
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
    """Convert the bytes of a file that would have `suffix`. Raises ConversionError.

    Works in a folder of its own that is gone afterwards. The exit code says nothing and is not asked.
    """
    with tempfile.TemporaryDirectory(prefix="gklint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given = folder / f"report{suffix}"
        given.write_bytes(data)
        _run(_command(soffice, given, folder), folder, seconds)
        made = folder / "made" / "report.docx"
        if not made.is_file() or not 0 < made.stat().st_size <= _MOST_BYTES:
            raise ConversionError
        return made.read_bytes()


def _command(soffice: str, given: Path, folder: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    return [soffice, f"-env:UserInstallation={profile}", *options, "--convert-to", "docx", "--outdir",
            str(folder / "made"), str(given)]  # fmt: skip


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run to the end, or end it with all that it started. Raises ConversionError."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix"
        )
    except OSError as error:
        raise ConversionError(str(error)) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise ConversionTimeoutError from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process group, whatever is left of it."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
