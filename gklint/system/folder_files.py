"""The files below a folder of unknown origin: not more than a bound, none by a link that leads out of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from gklint.system.links import is_link, real_path

_MOST_ENTRIES = 5000
_MOST_BYTES = 1024 * 1024  # of a file


class UnusableFolderError(OSError):
    """A folder with too many files; a file in it that is too large, is no regular file, or lies elsewhere."""


def files_below(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """The files below the folder whose names end so, sorted; each can be read without danger.

    Raises UnusableFolderError with the path that is at fault, and what is wrong with it in both languages.
    """
    home = real_path(folder)
    found = [path for path in _entries(folder, suffixes) if path.suffix.lower() in suffixes]
    for path in found:
        if is_link(path) and not real_path(path).is_relative_to(home):
            raise _fault(path, "是通往规则文件夹之外的链接", "is a link out of the folder")
        try:
            status = path.stat()
        except OSError:
            raise _fault(path, "打不开", "cannot be opened") from None
        if not stat.S_ISREG(status.st_mode):
            raise _fault(path, "不是普通文件", "is not a regular file")
        if status.st_size > _MOST_BYTES:
            raise _fault(path, "超过1 MB", "is over 1 MB")
    return sorted(found)


def _entries(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """All files below the folder whose names end so; no link to a folder is entered."""
    count = 0
    for at, folders, names in os.walk(folder):
        count += len(folders) + len(names)
        if count > _MOST_ENTRIES:
            raise _fault(folder, f"里的文件超过{_MOST_ENTRIES}个", f"holds more than {_MOST_ENTRIES} files")
        yield from (Path(at, name) for name in names if name.lower().endswith(endings))


def _fault(path: Path, zh: str, en: str) -> UnusableFolderError:
    return UnusableFolderError(errno.EINVAL, f"{path} {zh}，不能使用 / {path} {en}")
