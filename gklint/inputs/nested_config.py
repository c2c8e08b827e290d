"""The files of a run, each under its closest configuration, and the registry with the packages of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gklint.config.config import Config
from gklint.config.config_files import SUPPRESSION_LIST, boundary_of, closest_config_file, config_file_in
from gklint.config.file_patterns import absolute_path
from gklint.config.read_config import read_config_file
from gklint.config.settings_file import display_name
from gklint.errors import ConfigError
from gklint.inputs.discover import Discovery, discover
from gklint.inputs.discover_remote import discover_remote, merge_discoveries
from gklint.inputs.ignored import FileSelection, Ignored, PatternList
from gklint.model.bilingual import Words
from gklint.model.light_classes import NamedTuple
from gklint.model.report_file import is_address
from gklint.registry.registry import Registry, collect

_MOST_CONFIGS = 500


class LocatedInputs(NamedTuple):
    """The files found, the configuration with all nested ones, and the registry with all their packages."""

    found: Discovery
    config: Config
    registry: Registry
    notices: tuple[Words, ...] = ()


def locate_inputs(paths: Iterable[str | Path], registry: Registry, config: Config) -> LocatedInputs:
    """The files that `paths` mean. `registry` serves `config` alone so far. Raises ConfigError and RegistryError."""
    site = _ConfigTree(registry, config)
    given = list(paths)
    addresses = [one for one in given if isinstance(one, str) and is_address(one)]
    found = discover(
        (one for one in given if one not in addresses),
        suffixes=registry.suffixes,
        selection=site.selection,
        respect_gitignore=not config.isolated,
        respect_marks=not config.isolated,
    )
    return site.located(merge_discoveries(found, discover_remote(addresses, site.selection)) if addresses else found)


def locate_file(path: Path, registry: Registry, config: Config) -> LocatedInputs:
    """One file, which need not exist, with its closest configuration and the registry for it."""
    return locate_files([path], registry, config)


def locate_files(paths: Iterable[Path], registry: Registry, config: Config) -> LocatedInputs:
    """Files, which need not exist, with the closest configuration of each and the registry for all of them."""
    site = _ConfigTree(registry, config)
    for folder in dict.fromkeys(path.parent for path in paths):
        site.closest(absolute_path(folder))
    return site.located(Discovery([], []))


class _ConfigTree:
    """The configurations of the folders met so far, each folder looked up once."""

    def __init__(self, registry: Registry, config: Config) -> None:
        self._registry = registry
        self._config = config
        self._closest = {config.root: config}
        self._refused: dict[Words, None] = dict.fromkeys(config.refused)
        self._selections: dict[Path, FileSelection] = {}
        self._suffixes = {config.named_packages: registry.suffixes}

    def closest(self, folder: Path) -> Config:
        """The configuration of the files in the folder; that of the run where there is none upwards."""
        if not self._config.nesting:
            return self._config
        if folder not in self._closest:
            self._closest[folder] = self._found(folder)
        return self._closest[folder]

    def _found(self, folder: Path) -> Config:
        """The configuration of a folder not met before. Raises ConfigError."""
        inside = folder.is_relative_to(self._config.root)
        found = config_file_in(folder) if inside else self._found_elsewhere(folder)
        if found is None:
            return self.closest(folder.parent) if inside else self._config
        if found.parent != folder:
            return self.closest(found.parent)
        if len(self._closest) > _MOST_CONFIGS and len({id(one) for one in self._closest.values()}) > _MOST_CONFIGS:
            raise ConfigError(
                f"下级文件夹里的设置文件超过{_MOST_CONFIGS}个；请合并，或用 --config 写明设置",
                f"more than {_MOST_CONFIGS} nested configurations; merge them, or name one with --config",
            )
        boundary = boundary_of(self._config.root if inside else folder)
        return read_config_file(found, self._config.line, Path.cwd(), boundary)

    def _found_elsewhere(self, folder: Path) -> Path | None:
        """The configuration file closest to a folder outside that of the run's configuration."""
        file, refused = closest_config_file(folder)
        self._refused.update(dict.fromkeys(refused))
        return file

    def selection(self, folder: Path) -> FileSelection:
        """Which files of the folder are checked."""
        config = self.closest(absolute_path(folder))
        if config.root not in self._selections:
            suffixes = frozenset(self._readable(config))
            include, exclude = ([PatternList(*one) for one in some] for some in (config.include, config.exclude))
            included = Ignored.from_lists(include) if include else None
            by = include[0].origin if include else ""
            self._selections[config.root] = FileSelection(suffixes, Ignored.from_lists(exclude), included, by)
        return self._selections[config.root]

    def _readable(self, config: Config) -> tuple[str, ...]:
        """The suffixes that gklint and the configuration's packages read.

        Packages not yet in the registry are loaded.
        """
        packages = config.named_packages
        if packages not in self._suffixes:
            tools = collect(config, self._registry)
            self._registry = replace(
                self._registry, contributions={**self._registry.contributions, **tools.contributions}
            )
            self._suffixes[packages] = tools.suffixes
        return self._suffixes[packages]

    def located(self, found: Discovery) -> LocatedInputs:
        """Everything, now that all folders have been met."""
        nested = {one.root: one for one in self._closest.values() if one is not self._config}
        config = replace(self._config, nested=tuple(nested[root] for root in sorted(nested)))
        registry = collect(config, self._registry)
        idle = (_unused_list_notice(one) for one in config.nested if self._is_idle(one))
        return LocatedInputs(found, config, registry, (*self._refused, *idle))

    def _is_idle(self, nested: Config) -> bool:
        """Whether it has a suppression list other than the run's own (which a link may lead to again)."""
        own, run = nested.suppression_list, self._config.suppression_list
        return own is not None and not (run is not None and own.samefile(run))


def _unused_list_notice(config: Config) -> Words:
    """The notice that a suppression list in a nested folder has no effect."""
    file = display_name(config.root / SUPPRESSION_LIST, Path.cwd())
    return Words(
        f"{file}: 没有用到；豁免清单以所在文件夹（或其上级）设置文件旁的那一份为准，请把条目移到那里",
        f"{file}: not used; the list beside the configuration of the working folder is, so move the entries there",
    )
