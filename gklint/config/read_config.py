"""The configuration file, with those it extends: read, and every key of it checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from gklint.config.config import Config, Override
from gklint.config.config_files import boundary_of, closest_config_file, suppression_list_in
from gklint.config.file_patterns import absolute_path
from gklint.config.keys import FILE_KEYS, OVERRIDE_KEYS, fill_layer, is_folder, patterns
from gklint.config.layer import Layer
from gklint.config.settings_file import display_name, parse_toml, read_text
from gklint.config.toml_lines import lines_of
from gklint.config.toml_table import TomlTable
from gklint.errors import ConfigError
from gklint.model.light_classes import NamedTuple

_MOST_FILES = 20  # that one file extends, also by way of others: each may name several of them again
_FILE_NAMES = tuple(key.name for key in FILE_KEYS)
_OVERRIDE_NAMES = tuple(key.name for key in OVERRIDE_KEYS)
_NOT_IN_OVERRIDES = tuple(name for name in _FILE_NAMES if name not in _OVERRIDE_NAMES)


def read_config(folder: Path, line: Layer, file: Path | None = None, search: bool = True) -> Config:
    """The configuration of a run in `folder`: from `file` if given, else from the closest file upwards.

    `line` is the layer of the command line. Where files are searched for, each report of the run has its own
    closest one, read when its folder is met. Raises ConfigError.
    """
    if file is not None:
        return read_config_file(file, line, folder)
    root = absolute_path(folder)
    if not search:
        return Config(line=line, root=root)
    found, refused = closest_config_file(root)
    config = Config(line=line, root=root)
    if found is not None:
        config = read_config_file(found, line, folder, boundary_of(root))
    return replace(config, suppression_list=suppression_list_in(config.root), nesting=True, refused=refused)


def read_config_file(file: Path, line: Layer, folder: Path, boundary: Path | None = None) -> Config:
    """The configuration in the file, which is seen from `folder` in messages. Raises ConfigError.

    What a file that was found names has to lie in `boundary`; one that the user has named may lead anywhere.
    """
    root = absolute_path(file.parent)
    layers, overrides = _LayersReader(folder, boundary).read(absolute_path(file), ())
    return Config(layers, line, overrides, root, suppression_list_in(root), file=display_name(file, folder))


class _LayersOfFile(NamedTuple):
    """The layers of a file, after those of the files it extends, and its overrides."""

    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]


class _LayersReader:
    """Reads a file and those it extends, as seen from `folder`; see `read_config_file` for `boundary`."""

    def __init__(self, folder: Path, boundary: Path | None) -> None:
        self._folder = folder
        self._boundary = boundary
        self._left = _MOST_FILES

    def read(self, file: Path, chain: tuple[Path, ...]) -> _LayersOfFile:
        """The layers of `file`; `chain` are the files that led here, each extending the next."""
        text, name = read_text(file), display_name(file, self._folder)
        values, table = _parse_settings(file, text, name)
        layer = Layer(name, table, lines_of(text), file.parent, self._boundary)
        entries = TomlTable(values, layer, _FILE_NAMES)
        extended = [self._base_layers(written, layer, (*chain, file)) for written in entries.texts("extends") or ()]
        own = fill_layer(layer, entries, FILE_KEYS)
        overrides = (
            _override(content, replace(layer, table=f"{table}overrides[{index}]."))
            for index, content in enumerate(entries.list_of_tables("overrides"))
        )
        return _LayersOfFile(
            (*(one for said in extended for one in said.layers), own),
            (*(one for said in extended for one in said.overrides), *overrides),
        )

    def _base_layers(self, written: str, layer: Layer, chain: tuple[Path, ...]) -> _LayersOfFile:
        """The layers of one entry of `extends`.

        Another file, or a profile of a package, resolved once packages are loaded.
        """
        if not (written.endswith(".toml") or is_folder(written)):
            return _LayersOfFile((replace(layer, packages=(written,), profile=written),), ())
        file = absolute_path(chain[-1].parent / written)
        if file in chain:
            way = " → ".join(display_name(one, self._folder) for one in (*chain[chain.index(file) :], file))
            raise layer.error(
                "extends", f"互相采用，成了循环：{way}", f"these files extend each other in a circle: {way}", written
            )
        layer.check_within("extends", file, written)
        if not file.is_file():
            raise _no_file(written, file, layer)
        self._left -= 1
        if self._left < 0:
            raise layer.error(
                "extends", f"连同间接采用的超过{_MOST_FILES}个文件", f"more than {_MOST_FILES} files in all", written
            )
        return self.read(file, chain)


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


def _parse_settings(file: Path, text: str, name: str) -> tuple[Mapping[str, Any], str]:
    """Our table in the file, and what stands before its keys."""
    values = parse_toml(text, name)
    if file.name != "pyproject.toml":
        return values, ""
    ours = values.get("tool", {}).get("gklint", {})
    if not isinstance(ours, dict):
        raise ConfigError(f"{name}: tool.gklint 应为一个表", f"{name}: tool.gklint should be a table")
    return ours, "tool.gklint."


def _override(content: Mapping[str, Any], layer: Layer) -> Override:
    entries = TomlTable(content, layer, _OVERRIDE_NAMES, _NOT_IN_OVERRIDES)
    files = patterns(entries, "files")
    if not files:
        raise layer.error("files", "缺少 files：请写明对哪些文件生效", "files is missing: which files is this for?")
    return Override(files, fill_layer(layer, entries, OVERRIDE_KEYS))
