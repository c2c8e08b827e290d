"""Which files a search of a folder skips: patterns in .gitignore syntax, each relative to its own folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

Verdict = Callable[[str], bool | None]  # path below the folder ("/" behind a folder) → ignored, kept, not named


class Ignored(NamedTuple):
    """Patterns of several folders, from the outermost in; the innermost that names a path decides."""

    levels: tuple[tuple[Path, Verdict], ...] = ()

    @classmethod
    def by(cls, patterns: Iterable[str], folder: Path) -> Ignored:
        """What `patterns` ignore, counted from `folder`. Raises ValueError for a wrong pattern."""
        lines = [line for line in patterns if line.strip()]
        return cls(((_plain(folder), _verdict(lines)),)) if lines else cls()

    @classmethod
    def from_levels(cls, levels: Iterable[tuple[Iterable[str], Path]]) -> Ignored:
        """Several lists of patterns, each relative to its folder; the last that matches a path decides."""
        return cls(tuple(level for patterns, folder in levels for level in cls.by(patterns, folder).levels))

    @classmethod
    def of_repository(cls, folder: Path) -> Ignored:
        """What the .gitignore files of the repository around `folder` ignore in it.

        Nothing when they ignore the folder itself.
        """
        ignored = cls()
        for parent in _parents_in_repository(_plain(folder)):
            ignored = ignored.with_gitignore_of(parent)
        return cls() if ignored.covers(folder, folder=True) else ignored

    def with_gitignore_of(self, folder: Path) -> Ignored:
        """These patterns plus those of `folder/.gitignore`, if present; invalid lines are ignored."""
        try:
            text = (folder / ".gitignore").read_bytes().decode("utf-8", "replace")
        except OSError:
            return self
        lines = [line for line in text.splitlines() if line.strip() and _is_pattern(line)]
        return Ignored((*self.levels, *Ignored.by(lines, folder).levels))

    def covers(self, path: Path, folder: bool) -> bool:
        """Whether `path` (a folder or not) is ignored."""
        for base, verdict in reversed(self.levels):
            ignored = verdict(_below(base, _plain(path)) + "/" * folder)
            if ignored is not None:
                return ignored
        return False


class FileSelection(NamedTuple):
    """Which files of a folder are taken: with one of `suffixes`, not `excluded`, `included` unless that is None."""

    suffixes: frozenset[str]
    excluded: Ignored = Ignored()
    included: Ignored | None = None

    def takes(self, path: Path) -> bool:
        """Whether it takes a file by its name."""
        if path.suffix.lower() not in self.suffixes:
            return False
        return self.included is None or self.included.covers(path, folder=False)


def _plain(path: Path) -> Path:
    """The absolute path, without `..`; links are not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _below(base: Path, full: Path) -> str:
    """The path as seen from `base`; one outside is taken from the root, so that patterns for names still hold."""
    return full.relative_to(base if full.is_relative_to(base) else full.anchor).as_posix()


def _parents_in_repository(folder: Path) -> list[Path]:
    """The folders above, from the outermost in, down from the one that holds .git; none outside a repository."""
    inner: list[Path] = []
    for parent in (folder, *folder.parents):
        if _holds_repository(parent):
            return [parent, *inner] if parent != folder else []
        if parent != folder:
            inner.insert(0, parent)
    return []


def _holds_repository(folder: Path) -> bool:
    try:
        return (folder / ".git").exists()
    except OSError:
        return False


def _is_pattern(line: str) -> bool:
    try:
        _verdict([line])
    except ValueError:
        return False
    return True


def _verdict(lines: list[str]) -> Verdict:
    # Imported here: most runs name no pattern and meet no .gitignore, and need not pay for it.
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(lines)

    def verdict(path: str) -> bool | None:
        return spec.check_file(path).include

    return verdict
