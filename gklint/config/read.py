"""The configuration file, with those it extends: read, and every key of it checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from gklint.config.config import Config, Override
from gklint.config.entries import Entries
from gklint.config.find import closest, exemptions_in
from gklint.config.keys import FILE_KEYS, OVERRIDE_KEYS, filled, is_folder, patterns
from gklint.config.layer import Layer
from gklint.config.lines import lines_of
from gklint.config.patterns import plain
from gklint.config.text import name_of, text_of, toml_of
from gklint.errors import ConfigError

_FILE_NAMES = tuple(key.name for key in FILE_KEYS)
_OVERRIDE_NAMES = tuple(key.name for key in OVERRIDE_KEYS)
_NOT_IN_OVERRIDES = tuple(name for name in _FILE_NAMES if name not in _OVERRIDE_NAMES)


def read(folder: Path, line: Layer, file: Path | None = None, search: bool = True) -> Config:
    """The configuration of a run in `folder`: from `file` if given, else from the closest file upwards.

    `line` is what the command line says. Where files are searched for, each report of the run has its own
    closest one, read when its folder is met. Raises ConfigError.
    """
    if file is not None:
        return of_file(file, line, folder)
    root = plain(folder)
    if not search:
        return Config(line=line, root=root)
    found = closest(root)
    config = of_file(found, line, folder) if found is not None else Config(line=line, root=root)
    return replace(config, exemptions=exemptions_in(config.root), nesting=True)


def of_file(file: Path, line: Layer, folder: Path) -> Config:
    """The configuration in the file, which is seen from `folder` in messages. Raises ConfigError."""
    root = plain(file.parent)
    layers, overrides = _said(plain(file), folder, ())
    return Config(layers, line, overrides, root, exemptions_in(root))


class _Said(NamedTuple):
    """What a file says, and before it what those say that it extends."""

    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]


def _said(file: Path, folder: Path, chain: tuple[Path, ...]) -> _Said:
    """`chain` are the files that led here, each extending the next."""
    text, name = text_of(file), name_of(file, folder)
    values, table = _settings(file, text, name)
    layer = Layer(name, table, lines_of(text), file.parent)
    entries = Entries(values, layer, _FILE_NAMES)
    extended = [_extended(written, layer, folder, (*chain, file)) for written in entries.texts("extends") or ()]
    own = filled(layer, entries, FILE_KEYS)
    overrides = (
        _override(content, replace(layer, table=f"{table}overrides[{index}]."))
        for index, content in enumerate(entries.list_of_tables("overrides"))
    )
    return _Said(
        (*(one for said in extended for one in said.layers), own),
        (*(one for said in extended for one in said.overrides), *overrides),
    )


def _extended(written: str, layer: Layer, folder: Path, chain: tuple[Path, ...]) -> _Said:
    """What one entry of `extends` stands for: another file, or a profile of a package, known when packages are."""
    if not (written.endswith(".toml") or is_folder(written)):
        return _Said((replace(layer, packages=(written,), profile=written),), ())
    file = plain(chain[-1].parent / written)
    if file in chain:
        way = " → ".join(name_of(one, folder) for one in (*chain[chain.index(file) :], file))
        raise layer.error(
            "extends", f"互相采用，成了循环：{way}", f"these files extend each other in a circle: {way}", written
        )
    if not file.is_file():
        raise _no_file(written, file, layer)
    return _said(file, folder, chain)


def _no_file(written: str, file: Path, layer: Layer) -> ConfigError:
    if file.is_dir():
        inner = f"{written.rstrip('/')}/gklint.toml"
        return layer.error(
            "extends",
            f"“{written}”是文件夹；请写出其中的设置文件，如 {inner}；规则文件夹写在 packages 里",
            f"{written!r} is a folder; name the file in it, as {inner}; a folder of rules belongs into packages",
            written,
        )
    return layer.error("extends", f"没有文件“{written}”", f"there is no file {written!r}", written)


def _settings(file: Path, text: str, name: str) -> tuple[Mapping[str, Any], str]:
    """Our table in the file, and what stands before its keys."""
    values = toml_of(text, name)
    if file.name != "pyproject.toml":
        return values, ""
    ours = values.get("tool", {}).get("gklint", {})
    if not isinstance(ours, dict):
        raise ConfigError(f"{name}: tool.gklint 应为一个表", f"{name}: tool.gklint should be a table")
    return ours, "tool.gklint."


def _override(content: Mapping[str, Any], layer: Layer) -> Override:
    entries = Entries(content, layer, _OVERRIDE_NAMES, _NOT_IN_OVERRIDES)
    files = patterns(entries, "files")
    if not files:
        raise layer.error("files", "缺少 files：请写明对哪些文件生效", "files is missing: which files is this for?")
    return Override(files, filled(layer, entries, OVERRIDE_KEYS))
