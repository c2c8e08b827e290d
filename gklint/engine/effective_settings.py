"""The terms a file is checked on: everything that decides what becomes of it, worked out once for many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gklint.check.run_rules import RuleSettings
from gklint.config.config import Config
from gklint.match.narrative.vocabulary import Vocabulary
from gklint.model.declaration import nearest
from gklint.model.form import Form
from gklint.model.plugin import Reader, ReaderOptions
from gklint.model.rule import Rule
from gklint.registry.entry_points import Package
from gklint.registry.registry import Registry


class EffectiveSettings(NamedTuple):
    """The rules that are asked and what is set for them, the forms, the readers and their limits.

    `packages` are those active for the file; rules, forms and readers come from them.
    """

    rules: tuple[Rule, ...]
    rule_settings: RuleSettings
    forms: Mapping[str, Form]
    readers: tuple[Reader, ...]
    limits: ReaderOptions
    packages: tuple[Package, ...]
    vocabulary: Vocabulary


class SettingsResolver:
    """The terms of every file of a run, by its configuration and the overrides that are for it.

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
                self._worked_out(one, matched)

    @property
    def usual(self) -> EffectiveSettings:
        """The terms of a file that nothing special is said about."""
        return self._worked_out(self._config, ())

    def __iter__(self) -> Iterator[EffectiveSettings]:
        """All terms known so far: of each configuration, and of each override alone."""
        return iter(self._known.values())

    def of(self, path: Path) -> EffectiveSettings:
        """The terms of the file at `path`."""
        config = self._config
        if config.nested:
            folder = path.parent
            if folder not in self._closest:
                self._closest[folder] = config.of(path)
            config = self._closest[folder]
        return self._worked_out(config, config.matching(path) if config.overrides else ())

    def resolve_all(self, paths: Iterable[Path]) -> None:
        """Work out the terms of these files now, where several overrides may come together in one.

        So what is wrong is told before the work begins, and the rules asked are known whoever does it.
        """
        if any(len(one.overrides) > 1 for one in (self._config, *self._config.nested)):
            for path in paths:
                self.of(path)

    def _worked_out(self, config: Config, matched: tuple[int, ...]) -> EffectiveSettings:
        key = config.root, matched
        if key not in self._known:
            settings = resolve_settings(config, matched, self._registry, self._limits)
            self._known[key] = settings._replace(rule_settings=replace(settings.rule_settings, timing=self._timing))
        return self._known[key]


def resolve_settings(
    config: Config, matched: tuple[int, ...], registry: Registry, limits: ReaderOptions
) -> EffectiveSettings:
    """The terms of the files of `config` that the overrides with these indices are for. Raises ConfigError."""
    applied, tools = settings_in_force(config, matched, registry)
    rules, rule_settings = applied.apply(tools.rules, registry.subset_for(config.named_packages).rules)
    return EffectiveSettings(
        rules, rule_settings, _forms(tools.forms, applied), tools.readers, limits, tools.packages, tools.vocabulary
    )


def settings_in_force(config: Config, matched: tuple[int, ...], registry: Registry) -> tuple[Config, Registry]:
    """The settings of these files, over the profiles of their packages, and what these packages offer."""
    within = config.within(matched)
    tools = registry.subset_for(within.packages)
    return within.over(tools.profiles), tools


def _forms(known: Mapping[str, Form], config: Config) -> Mapping[str, Form]:
    """The forms reports are read by: of the forms on one base only the configured one, otherwise all.

    The year and the tables still say which base a report is on: a report on the wrong one is a finding.
    """
    if config.form is None:
        return known
    if config.form not in known:
        layer = next(layer for layer in reversed(config.every) if layer.form is not None)
        near = nearest(config.form, known)
        raise layer.error(
            "form",
            f"没有表式“{config.form}”{f'；是否指 {near}？' if near else ''}；可用：{'、'.join(known)}",
            f"there is no form {config.form!r}; {f'did you mean {near}? ' if near else ''}use {', '.join(known)}",
        )
    base = known[config.form].base
    return {name: form for name, form in known.items() if form.base != base or name == config.form}
