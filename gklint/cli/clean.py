"""`gklint clean`: remove the cache of outcomes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.settings_text import display_name
from gklint.engine.cache.store import FOLDER, clean
from gklint.errors import UsageError
from gklint.model.bilingual import Words


def run(given: Namespace, config: Config) -> int:
    """Remove the cache of this folder's runs and say so; 0, also where there is none. Raises UsageError."""
    folder = config.root / FOLDER
    name = display_name(folder, Path.cwd())
    try:
        found = clean(folder)
    except OSError as error:
        cause = error.strerror or str(error)
        raise UsageError(f"{name}: 缓存删不掉（{cause}）", f"{name}: the cache cannot be removed ({cause})") from None
    words = (
        Words(f"已删去缓存 {name}", f"removed the cache {name}")
        if found
        else Words(f"没有缓存（{name}）", f"there is no cache ({name})")
    )
    return print_text(words.to(config.lang) + "\n", 0)
