"""The baseline as a file: JSON with one finding a line, sorted, so that changes to it can be reviewed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gklint.config.settings_file import read_text
from gklint.errors import ConfigError
from gklint.model.bilingual import Words
from gklint.model.suppression import Baseline, BaselineEntry

VERSION = 1
MOST_BYTES = 32 * 1024 * 1024  # some 100,000 findings
FIELDS = BaselineEntry._fields
_BASELINE = Words("基线文件", "the baseline")


def read_baseline(file: Path) -> Baseline:
    """The baseline in the file. Raises ConfigError."""
    try:
        content = json.loads(read_text(file, _BASELINE, MOST_BYTES))
    except (ValueError, RecursionError):
        raise _invalid_baseline(file) from None
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise _invalid_baseline(file)
    if content.get("version") != VERSION:
        raise ConfigError(
            f"{file}: 基线文件的版本不是{VERSION}；请用同一版本的 gklint，或重新建立基线",
            f"{file}: this baseline is not of version {VERSION}; use the gklint that made it, or make it anew",
        )
    return Baseline(file, tuple(_entry(item, file) for item in content["findings"]))


def _entry(item: Any, file: Path) -> BaselineEntry:
    if not isinstance(item, dict) or not all(isinstance(item.get(field), str) for field in FIELDS):
        raise _invalid_baseline(file)
    return BaselineEntry(*(item[field] for field in FIELDS))


def _invalid_baseline(file: Path) -> ConfigError:
    return ConfigError(
        f"{file}: 不是完好的基线文件；请恢复它，或删去后用 gklint baseline create 重新建立",
        f"{file}: this is no sound baseline; restore it, or delete it and run `gklint baseline create`",
    )


def baseline_text(entries: Sequence[BaselineEntry]) -> str:
    """The entries as the file holds them, sorted."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries)]
    listed = "[\n" + ",\n".join(f"    {line}" for line in lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'
