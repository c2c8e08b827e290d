"""Symbolic links on the way to a file: where one stands, another place than the one named would be read or written."""

from __future__ import annotations

import os
from pathlib import Path


def link_on_the_way(path: Path, below: Path) -> Path | None:
    """The first link among `path` and its parents that lie below `below`; of a path elsewhere only it itself counts.

    Neither `below` nor what is above it is checked: whoever names a folder has chosen the way to it.
    """
    full, root = _absolute(path), _absolute(below)
    steps: tuple[Path, ...] = (full,)
    if full.is_relative_to(root) and full != root:
        parts = full.relative_to(root).parts
        steps = tuple(root.joinpath(*parts[: length + 1]) for length in range(len(parts)))
    return next((step for step in steps if is_link(step)), None)


def leaves_through_link(path: Path, folder: Path) -> bool:
    """Whether a path that lies in `folder` by its name leads out of it by a link in it."""
    link = link_on_the_way(path, folder) if _absolute(path).is_relative_to(_absolute(folder)) else None
    return link is not None and not real_path(path).is_relative_to(real_path(folder))


def real_path(path: Path) -> Path:
    """Where the path leads, links followed as far as they lead anywhere."""
    return Path(os.path.realpath(path))  # Path.resolve raises for links in a circle


def is_link(path: Path) -> bool:
    """Whether a link (on Windows also a junction) stands there; False where nothing can be looked up."""
    try:
        return path.is_symlink() or _is_junction(path)
    except OSError:
        return False


def _is_junction(path: Path) -> bool:
    """Whether it is a junction of Windows, which `is_symlink` does not count."""
    asked = getattr(os.path, "isjunction", None)  # from Python 3.12
    return bool(asked is not None and asked(path))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100
