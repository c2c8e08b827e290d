"""What a command is to read: paths, or a report from standard input, named `-` among them."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

from gklint.cli.commands import near_command
from gklint.errors import UsageError
from gklint.readers.limits import DEFAULTS

_NAME = "stdin.txt"  # what it is called where no name is given: read as text


class Piped(NamedTuple):
    """The bytes that came, and what the file is called."""

    data: bytes
    name: str


def piped(given: Namespace) -> Piped | None:
    """The report from standard input if `-` stands for one; None when files are to be read. Raises UsageError."""
    if "-" not in given.paths:
        if given.stdin_filename is not None:
            raise UsageError("--stdin-filename 须与 - 一起使用", "--stdin-filename is for use with -")
        return None
    if len(given.paths) > 1:
        raise UsageError("- 不能与其他文件一起使用", "- cannot be used together with files")
    return Piped(sys.stdin.buffer.read(DEFAULTS.max_bytes + 1), given.stdin_filename or _NAME)


def check_paths(given: Namespace) -> None:
    """Raise UsageError when there is no path at all, or a number of workers that cannot be."""
    if not given.paths:
        raise UsageError(
            "请给出要检查的文件或文件夹，例如 gklint 年报/；gklint --help 列出用法",
            "name the files or folders to check, as `gklint reports/`; see gklint --help",
        )
    _no_command(given.paths[0])
    if given.jobs is not None and given.jobs < 1:
        raise UsageError("-j 后面应为正整数", "-j should be a positive number")


def _no_command(path: str) -> None:
    """Raise UsageError for a command that was mistyped, and so taken for a file."""
    if not Path(path).exists() and (near := near_command(path)):
        raise UsageError(
            f"没有命令或文件“{path}”；是否指 gklint {near}？", f"there is no {path!r}; did you mean `gklint {near}`?"
        )
