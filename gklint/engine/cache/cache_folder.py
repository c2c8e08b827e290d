"""Where outcomes are kept: a folder for each root of runs, in the user's own cache folder, never beside the reports."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from gklint.model.bilingual import Words
from gklint.system.links import link_on_the_way

_PRIVATE = 0o700


def cache_folder(root: Path, base: Path | None = None) -> Path | None:
    """The folder for runs whose configuration lies in `root`; below `base`, by default the user's cache folder.

    None where the user has no such folder.
    """
    if base is None:
        import platformdirs  # a hundredth of a second, for runs that keep nothing

        base = platformdirs.user_cache_path("gklint", appauthor=False)
        if not base.is_absolute():
            return None
    digest = hashlib.blake2b(os.fsencode(root), digest_size=16)
    return base / digest.hexdigest()


def refusal(folder: Path) -> Words | None:
    """Why the folder, if it is there, is not used: somebody else may have prepared what lies in it."""
    if link_on_the_way(folder, Path.cwd()) is not None or _is_link(folder.parent):
        return Words("路径中有链接", "there is a link on the way to it")
    try:
        found = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return Words("这不是文件夹", "it is not a folder")
    if hasattr(os, "geteuid") and found.st_uid != os.geteuid():
        return Words("文件夹属于其他用户", "it belongs to another user")
    if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
        return Words("其他用户可以进入该文件夹（权限应为700）", "others may enter it (its mode should be 700)")
    return None


def make_private(folder: Path) -> None:
    """Make the folder, for this user alone, and those above it. Raises OSError."""
    folder.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    folder.mkdir(mode=_PRIVATE, exist_ok=True)


def _is_link(path: Path) -> bool:
    return link_on_the_way(path, path.parent) is not None
