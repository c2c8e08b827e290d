"""What stands at a path: its type of file, and whether it is a link."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from gklint.system.links import is_link

TOO_LONG = -1  # the type of what the system cannot reach by a path of this length


def type_of(path: Path) -> int:
    """The type of file (stat.S_IFREG and so on), links followed; 0 when nothing can be reached there.

    TOO_LONG stands for what the system cannot reach by a path of this length.
    """
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except OSError as error:
        return TOO_LONG if error.errno == errno.ENAMETOOLONG else 0
    except ValueError:
        return 0


def type_and_link(path: Path) -> tuple[int, bool]:
    """The type as `type_of` has it, and whether a link stands there: of most files with one question to the system."""
    try:
        type = stat.S_IFMT(os.lstat(path).st_mode)
    except (OSError, ValueError):
        type = stat.S_IFLNK
    return (type_of(path), is_link(path)) if type == stat.S_IFLNK or os.name == "nt" else (type, False)
