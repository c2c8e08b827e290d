"""`gklint config show FILE`: the settings that apply to a file, and where each value comes from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.layer import Layer
from gklint.model.rule import Rule
from gklint.model.words import Language, Words
from gklint.toolbox import collect

_DEFAULT = Words("默认", "default")
_LINE = Words("命令行", "command line")
_RULES = Words("规则：启用 {on} 条，未启用 {off} 条", "rules: {on} on, {off} off")
_OFF = Words("未启用", "off")


def run(given: Namespace, config: Config) -> int:
    """Print what applies to the file (or, without one, to any file of this folder); 0. Raises ConfigError."""
    toolbox = collect(config)
    whole = config.over(toolbox.profiles)
    applied = whole.within(whole.matching(Path(given.file))) if given.file else whole
    return print_text("\n".join(_lines(applied, toolbox.rules)) + "\n", 0)


def _lines(config: Config, rules: tuple[Rule, ...]) -> Iterator[str]:
    language = config.lang
    plain = (
        ("fail-on", "fail_on", config.fail_on),
        ("lang", "lang", config.lang),
        ("output-format", "output_format", config.output_format),
        ("form", "form", config.form or "—"),
        ("packages", "packages", ", ".join(config.packages) or "—"),
        ("baseline", "baseline", config.baseline or "—"),
        ("exclude", "exclude", ", ".join(config.exclude) or "—"),
        ("deadline", "deadline", _last(config, "deadline") or "—"),
    )
    for key, attribute, value in plain:
        yield f"{key} = {value}  ({_origin(config, key, attribute, language)})"
    chosen = config.apply(rules)
    on = {rule.id for rule in chosen.rules}
    yield _RULES.to(language).format(on=len(on), off=len(rules) - len(on))
    for rule in rules:
        if rule.id not in on:
            yield f"  {rule.id} {rule.name}: {_OFF.to(language)}  ({_why_off(config, rule, language)})"
    yield from _changes(config, rules, language)


def _last(config: Config, attribute: str) -> object:
    values = [getattr(layer, attribute) for layer in config.every]
    return next((value for value in reversed(values) if value), None)


def _origin(config: Config, key: str, attribute: str, language: Language) -> str:
    """The strongest layer that says something of the key."""
    for layer in reversed(config.every):
        if getattr(layer, attribute):
            return _place(layer, key, language)
    return _DEFAULT.to(language)


def _place(layer: Layer, key: str, language: Language) -> str:
    return layer.where(key) if layer.origin else f"{_LINE.to(language)} --{key}"


def _why_off(config: Config, rule: Rule, language: Language) -> str:
    for layer in reversed(config.every):
        if any(rule.id.startswith(word) or word == rule.name for word in layer.ignore):
            return _place(layer, "ignore", language)
        if layer.select is not None:
            return _place(layer, "select", language)
    return _DEFAULT.to(language)


def _changes(config: Config, rules: tuple[Rule, ...], language: Language) -> Iterator[str]:
    """Severities and options that differ from the rules' own, each with its origin."""
    settings = config.apply(rules).settings
    for rule in rules:
        if rule.id in settings.severity:
            layer = _saying(config, rule, "severity")
            where = _place(layer, f"severity.{rule.id}", language)
            yield f"  {rule.id} {rule.name}: severity = {settings.severity[rule.id]}  ({where})"
        options = settings.options.get(rule.id)
        for field in fields(options) if options is not None else ():
            value = getattr(options, field.name)
            if value != getattr(rule.options, field.name):
                layer = _saying(config, rule, "options")
                where = _place(layer, f"rules.{rule.id}.{field.name.replace('_', '-')}", language)
                yield f"  {rule.id} {rule.name}: {field.name.replace('_', '-')} = {value!r}  ({where})"


def _saying(config: Config, rule: Rule, attribute: str) -> Layer:
    """The strongest layer that sets the severity or options of the rule (a deadline is set for all rules at once)."""
    for layer in reversed(config.every):
        if rule.id in getattr(layer, attribute) or rule.name in getattr(layer, attribute):
            return layer
    return next((layer for layer in reversed(config.every) if layer.deadline is not None), config.line)
