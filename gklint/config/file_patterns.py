"""Patterns for files, as in .gitignore: whether one can be used, and which files they mean."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from gklint.config.layer import Layer
from gklint.model.file_patterns import FilePatterns


def check_pattern(key: str, pattern: str, layer: Layer) -> None:
    """Raise ConfigError for an invalid pattern."""
    try:
        _matcher((pattern,))
    except ValueError:
        raise layer.error(
            key, f"“{pattern}”不能用作文件名模式", f"{pattern!r} is no pattern for files", pattern
        ) from None


def matches(patterns: tuple[str, ...], path: Path, root: Path) -> bool:
    """Whether one of the patterns, relative to the folder `root`, matches the file.

    A file elsewhere is seen from the top of the file system, so that patterns for names alone hold for it too.
    """
    full = absolute_path(path)
    below = full.relative_to(root if full.is_relative_to(root) else full.anchor)
    return _matcher(patterns)(below.as_posix())


def absolute_path(path: Path) -> Path:
    """The absolute path, without `..`; links are not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100


@lru_cache(maxsize=256)  # each override is asked about every file
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    return FilePatterns(patterns).names
