"""`gklint config show FILE`: the settings that apply to a file, and where each value comes from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from gklint.cli.output import print_text
from gklint.config import setting_origins
from gklint.config.config import Config
from gklint.config.keys import KEYS, ConfigKey
from gklint.config.rule_options import option_types
from gklint.config.setting_origins import Origin
from gklint.engine.effective_settings import resolve_settings, settings_in_force
from gklint.inputs.nested_config import locate_file
from gklint.model.bilingual import Language, Words
from gklint.model.rule import Rule
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import Registry, collect

_DEFAULT = Words("默认", "default")
_LINE = Words("命令行", "command line")
_SOURCES = Words("出处（后面的优先）：", "from (later ones win): ")
_RULES = Words("规则：启用{on}条，未启用{off}条", "rules: {on} on, {off} off")
_ON, _OFF = Words("启用", "on"), Words("未启用", "off")
_TABLES = ("extends", "severity", "rules", "overrides", "files")  # told as sources, and rule by rule


def run(given: Namespace, config: Config) -> int:
    """Print what applies to the file (or, without one, to any file of this folder); 0. Raises ConfigError."""
    registry, closest = collect(config), config
    matched: tuple[int, ...] = ()
    if given.file:
        path = Path(given.file)
        _, site, registry, _ = locate_file(path, registry, config)
        closest = site.of(path)
        matched = closest.matching_overrides(path)
    resolve_settings(closest, matched, registry, DEFAULTS)  # what is wrong is told as in a run
    applied, tools = settings_in_force(closest, matched, registry)
    return print_text("\n".join(_lines(applied, config, tools)) + "\n", 0)


def _lines(applied: Config, whole: Config, tools: Registry) -> Iterator[str]:
    """`applied` is for the file, `whole` for the run; the language is the run's too."""
    language = whole.lang
    yield _SOURCES.to(language) + " < ".join(_sources(applied, language))
    for key in KEYS:
        if key.name not in _TABLES:
            yield from _values(whole if key.reach == "run" else applied, key, language)
    switches = [(rule, setting_origins.switch(applied, rule)) for rule in tools.rules]
    on = sum(origin.value for _, origin in switches)
    yield _RULES.to(language).format(on=on, off=len(switches) - on)
    for rule, origin in switches:
        if origin.layer is not None or not origin.value:
            state = (_ON if origin.value else _OFF).to(language)
            yield f"  {rule.id} {rule.name}: {state}  ({_place(origin, language)})"
    for rule in tools.rules:
        yield from _changes(applied, rule, language)


def _sources(config: Config, language: Language) -> Iterator[str]:
    """Every layer in force: profiles, files, overrides, the command line."""
    yield _DEFAULT.to(language)
    for layer in config.layers:
        place = Origin(None, layer, "files" if "overrides" in layer.table else "")
        yield _place(place, language) if place.key else layer.origin
    yield _LINE.to(language)


def _values(config: Config, key: ConfigKey, language: Language) -> Iterator[str]:
    for origin in setting_origins.values(config, key):
        value = config.baseline if key.name == "baseline" else origin.value
        shown = ", ".join(value) if isinstance(value, tuple) else value
        yield f"{key.name} = {shown or '—'}  ({_place(origin, language)})"


def _changes(config: Config, rule: Rule, language: Language) -> Iterator[str]:
    """Severity and options that some layer sets for the rule."""
    found = {"severity": setting_origins.severity(config, rule)}
    for name in (option.replace("_", "-") for option in option_types(rule)):
        found[name] = setting_origins.option(config, rule, name)
    for name, origin in found.items():
        if origin is not None:
            yield f"  {rule.id} {rule.name}: {name} = {_value_text(origin)}  ({_place(origin, language)})"


def _value_text(origin: Origin) -> str:
    return ", ".join(map(str, origin.value)) if isinstance(origin.value, list) else str(origin.value)


def _place(origin: Origin, language: Language) -> str:
    """`gklint.toml:7: select`, `haidian:strict: select`, a word for the default or the command line."""
    if origin.layer is None:
        return _DEFAULT.to(language)
    if not origin.layer.origin:
        option = "package" if origin.key == "packages" else origin.key
        return f"{_LINE.to(language)} --{option}"
    return origin.layer.where(origin.key, origin.item)
