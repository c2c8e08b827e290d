"""`gklint rules`: the rules of the active packages, as a list, as JSON, or as ids for a shell."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby

from gklint.check.run_rules import RuleSettings
from gklint.cli.output import print_text
from gklint.config.config import Config
from gklint.config.rule_options import option_types, type_words
from gklint.engine.effective_settings import resolve_settings
from gklint.model.bilingual import Language, Words
from gklint.model.diagnostic import Severity
from gklint.model.rule import FAMILIES, Rule
from gklint.readers.limits import DEFAULTS
from gklint.registry.registry import collect
from gklint.reporters.records import Record, json_object
from gklint.reporters.sentences import SEVERITY_LABELS

_OFF = Words("（未启用）", "(off)")


def run(given: Namespace, config: Config) -> int:
    """Print them; 0. Raises GklintError."""
    registry = collect(config)
    chosen = resolve_settings(config, (), registry, DEFAULTS)
    on = {rule.id for rule in chosen.rules}
    if given.output_format == "json":
        listed = [_record(rule, rule.id in on, chosen.rule_settings, config.lang) for rule in registry.rules]
        return print_text(json_object({"version": 1, "rules": listed}), 0)
    if given.output_format == "ids":
        return print_text("".join(f"{rule.id}\t{rule.summary.to(config.lang)}\n" for rule in registry.rules), 0)
    return print_text(_list(registry.rules, on, chosen.rule_settings, config.lang), 0)


def _list(rules: tuple[Rule, ...], on: set[str], settings: RuleSettings, language: Language) -> str:
    """Family by family, a line a rule."""
    lines = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        title = FAMILIES.get(family)
        lines.append(f"{family} {title.to(language)}" if title is not None else family)
        for rule in members:
            severity = SEVERITY_LABELS[_severity(rule, settings)].to(language)
            off = "" if rule.id in on else f" {_OFF.to(language)}"
            lines.append(f"  {rule.id}  {severity}  {rule.name}{off}  {rule.summary.to(language)}")
        lines.append("")
    return "\n".join(lines)


def _severity(rule: Rule, settings: RuleSettings) -> Severity:
    return settings.severity.get(rule.id, rule.severity)


def _record(rule: Rule, on: bool, settings: RuleSettings, language: Language) -> Record:
    values = settings.options.get(rule.id, rule.options)
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": _severity(rule, settings),
        "on": on,
        "summary": rule.summary.to(language),
        "basis": rule.basis,
        "forms": list(rule.forms),
        "scope": rule.scope,
        "fix": rule.fix,
        "package": rule.origin,
        "options": {
            name.replace("_", "-"): {"type": type_words(wanted).to(language), "value": _plain(getattr(values, name))}
            for name, wanted in option_types(rule).items()
        },
    }


def _plain(value: object) -> object:
    """An option's value as JSON has it."""
    return list(value) if isinstance(value, tuple | frozenset) else value
