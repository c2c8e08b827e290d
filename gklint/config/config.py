"""All settings of a run, each with its origin; the command line wins over the file, the file over profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from gklint.config.choose import Chosen, check_names, choose
from gklint.config.layer import Layer
from gklint.config.text import name_of
from gklint.model.outcome import FailOn
from gklint.model.rule import Rule
from gklint.model.words import Language

_T = TypeVar("_T")


@dataclass(frozen=True)
class Override:
    """Settings for some files only: `files` are patterns as in .gitignore, from the configuration's folder."""

    files: tuple[str, ...]
    layer: Layer

    def matches(self, path: str) -> bool:
        """Whether it is for the file at `path`, POSIX and relative to the configuration's folder."""
        # Imported here: most configurations have no overrides and need not pay for it.
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.files).match_file(path)


@dataclass(frozen=True)
class Config:
    """The settings of a run. `layers` are profiles, file and matched overrides, the weakest first.

    `line` is the command line. `root` is the folder of the configuration file, else the working folder.
    `exemptions` is where the list of exemptions is, if there is one.
    """

    layers: tuple[Layer, ...] = ()
    line: Layer = field(default_factory=Layer)
    overrides: tuple[Override, ...] = ()
    root: Path = field(default_factory=Path.cwd)
    exemptions: Path | None = None

    @cached_property
    def every(self) -> tuple[Layer, ...]:
        """All layers in force, the weakest first."""
        return (*self.layers, self.line)

    @property
    def fail_on(self) -> FailOn:
        return _last((layer.fail_on for layer in self.every), "error")

    @property
    def lang(self) -> Language:
        return _last((layer.lang for layer in self.every), "zh")

    @property
    def output_format(self) -> str:
        return _last((layer.output_format for layer in self.every), "text")

    @property
    def form(self) -> str | None:
        """The form to read reports by, where packages offer several on the same base."""
        return _last((layer.form for layer in self.every), None)

    @property
    def baseline(self) -> Path | None:
        """The baseline, seen from the working folder; a configuration file names it from its own."""
        if self.line.baseline is not None:
            return Path(self.line.baseline)
        named = _last((layer.baseline for layer in self.layers), None)
        return Path(name_of(self.root / named, Path.cwd())) if named is not None else None

    @property
    def packages(self) -> tuple[str, ...]:
        """Every package named by any origin, each once."""
        return tuple(dict.fromkeys(name for layer in self.every for name in layer.packages))

    @property
    def exclude(self) -> tuple[str, ...]:
        return tuple(pattern for layer in self.every for pattern in layer.exclude)

    def over(self, profiles: Sequence[Layer]) -> Config:
        """The same settings over the profiles of packages."""
        return replace(self, layers=(*profiles, *self.layers))

    def matching(self, path: Path) -> tuple[int, ...]:
        """The indices of the overrides that are for the file at `path`; none for a file outside `root`."""
        full = path.absolute()
        if not self.overrides or not full.is_relative_to(self.root):
            return ()
        below = full.relative_to(self.root).as_posix()
        return tuple(index for index, override in enumerate(self.overrides) if override.matches(below))

    def within(self, matched: Sequence[int]) -> Config:
        """The settings for the files that the overrides with these indices are for."""
        layers = [self.overrides[index].layer for index in matched]
        return replace(self, layers=(*self.layers, *layers), overrides=()) if layers else self

    def apply(self, rules: Sequence[Rule]) -> Chosen:
        """The rules that are on, and what is set for them. Raises ConfigError for what does not fit the rules."""
        check_names(rules, (*self.every, *(override.layer for override in self.overrides)))
        return choose(rules, self.every)


def _last(values: Iterable[_T | None], default: _T) -> _T:
    """The value of the strongest layer that gives one."""
    found = default
    for value in values:
        found = found if value is None else value
    return found
