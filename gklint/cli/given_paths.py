"""The paths a command reads, and the report from standard input where `-` is among them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from gklint.cli.commands import near_command
from gklint.errors import UsageError
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import is_address
from gklint.readers.limits import DEFAULTS

_NAME = "stdin.txt"  # what it is called where no name is given: read as text


class PipedReport(NamedTuple):
    """The bytes read from standard input, and the name they are reported under."""

    data: bytes
    name: str


def read_piped_report(given: Namespace) -> PipedReport | None:
    """The report from standard input if `-` stands for one; None otherwise. Raises UsageError."""
    if "-" not in given.paths:
        if given.stdin_filename is not None:
            raise UsageError("--stdin-filename 须与 - 一起使用", "--stdin-filename is for use with -")
        return None
    if len(given.paths) > 1:
        raise UsageError("- 不能与其他文件一起使用", "- cannot be used together with files")
    return PipedReport(sys.stdin.buffer.read(DEFAULTS.max_bytes + 1), given.stdin_filename or _NAME)


def check_paths(given: Namespace) -> None:
    """Raise UsageError when there is no path at all, or a number of workers that cannot be."""
    if not given.paths:
        raise UsageError(
            "请给出要检查的文件或文件夹，例如 gklint 年报/；gklint --help 列出用法",
            "name the files or folders to check, as `gklint reports/`; see gklint --help",
        )
    _check_mistyped(given.paths)
    if given.jobs is not None and given.jobs < 1:
        raise UsageError("-j 后面应为正整数", "-j should be a positive number")


def refuse_addresses(given: Namespace) -> None:
    """Raise UsageError for an address where files are changed or copied."""
    for path in filter(is_address, given.paths):
        raise UsageError(
            f"{path}: 这项操作只能用于本机的文件；请先下载，再给出下载到的文件夹",
            f"{path}: this is for files of this machine; download them and name their folder",
        )


def _check_mistyped(paths: Sequence[str]) -> None:
    """Raise UsageError for a command mistyped, and so taken for a file; or for the only file, under a name near one."""
    first = Path(paths[0])
    if first.exists() or is_address(paths[0]):
        return
    command, beside = near_command(paths[0]), _near(first) if len(paths) == 1 else None
    if command is not None:
        raise UsageError(
            f"没有命令或文件“{first}”；是否指 gklint {command}？",
            f"there is no {paths[0]!r}; did you mean `gklint {command}`?",
        )
    if beside is not None:
        raise UsageError(
            f"没有文件“{first}”；是否指 {beside}？", f"there is no file {paths[0]!r}; did you mean {beside}?"
        )


def _near(file: Path) -> Path | None:
    """A file of the folder with a similar name: another suffix, a letter more or less; None if there is none."""
    # Imported here: only a mistake needs it.
    from difflib import get_close_matches

    try:
        names = sorted(one.name for one in file.parent.iterdir())
    except OSError:
        return None
    same = [name for name in names if Path(name).stem == file.stem]
    near = same or get_close_matches(file.name, names, n=1, cutoff=0.75)
    return file.parent / near[0] if near else None
