"""Which files a search of a folder skips, and by whose word: patterns as in .gitignore, each from its own folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gklint.model.bilingual import Words
from gklint.model.file_patterns import FilePatterns, read_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import display_name
from gklint.system.links import is_link
from gklint.system.regular_file import NotRegularError, Patience

_MOST_BYTES = 1024 * 1024  # of a .gitignore
MOST_PATTERNS = 2000  # of all the .gitignore files that count in a folder
GITIGNORE = ".gitignore"


class PatternList(NamedTuple):
    """Patterns seen from `folder`; `origin` is where they are written, as people name it."""

    patterns: tuple[str, ...]
    folder: Path
    origin: str = ""


class PatternLevel(NamedTuple):
    """The patterns of one folder or setting."""

    folder: Path
    patterns: FilePatterns
    origin: str
    length: int


class Ignored(NamedTuple):
    """Patterns of several folders, from the outermost in; the innermost that names a path decides."""

    levels: tuple[PatternLevel, ...] = ()

    @classmethod
    def by(cls, patterns: Iterable[str], folder: Path, origin: str = "") -> Ignored:
        """What `patterns` ignore, counted from `folder`. Raises ValueError for a wrong pattern."""
        lines = [line for line in patterns if line.strip()]
        return cls((PatternLevel(_plain(folder), FilePatterns(lines), origin, len(lines)),)) if lines else cls()

    @classmethod
    def from_lists(cls, lists: Iterable[PatternList]) -> Ignored:
        """Several lists of patterns, each relative to its folder; the last that matches a path decides."""
        return cls(
            tuple(level for patterns, folder, origin in lists for level in cls.by(patterns, folder, origin).levels)
        )

    @classmethod
    def of_repository(cls, folder: Path) -> Ignored:
        """What the .gitignore files of the repository around `folder` ignore in it.

        Nothing when they ignore the folder itself; those that cannot be used are passed over.
        """
        ignored, patience = cls(), Patience()
        for parent in parents_in_repository(_plain(folder)):
            ignored = ignored.with_gitignore_of(parent, patience)[0]
        return cls() if ignored.covers(folder, folder=True) else ignored

    def with_gitignore_of(self, folder: Path, patience: Patience | None = None) -> tuple[Ignored, Words | None]:
        """These patterns plus those of `folder/.gitignore`, if present; invalid lines are ignored.

        Of one that is not obeyed, why: whoever made it may have meant it to hang or to fill the run.
        """
        file = folder / GITIGNORE
        if is_link(file):  # as git has it
            return self, _LINKED
        try:
            data = (patience or Patience()).read(file, _MOST_BYTES + 1)
        except NotRegularError:
            return self, _NOT_REGULAR
        except (OSError, ValueError):
            return self, None
        lines = data.decode("utf-8-sig", "replace").splitlines() if len(data) <= _MOST_BYTES else []
        lines = [line for line in lines if _is_pattern(line)]
        if len(data) > _MOST_BYTES or len(lines) + sum(level.length for level in self.levels) > MOST_PATTERNS:
            return self, _TOO_MUCH
        return Ignored((*self.levels, *Ignored.by(lines, folder, display_name(file)).levels)), None

    def covers(self, path: Path, folder: bool) -> bool:
        """Whether `path` (a folder or not) is ignored."""
        return self.origin_of(path, folder) is not None

    def origin_of(self, path: Path, folder: bool) -> str | None:
        """Where the pattern is written by which `path` (a folder or not) is ignored; None when it is not."""
        for level in reversed(self.levels):
            ignored = level.patterns.verdict(_below(level.folder, _plain(path)) + "/" * folder)
            if ignored is not None:
                return level.origin if ignored else None
        return None


class FileSelection(NamedTuple):
    """Which files of a folder are taken: with one of `suffixes`, not `excluded`, `included` unless that is None."""

    suffixes: frozenset[str]
    excluded: Ignored = Ignored()
    included: Ignored | None = None
    included_by: str = ""  # where `included` is written

    def reads(self, path: Path) -> bool:
        """Whether a file of this name could be read."""
        return path.suffix.lower() in self.suffixes

    def takes(self, path: Path) -> bool:
        """Whether it takes a file by its name."""
        return self.reads(path) and (self.included is None or self.included.covers(path, folder=False))


def _plain(path: Path) -> Path:
    """The absolute path, without `..`; links are not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _below(base: Path, full: Path) -> str:
    """The path as seen from `base`; one outside is taken from the root, so that patterns for names still hold."""
    return full.relative_to(base if full.is_relative_to(base) else full.anchor).as_posix()


def parents_in_repository(folder: Path) -> list[Path]:
    """The folders above, from the outermost in, down from the one that holds .git; none outside a repository."""
    inner: list[Path] = []
    for parent in (folder, *folder.parents):
        if holds_repository(parent):
            return [parent, *inner] if parent != folder else []
        if parent != folder:
            inner.insert(0, parent)
    return []


def holds_repository(folder: Path) -> bool:
    try:
        return (folder / ".git").exists()
    except OSError:
        return False


def _is_pattern(line: str) -> bool:
    try:
        return read_pattern(line) is not None
    except ValueError:
        return False


_LINKED = Words("是链接，没有照它排除文件；请改为普通文件", "is a link and was not obeyed; make it a plain file")
_NOT_REGULAR = Words("不是普通文件，没有照它排除文件", "is not a regular file and was not obeyed")
_TOO_MUCH = Words(
    f"超过1 MB，或连同上级共超过{MOST_PATTERNS}条，没有照它排除文件；请精简",
    f"is over 1 MB, or over {MOST_PATTERNS} patterns with those above it, and was not obeyed; shorten it",
)
