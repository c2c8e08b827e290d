"""`gklint clean`: remove the cache of outcomes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.settings_file import display_name
from gklint.engine.cache.cache_folder import cache_folder
from gklint.engine.cache.database import OLD_FOLDER, clean
from gklint.errors import UsageError
from gklint.model.bilingual import Words


def run(given: Namespace, config: Config) -> int:
    """Remove the cache of this folder's runs and say so; 0, also where there is none. Raises UsageError."""
    base = Path(given.cache_dir) if given.cache_dir is not None else None
    folder, old = cache_folder(config.root, base), config.root / OLD_FOLDER
    removed = [str(one) for one in (folder,) if one is not None and _remove(one, str(one))]
    removed += [name for one in (old,) if _remove(one, name := display_name(one, Path.cwd()))]
    if removed:
        words = Words(f"已删去缓存 {'、'.join(removed)}", f"removed the cache {', '.join(removed)}")
    else:
        words = Words(f"没有缓存（{folder}）", f"there is no cache ({folder})")
    return print_text(words.to(config.lang) + "\n", 0)


def _remove(folder: Path, name: str) -> bool:
    try:
        return clean(folder)
    except OSError as error:
        cause = error.strerror or str(error)
        raise UsageError(f"{name}: 缓存删不掉（{cause}）", f"{name}: the cache cannot be removed ({cause})") from None
