"""All settings of a run, each with its origin; the command line wins over the file, the file over profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from gklint.config.file_patterns import absolute_path, matches
from gklint.config.layer import DistrictSettings, Layer
from gklint.config.rule_choice import RuleChoice, check_names, choose_rules
from gklint.config.settings_file import display_name
from gklint.model.bilingual import Language, Words
from gklint.model.light_data_classes import dataclass
from gklint.model.outcome import FailOn
from gklint.model.rule import Rule

_T = TypeVar("_T")


@dataclass(frozen=True)
class Override:
    """Settings for some files only: `files` are patterns as in .gitignore, from the folder of the file that has it."""

    files: tuple[str, ...]
    layer: Layer


@dataclass(frozen=True)
class Config:
    """The settings of one configuration file. `layers` are profiles, files and matched overrides, the weakest first.

    `line` is the command line. `root` is the folder of the configuration file, else the working folder.
    `suppression_list` is where the suppression list is, if there is one. In a run the configuration of the working
    folder stands for all; where it is `nesting`, a report has the closest file of its own, and `nested` are those
    met, sorted by folder. `file` is the configuration file as people name it, `refused` says which were found and not
    taken. `isolated` is a run in which nothing that lies beside the reports, or stands in them, says what is checked.
    What concerns the run as a whole (see config.keys) is asked of the first only.
    """

    layers: tuple[Layer, ...] = ()
    line: Layer = field(default_factory=Layer)
    overrides: tuple[Override, ...] = ()
    root: Path = field(default_factory=Path.cwd)
    suppression_list: Path | None = None
    nesting: bool = False
    nested: tuple[Config, ...] = ()
    file: str = ""
    refused: tuple[Words, ...] = ()
    isolated: bool = False

    @cached_property
    def layers_in_force(self) -> tuple[Layer, ...]:
        """All layers in force, the weakest first."""
        return (*self.layers, self.line)

    @cached_property
    def all_layers(self) -> tuple[Layer, ...]:
        """All layers, those of overrides included, those of nested configurations not."""
        return (*self.layers_in_force, *(override.layer for override in self.overrides))

    @property
    def fail_on(self) -> FailOn:
        return _last((layer.fail_on for layer in self.layers_in_force), "error")

    @property
    def lang(self) -> Language:
        return _last((layer.lang for layer in self.layers_in_force), "zh")

    @property
    def named_output_format(self) -> str | None:
        """The format that the command line or a configuration names, if one does."""
        return _last((layer.output_format for layer in self.layers_in_force), None)

    @property
    def output_format(self) -> str:
        return self.named_output_format or "text"

    @property
    def form(self) -> str | None:
        """The form to read reports by, where packages offer several on the same base."""
        return _last((layer.form for layer in self.layers_in_force), None)

    @property
    def baseline(self) -> Path | None:
        """The baseline, seen from the working folder; a configuration file names it from its own."""
        if self.line.baseline is not None:
            return Path(self.line.baseline)
        named = _last((self.base_folder(one) / one.baseline for one in self.layers if one.baseline is not None), None)
        return Path(display_name(named, Path.cwd())) if named is not None else None

    @property
    def district(self) -> DistrictSettings | None:
        """The list of bodies that have to report, and the other settings of the district."""
        return _last((layer.district for layer in self.layers_in_force), None)

    @property
    def packages(self) -> tuple[str, ...]:
        """Every package named by a layer in force, each once."""
        return _packages(self.layers_in_force)

    @property
    def named_packages(self) -> tuple[str, ...]:
        """Every package named for any file of this configuration, each once."""
        return _packages(self.all_layers)

    @property
    def include(self) -> tuple[tuple[tuple[str, ...], Path, str], ...]:
        """Patterns of the only files of a folder to check, from where they are seen, where written; empty: of all.

        Like `select`, it starts anew with each layer.
        """
        saying = next((layer for layer in reversed(self.layers_in_force) if layer.include is not None), None)
        return (self._patterns("include", saying.include or (), saying),) if saying is not None else ()

    @property
    def exclude(self) -> tuple[tuple[tuple[str, ...], Path, str], ...]:
        """Patterns of files to pass over, with the same; the last that names a file decides."""
        return tuple(self._patterns("exclude", one.exclude, one) for one in self.layers_in_force if one.exclude)

    def _patterns(self, key: str, patterns: tuple[str, ...], layer: Layer) -> tuple[tuple[str, ...], Path, str]:
        return patterns, self.base_folder(layer), layer.where(key)

    def base_folder(self, layer: Layer) -> Path:
        """The folder that paths and patterns of the layer are seen from."""
        return layer.root or self.root

    def of(self, path: Path) -> Config:
        """The configuration of the file at `path`: the closest one upwards, else this one."""
        if not self.nested:
            return self
        roots = {one.root: one for one in (self, *self.nested)}
        return next((roots[folder] for folder in absolute_path(path).parents if folder in roots), self)

    def with_profiles(self, profiles: Sequence[Layer]) -> Config:
        """This configuration above the profiles of packages; a profile that a file extends stands where it is named.

        Raises ConfigError where a file extends a profile that its package does not have.
        """
        known = {profile.origin.partition(":")[0]: profile for profile in profiles}
        placed = {layer.profile.partition(":")[0]: layer for layer in self.layers if layer.profile}
        for name in sorted(placed.keys() - known.keys()):
            raise placed[name].error(
                "extends",
                f"规则包“{name}”没有方案；请写在 packages 里",
                f"the package {name!r} has no profile; name it in packages",
                placed[name].profile,
            )
        below = [profile for name, profile in known.items() if name not in placed]
        layers = [known[one.profile.partition(":")[0]] if one.profile else one for one in self.layers]
        return replace(self, layers=(*below, *layers))

    def matching_overrides(self, path: Path) -> tuple[int, ...]:
        """The indices of the overrides that are for the file at `path`."""
        return tuple(
            index
            for index, override in enumerate(self.overrides)
            if matches(override.files, path, self.base_folder(override.layer))
        )

    def for_overrides(self, matched: Sequence[int]) -> Config:
        """The settings for the files that the overrides with these indices are for."""
        layers = [self.overrides[index].layer for index in matched]
        return replace(self, layers=(*self.layers, *layers), overrides=()) if layers else self

    def apply(self, rules: Sequence[Rule], known: Sequence[Rule] | None = None) -> RuleChoice:
        """The rules that are on, and what is set for them. Raises ConfigError for what does not fit the rules.

        `known` are the rules that may be named, where packages for some files only bring more of them.
        """
        check_names(rules if known is None else known, self.all_layers)
        return choose_rules(rules, self.layers_in_force)


def _packages(layers: Iterable[Layer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for layer in layers for name in layer.packages))


def _last(values: Iterable[_T | None], default: _T) -> _T:
    """The value of the strongest layer that gives one."""
    found = default
    for value in values:
        found = found if value is None else value
    return found
