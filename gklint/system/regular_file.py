"""Files of unknown origin opened without waiting: what is no regular file is refused, whatever it was a moment ago."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from gklint.model.current_rule import OvertimeError
from gklint.system.time_limit import WALL, time_limit

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

_LONGEST_READ = 20.0  # seconds by the clock, for a file whose disk does not answer
_SLOW = 1.0  # seconds that a read takes from a disk that answers


class NotRegularError(OSError):
    """A pipe, a device, a socket or a folder in the place of a file."""


def read_regular(path: Path, most: int, longest: float | None = None, *, in_place: bool = False) -> bytes:
    """The first `most` bytes of a regular file. Errors as for `open_regular`, and TimeoutError of a read that blocks.

    As on network drives that are gone: where the system can interrupt Python (see time_limit), no file is waited for
    more than `longest` seconds. With `in_place` the path is one without links: when there is one on the way by now,
    which may have been put there after the path was looked at, OSError is raised.
    """
    try:
        with time_limit((_LONGEST_READ if longest is None else longest) / WALL), open_regular(path) as stream:
            data = stream.read(most)
            if in_place and not _lies_at(path, stream):
                raise OSError(errno.ELOOP, "a link was put on the way to this file", str(path))
            return data
    except OvertimeError:
        raise _timeout_error(path) from None


def _lies_at(path: Path, stream: BinaryIO) -> bool:
    """Whether an opened file lies at a path itself, and none of its folders is a link."""
    if os.name == "nt":  # no links without rights of their own, and more than one name for a place
        return True
    return os.path.realpath(path) == os.fspath(path) and os.path.samestat(os.lstat(path), os.fstat(stream.fileno()))


class Patience:
    """Reads small files of one search, and waits for those that do not answer as long as for one file, all in all.

    Then none is waited for. Reads that take less than a second count for nothing, so that a slow drive changes nothing.
    """

    def __init__(self) -> None:
        self._left = _LONGEST_READ

    def read(self, path: Path, most: int) -> bytes:
        """The first `most` bytes of a regular file. Errors as for `read_regular`."""
        if self._left <= 0:
            raise _timeout_error(path)
        start = monotonic()
        try:
            return read_regular(path, most, self._left)
        finally:
            spent = monotonic() - start
            if spent > min(_SLOW, self._left / 2):
                self._left -= spent


def _timeout_error(path: Path) -> TimeoutError:
    return TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(path))


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
