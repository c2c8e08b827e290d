"""The one way gklint writes a file: whole or not at all, never through a link, under its own name only at the end."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

Loss = Literal["owner", "attributes", "hard-link"]  # what the new file does not have of the one it replaces

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PERMISSIONS = 0o777  # that are kept: never set-user-id and the like
_NEW = 0o666  # of a file that is new, less what the user's mask takes away


def write_atomically(target: Path, data: bytes) -> tuple[Loss, ...]:
    """Put `data` in the place of the regular file at `target`, or make it: see `write_pieces_atomically`."""
    return write_pieces_atomically(target, (data,))


def write_pieces_atomically(target: Path, pieces: Iterable[bytes]) -> tuple[Loss, ...]:
    """Put the pieces in the place of the regular file at `target`, or make it; what could not be kept is returned.

    The new content is written beside it, under a short random name that nobody can have prepared, and is on the disk
    before it takes the name. Permissions stay; owner and extended attributes where the system lets us keep them; other
    hard links keep the old content. Raises OSError, for a link too, and leaves nothing behind.
    """
    from secrets import token_hex  # imported here: a run that writes no file needs no random numbers

    old = _existing(target)
    beside = target.with_name(f".gklint-{token_hex(8)}")
    descriptor = os.open(beside, _FLAGS, 0o600 if old is not None else _NEW)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            lost = _keep(target, old, stream.fileno()) if old is not None else ()
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return lost


def _existing(target: Path) -> os.stat_result | None:
    """What stands at `target`, if anything does. Raises OSError when it is no regular file."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(old.st_mode):
        raise OSError(errno.ELOOP, "a link is not written through", str(target))
    if stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(target))
    return old


def _keep(target: Path, old: os.stat_result, descriptor: int) -> tuple[Loss, ...]:
    """Give the new file what the old one has; what it cannot be given is returned."""
    lost: list[Loss] = []
    if not _keep_owner(old, descriptor):
        lost.append("owner")
    if not _keep_attributes(target, descriptor):
        lost.append("attributes")
    if old.st_nlink > 1:
        lost.append("hard-link")
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode) & _PERMISSIONS)
    return tuple(lost)


def _keep_owner(old: os.stat_result, descriptor: int) -> bool:
    if not hasattr(os, "fchown"):
        return True
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid):
        return True
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except OSError:
        return False
    return True


def _keep_attributes(target: Path, descriptor: int) -> bool:
    """Copy extended attributes (access lists among them), where the system has any."""
    if not hasattr(os, "listxattr"):
        return True
    try:
        for name in os.listxattr(target, follow_symlinks=False):
            os.setxattr(descriptor, name, os.getxattr(target, name, follow_symlinks=False))
    except OSError as error:
        return error.errno in (errno.ENOTSUP, errno.EOPNOTSUPP)
    return True


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk too, where a folder can be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
