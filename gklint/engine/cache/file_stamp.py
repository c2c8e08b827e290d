"""A file's stamp: what the system says of a file without its being read, and what changes when its content does."""

from __future__ import annotations

import os
import struct
import time

_FIELDS = struct.Struct("<5Q")
_WORD = 2**64 - 1
_GRAIN = 3_000_000_000  # nanoseconds: the coarsest clock of a file system (FAT) has 2 s


def file_stamp(path: str | os.PathLike[str]) -> bytes:
    """The size, the times of the last change of content and of anything, the number and the device of a file.

    `` where it could be the stamp of other content, too. That is so of a file that changed a moment ago: within the
    grain of the file system's clock it may change once more unseen, as git calls it a racy one. It is always so on
    Windows, which tells no time of change that a program cannot set back, and of a file that is not there.
    """
    try:
        found = os.stat(path)  # noqa: PTH116  (a third of the time of Path.stat, for each file of a warm run)
    except (OSError, ValueError):
        return b""
    if os.name == "nt" or max(found.st_mtime_ns, found.st_ctime_ns) + _GRAIN > time.time_ns():
        return b""
    fields = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
    return _FIELDS.pack(*(field & _WORD for field in fields))
