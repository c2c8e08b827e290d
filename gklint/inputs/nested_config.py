"""The files of a run where they lie, each under the closest configuration, and the toolbox that serves them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gklint.config.config import Config
from gklint.config.find import EXEMPTIONS, configured_in
from gklint.config.patterns import plain
from gklint.config.read import of_file
from gklint.config.text import name_of
from gklint.inputs.discover import Discovery, discover
from gklint.inputs.ignored import Ignored, Selection
from gklint.model.bilingual import Words
from gklint.registry.registry import Registry, collect


class Survey(NamedTuple):
    """What was found, the configuration with all nested ones, and the toolbox with all their packages."""

    found: Discovery
    config: Config
    registry: Registry
    notices: tuple[Words, ...] = ()


def survey(paths: Iterable[str | Path], registry: Registry, config: Config) -> Survey:
    """The files that `paths` mean. `registry` serves `config` alone so far. Raises ConfigError and RegistryError."""
    site = _Site(registry, config)
    found = discover(paths, suffixes=registry.suffixes, selection=site.selection)
    return site.survey(found)


def survey_file(path: Path, registry: Registry, config: Config) -> Survey:
    """The same for one file, which need not be there."""
    site = _Site(registry, config)
    site.closest(plain(path).parent)
    return site.survey(Discovery([], []))


class _Site:
    """The folders met so far, each looked up once, with their configurations."""

    def __init__(self, registry: Registry, config: Config) -> None:
        self._registry = registry
        self._config = config
        self._closest = {config.root: config}
        self._selections: dict[Path, Selection] = {}
        self._suffixes = {config.named_packages: registry.suffixes}

    def closest(self, folder: Path) -> Config:
        """The configuration of the files in the folder; that of the run where there is none upwards."""
        if not self._config.nesting:
            return self._config
        if folder not in self._closest:
            file = configured_in(folder)
            if file is not None:
                self._closest[folder] = of_file(file, self._config.line, Path.cwd())
            else:
                self._closest[folder] = self.closest(folder.parent) if folder.parent != folder else self._config
        return self._closest[folder]

    def selection(self, folder: Path) -> Selection:
        """Which files of the folder are to be checked."""
        config = self.closest(plain(folder))
        if config.root not in self._selections:
            suffixes = frozenset(self._readable(config))
            included = Ignored.by_levels(config.include) if config.include else None
            self._selections[config.root] = Selection(suffixes, Ignored.by_levels(config.exclude), included)
        return self._selections[config.root]

    def _readable(self, config: Config) -> tuple[str, ...]:
        """The suffixes that its packages and we can read; packages are loaded where no other file has named them."""
        packages = config.named_packages
        if packages not in self._suffixes:
            tools = collect(config, self._registry)
            self._registry = replace(self._registry, offers={**self._registry.offers, **tools.offers})
            self._suffixes[packages] = tools.suffixes
        return self._suffixes[packages]

    def survey(self, found: Discovery) -> Survey:
        """Everything, now that all folders have been met."""
        nested = {one.root: one for one in self._closest.values() if one is not self._config}
        config = replace(self._config, nested=tuple(nested[root] for root in sorted(nested)))
        registry = collect(config, self._registry)
        return Survey(found, config, registry, tuple(_unused(one) for one in config.nested if self._is_idle(one)))

    def _is_idle(self, nested: Config) -> bool:
        """Whether it has a list of exemptions that is not the run's own, come upon by a link."""
        own, run = nested.exemptions, self._config.exemptions
        return own is not None and not (run is not None and own.samefile(run))


def _unused(config: Config) -> Words:
    """A list of exemptions that is not the run's sets nothing aside, which must not go unsaid."""
    file = name_of(config.root / EXEMPTIONS, Path.cwd())
    return Words(
        f"{file}: 没有用到；豁免清单以所在文件夹（或其上级）设置文件旁的那一份为准，请把条目移到那里",
        f"{file}: not used; the list beside the configuration of the working folder is, so move the entries there",
    )
