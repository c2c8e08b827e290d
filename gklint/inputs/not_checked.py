"""What a search of a folder does not check of its own accord: what is hidden, and pages that gklint wrote."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from gklint.inputs.ignored import FileSelection, holds_repository
from gklint.model.bilingual import Words
from gklint.system.git_index import TrackedFiles, tracked_files
from gklint.system.regular_file import Patience

PAGES = ".gklint-pages"  # stands in a folder that gklint has filled with pages: there is nothing to check in it
OUR_PAGE = Words("是 gklint 生成的网页", "a page that gklint wrote")
OUR_PAGES = Words(f"有 {PAGES} 标记，是 gklint 生成的文件夹", f"marked by {PAGES} as a folder that gklint wrote")
_HIDDEN = Words("隐藏文件或文件夹", "hidden")
_LOCK = Words("Office 临时文件", "lock files of Office")
_NOTHING_TO_TELL = Words("")
_REPOSITORIES = (".git", ".hg", ".svn")
_MOST_ENTRIES = 2000  # looked at in a hidden folder
_LARGEST_LOCK = 1024  # bytes
_GENERATOR = b'<meta name="generator" content="gklint">'
_HEAD = 1000  # bytes


def is_our_page(path: Path, patience: Patience) -> bool:
    """Whether gklint has written this page: it shows a report and is none."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        return _GENERATOR in patience.read(path, _HEAD)
    except OSError:
        return False  # the reader will say why


def hidden_words(path: Path, folder: bool, selection: FileSelection) -> Words:
    """Why a hidden file or folder is passed over; blank where nothing that could be a report is lost."""
    if folder:
        return _HIDDEN if path.name not in _REPOSITORIES and _holds_readable(path, selection) else _NOTHING_TO_TELL
    if not path.name.startswith("~$"):
        return _HIDDEN
    try:
        return _LOCK if path.stat().st_size > _LARGEST_LOCK else _NOTHING_TO_TELL
    except OSError:
        return _NOTHING_TO_TELL


def _holds_readable(folder: Path, selection: FileSelection) -> bool:
    """Whether a file that could be read lies in the folder, as far as one looks."""
    entries = ((at, name) for at, _, names in os.walk(folder) for name in names)
    return any(selection.reads(Path(at, name)) for at, name in islice(entries, _MOST_ENTRIES))


class TrackedPaths:
    """The files that repositories track, each index read once: what is tracked does not obey a .gitignore."""

    def __init__(self) -> None:
        self._roots: dict[Path, Path | None] = {}
        self._known: dict[Path, TrackedFiles] = {}

    def holds(self, path: Path, folder: bool) -> bool:
        """Whether the file is tracked, or anything in the folder."""
        full = Path(os.path.abspath(path))  # noqa: PTH100  links are not followed
        root = self._root_of(full.parent)
        if root is None:
            return False
        if root not in self._known:
            self._known[root] = tracked_files(root)
        files, folders = self._known[root]
        return full.relative_to(root).as_posix() in (folders if folder else files)

    def _root_of(self, folder: Path) -> Path | None:
        """The repository that the folder lies in."""
        if folder not in self._roots:
            above = folder.parent
            outer = self._root_of(above) if above != folder else None
            self._roots[folder] = folder if holds_repository(folder) else outer
        return self._roots[folder]
