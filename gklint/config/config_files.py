"""Where the configuration of a folder is: the closest file upwards that is one, as far as the folder's own reach."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from gklint.config.settings_file import display_name, read_bytes
from gklint.errors import ConfigError
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.system.links import leaves_through_link

SUPPRESSION_LIST = "gklint-suppressions.toml"
_NAMES = ("gklint.toml", ".gklint.toml", "pyproject.toml")
_OURS = re.compile(rb"""\[\s*tool\s*\.\s*["']?gklint["']?\s*[\].]""")


class FoundConfig(NamedTuple):
    """The configuration file closest to a folder, and those above it that were not taken, with the reason."""

    file: Path | None
    refused: tuple[Words, ...] = ()


def closest_config_file(folder: Path) -> FoundConfig:
    """The configuration file closest to the folder, upwards from it. Raises ConfigError when one cannot be read.

    The search ends at the root of the repository, or at the user's home. Outside a repository a file of another user
    is not taken from a folder above: whoever may write there would decide what this user gets to see.
    """
    root = search_root(folder)
    repository = _holds_repository(root)
    refused: list[Words] = []
    for one in _upwards(folder, root):
        file = config_file_in(one)
        if file is None:
            continue
        if one == folder or repository or _is_trusted(file, folder):
            return FoundConfig(file, tuple(refused))
        refused.append(_of_another_user(file))
    return FoundConfig(None, tuple(refused))


def config_file_in(folder: Path) -> Path | None:
    """The configuration file of the folder itself. Raises ConfigError when it cannot be read."""
    candidates = (folder / name for name in _NAMES)
    found = next((file for file in candidates if os.path.lexists(file) and _concerns_us(file)), None)
    if found is not None and leaves_through_link(found, boundary_of(folder)):
        name = display_name(found, Path.cwd())
        raise ConfigError(
            f"{name}: 这是通往所在版本库或文件夹之外的链接，不能用作设置；请改为普通文件，或用 --config 写明",
            f"{name}: this link leads out of the repository or folder; make it a plain file, or name it with --config",
        )
    return found


def suppression_list_in(folder: Path) -> Path | None:
    """The suppression list in the folder, if there is one."""
    file = folder / SUPPRESSION_LIST
    return file if os.path.lexists(file) else None


def search_root(folder: Path) -> Path:
    """The outermost folder in which a configuration is looked for: the repository's root, home, or the topmost."""
    above = (folder, *folder.parents)
    home = _home()
    return next((one for one in above if _holds_repository(one)), home if home in above else above[-1])


def boundary_of(folder: Path) -> Path:
    """The folder that settings found in `folder` may not lead out of; never the whole file system."""
    root = search_root(folder)
    if root != Path(root.anchor) or folder == root:
        return root
    return root / folder.relative_to(root).parts[0]


def _upwards(folder: Path, root: Path) -> Iterator[Path]:
    """The folder and those above it, to `root`."""
    return (one for one in (folder, *folder.parents) if one.is_relative_to(root))


def _home() -> Path | None:
    try:
        return Path(os.path.abspath(Path.home()))  # noqa: PTH100
    except RuntimeError:  # a user without one
        return None


def _holds_repository(folder: Path) -> bool:
    return os.path.lexists(folder / ".git")


def _is_trusted(file: Path, folder: Path) -> bool:
    """Whether the file is this user's, the administrator's, or of whoever owns `folder`."""
    if not hasattr(os, "geteuid"):
        return True
    try:
        return file.stat().st_uid in (0, os.geteuid(), folder.stat().st_uid)
    except OSError:
        return False


def _of_another_user(file: Path) -> Words:
    return Words(
        f"{file}: 上级文件夹中其他用户的设置文件，没有采用；确需使用请用 --config {file}",
        f"{file}: the configuration of another user in a folder above was not taken; --config {file} would",
    )


def _concerns_us(file: Path) -> bool:
    """Whether a pyproject.toml has a table for gklint; errors elsewhere in it are not reported."""
    if file.name != "pyproject.toml":
        return not file.is_dir()
    return file.is_file() and _OURS.search(read_bytes(file)) is not None
