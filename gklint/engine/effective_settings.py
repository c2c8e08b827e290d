"""The settings in force for a file: everything that decides its findings, resolved once for many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from gklint.check.run_rules import RuleSettings
from gklint.config.config import Config
from gklint.match.narrative.vocabulary import Vocabulary
from gklint.model.declaration import nearest
from gklint.model.form import Form
from gklint.model.light_classes import NamedTuple
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.rule import Rule
from gklint.registry.entry_points import RulePackage
from gklint.registry.registry import Registry


class EffectiveSettings(NamedTuple):
    """The rules to run and their settings, the forms, the readers and their limits.

    `packages` are those active for the file; rules, forms and readers come from them.
    """

    rules: tuple[Rule, ...]
    rule_settings: RuleSettings
    forms: Mapping[str, Form]
    readers: tuple[Reader, ...]
    limits: ReaderOptions
    packages: tuple[RulePackage, ...]
    vocabulary: Vocabulary


class SettingsResolver:
    """Resolves the settings of each file of a run from its configuration and the overrides that match it.

    Raises ConfigError when a configuration names a rule, an option or a form that its packages do not have.
    """

    def __init__(self, registry: Registry, config: Config, limits: ReaderOptions, timing: bool) -> None:
        self._registry = registry
        self._config = config
        self._limits = limits
        self._timing = timing
        self._closest: dict[Path, Config] = {}
        self._known: dict[tuple[Path, tuple[int, ...]], EffectiveSettings] = {}
        for one in (config, *config.nested):
            for matched in ((), *((index,) for index in range(len(one.overrides)))):
                self._resolve(one, matched)

    @cached_property
    def default_settings(self) -> EffectiveSettings:
        """The settings of a file that no override or nested configuration matches."""
        return self._resolve(self._config, ())

    def __iter__(self) -> Iterator[EffectiveSettings]:
        """All settings resolved so far: of each configuration, and of each override alone."""
        return iter(self._known.values())

    def of(self, path: Path) -> EffectiveSettings:
        """The settings of the file at `path`."""
        config = self._config
        if not (config.nested or config.overrides):
            return self.default_settings
        if config.nested:
            folder = path.parent
            if folder not in self._closest:
                self._closest[folder] = config.of(path)
            config = self._closest[folder]
        return self._resolve(config, config.matching_overrides(path) if config.overrides else ())

    def resolve_all(self, paths: Iterable[Path]) -> None:
        """Resolve the settings of these files now, where several overrides may match one file.

        Errors are then raised before the first file is read, and all rules that will run are known.
        """
        if any(len(one.overrides) > 1 for one in (self._config, *self._config.nested)):
            for path in paths:
                self.of(path)

    def _resolve(self, config: Config, matched: tuple[int, ...]) -> EffectiveSettings:
        key = config.root, matched
        if key not in self._known:
            settings = resolve_settings(config, matched, self._registry, self._limits)
            self._known[key] = settings._replace(rule_settings=replace(settings.rule_settings, timing=self._timing))
        return self._known[key]


def resolve_settings(
    config: Config, matched: tuple[int, ...], registry: Registry, limits: ReaderOptions
) -> EffectiveSettings:
    """The settings of the files of `config` that the overrides with these indices match. Raises ConfigError."""
    applied, tools = settings_in_force(config, matched, registry)
    rules, rule_settings = applied.apply(tools.rules, registry.subset_for(config.named_packages).rules)
    return EffectiveSettings(
        rules, rule_settings, _forms(tools.forms, applied), tools.readers, limits, tools.packages, tools.vocabulary
    )


def settings_in_force(config: Config, matched: tuple[int, ...], registry: Registry) -> tuple[Config, Registry]:
    """The configuration of these files above the profiles of their packages, and the registry of these packages."""
    within = config.for_overrides(matched)
    tools = registry.subset_for(within.packages)
    return within.with_profiles(tools.profiles), tools


def _forms(known: Mapping[str, Form], config: Config) -> Mapping[str, Form]:
    """The forms reports are read by: of the forms on one base only the configured one, otherwise all.

    The year and the tables still say which base a report is on: a report on the wrong one is a finding.
    """
    if config.form is None:
        return known
    if config.form not in known:
        layer = next(layer for layer in reversed(config.layers_in_force) if layer.form is not None)
        near = nearest(config.form, known)
        raise layer.error(
            "form",
            f"没有表式“{config.form}”{f'；是否指 {near}？' if near else '；'}可用：{'、'.join(known)}",
            f"there is no form {config.form!r}; {f'did you mean {near}? ' if near else ''}use {', '.join(known)}",
        )
    base = known[config.form].base
    return {name: form for name, form in known.items() if form.base != base or name == config.form}
