"""The folder that copies are written to: never over a report, nor over anything that is not ours and as we wrote it."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from gklint.annotate.copies import is_as_written
from gklint.errors import UsageError
from gklint.model.bilingual import Words
from gklint.model.os_error_cause import cause_of
from gklint.system.atomic_write import write_atomically


class Destination:
    """The folder `to`, in which files lie as they do below the folders of `paths`.

    Raises UsageError for a folder that is no good: it would be checked with the reports the next time.
    """

    def __init__(self, to: str, paths: Sequence[str]) -> None:
        self.folder = Path(to)
        self._root = _common(paths)
        self._written: set[Path] = set()
        if self.folder.exists() and not self.folder.is_dir():
            raise UsageError(f"--to {to} 不是文件夹；请换一个", f"--to {to} is no folder; choose another one")
        inside = next((path for path in paths if Path(path).is_dir() and _is_within(self.folder, Path(path))), None)
        if inside is not None:
            raise UsageError(
                f"--to {to} 在要检查的文件夹 {inside} 里面，下次会被当作报告检查；请换到外面的文件夹",
                f"--to {to} lies inside {inside} and would be checked as reports the next time; choose one outside",
            )

    def place(self, source: Path, name: str) -> Path:
        """Where the copy of a file goes; `name` is what it is called."""
        return self.folder / self._below(source) / name

    def name_of(self, source: Path) -> str:
        """The file as people elsewhere may know it: below the folder that holds all files given."""
        return (self._below(source) / source.name).as_posix()

    def _below(self, source: Path) -> Path:
        folder = source.parent.resolve()
        return folder.relative_to(self._root) if folder.is_relative_to(self._root) else Path()

    def write(self, target: Path, data: bytes, sources: Collection[Path], replace: bool = True) -> Words | None:
        """Write a copy. The reason is returned where it is not written; with `replace` ours may be written over."""
        reason = self._obstacle(target, data, sources, replace)
        if reason is None:
            self._written.add(target)
            try:
                if not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                if not _is_within(target.parent, self.folder):
                    return _LINK
                if not target.exists() or target.read_bytes() != data:
                    write_atomically(target, data)
            except OSError as error:
                cause = cause_of(error)
                return Words(f"不能写入 {target}（{cause.zh}）", f"cannot write {target} ({cause.en})")
        return reason

    def _obstacle(self, target: Path, data: bytes, sources: Collection[Path], replace: bool) -> Words | None:
        if target in self._written:
            return Words(
                f"{target} 已是另一个文件的副本，未写；请分别处理，或把文件改名",
                f"{target} is the copy of another file; handle them one by one, or rename one",
            )
        if target.is_symlink():
            return _LINK
        if not target.exists():
            return None
        if target.resolve() in sources:
            return Words(
                f"{target} 就是原文件，不会覆盖；请换一个文件夹", f"{target} is the file itself; choose another folder"
            )
        try:
            there = target.read_bytes()
        except OSError as error:
            cause = cause_of(error)
            return Words(f"不能写入 {target}（{cause.zh}）", f"cannot write {target} ({cause.en})")
        if there == data or (replace and is_as_written(there)):
            return None
        return Words(
            f"{target} 已经存在，不是 gklint 写的，或写后被改过，没有覆盖；请换一个文件夹，或先移走它",
            f"{target} is there already, and is not as gklint wrote it; choose another folder, or move it away",
        )


def _common(paths: Sequence[str]) -> Path:
    """The folder that holds all that is given."""
    folders = [(Path(path) if Path(path).is_dir() else Path(path).parent).resolve() for path in paths]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return folders[0]


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


_LINK = Words(
    "目标位置是链接，没有写入；请换一个文件夹", "the place is a link and was not written to; choose another folder"
)
