"""Which folder of remembered outcomes a command uses."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gklint.cli.output import complain
from gklint.config.config import Config
from gklint.engine.cache.cache_folder import cache_folder, refusal
from gklint.model.bilingual import Words

_NO_CACHE = Words("不使用缓存 {}：{}", "the cache {} is not used: {}")


def remembered_outcomes(given: Namespace, config: Config) -> Path | None:
    """The folder; None with --no-cache, and (with a notice) where another user may have prepared the folder."""
    if given.no_cache:
        return None
    folder = cache_folder(config.root, Path(given.cache_dir) if given.cache_dir is not None else None)
    why = refusal(folder) if folder is not None else None
    if why is not None:
        complain(_NO_CACHE.to(config.lang).format(folder, why.to(config.lang)))
        return None
    return folder
