"""Files of unknown origin opened without waiting: what is no regular file is refused, whatever it was a moment ago."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from gklint.model.current_rule import OvertimeError
from gklint.system.time_limit import WALL, time_limit

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


_LONGEST_READ = 20.0  # seconds by the clock, for a file whose disk does not answer


class NotRegularError(OSError):
    """A pipe, a device, a socket or a folder in the place of a file."""


def read_regular(path: Path, most: int) -> bytes:
    """The first `most` bytes of a regular file. Errors as for `open_regular`, and TimeoutError of a read that blocks.

    As on network drives that are gone: where the system can interrupt Python (see time_limit), no file is waited for.
    """
    try:
        with time_limit(_LONGEST_READ / WALL), open_regular(path) as stream:
            return stream.read(most)
    except OvertimeError:
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path)) from None


def open_regular(path: Path) -> BinaryIO:
    """A regular file, opened for reading. Raises OSError; NotRegularError for a pipe, a device and the like.

    The kind is that of the opened file, not of what had stood there before, and opening a pipe does not block.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):  # a socket, a device that is not there; a folder on Windows
            raise NotRegularError(error.errno, error.strerror, str(path)) from None
        raise
    stream = os.fdopen(descriptor, "rb")
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError(errno.EINVAL, "not a regular file", str(path))
    except OSError:
        stream.close()
        raise
    return stream
