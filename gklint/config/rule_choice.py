"""The rules a run checks: chosen layer by layer by id, name or prefix, with the severities and options set for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from gklint.check.run_rules import RuleSettings
from gklint.config.layer import Layer
from gklint.config.rule_options import option_types, with_options
from gklint.model.declaration import nearest
from gklint.model.diagnostic import Severity
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Rule

EVERY = "ALL"
_ID = lazy_pattern("([A-Za-z]{2,6}?)((?=[OIl]*[0-9])[0-9OIl]+)")  # digits, or letters that look like some
_DIGITS = str.maketrans("OIl", "011")
_ID_CUTOFF, _NAME_CUTOFF = 0.75, 0.6  # ids are alike anyway: at most one sign may be wrong


class RuleChoice(NamedTuple):
    """The rules to run as their packages define them, and the severities and options that the configuration sets."""

    rules: tuple[Rule, ...]
    settings: RuleSettings


def choose_rules(rules: Sequence[Rule], layers: Sequence[Layer]) -> RuleChoice:
    """The rules that are on after all layers, the weakest first. Raises ConfigError for options that do not fit."""
    chosen = {rule.id for rule in rules if rule.on}
    for layer in layers:
        chosen = {rule.id for rule in rules if _is_on(rule, layer, rule.id in chosen)}
    asked = tuple(rule for rule in rules if rule.id in chosen)
    settings = _settings(rules, layers)  # of every rule: what is wrong for one that is off is wrong all the same
    severity, options = (
        {id: value for id, value in each.items() if id in chosen} for each in (settings.severity, settings.options)
    )
    return RuleChoice(asked, RuleSettings(severity, options))


def check_names(rules: Sequence[Rule], layers: Iterable[Layer]) -> None:
    """Raise ConfigError for the first rule named in a layer that no active package has."""
    known = {word for rule in rules for word in (rule.id, rule.name)}
    for layer in layers:
        for key, selectors in (
            ("select", layer.select or ()),
            ("extend-select", layer.extend_select),
            ("ignore", layer.ignore),
        ):
            for selector in selectors:
                if not any(_closeness(selector, rule) for rule in rules):
                    raise _unknown(layer, key, selector, known)
        for key, named in (("severity", layer.severity), ("rules", layer.options)):
            for word in named:
                if word not in known:
                    raise _unknown(layer, f"{key}.{word}", word, known)


def _unknown(layer: Layer, key: str, word: str, known: Iterable[str]) -> Exception:
    near = nearest(_with_digits(word), sorted(known), _ID_CUTOFF if _ID.fullmatch(word) else _NAME_CUTOFF)
    chinese = f"是否指 {near}？" if near else "gklint rules 列出全部规则"
    english = f"did you mean {near}?" if near else "`gklint rules` lists all rules"
    return layer.error(key, f"没有规则“{word}”；{chinese}", f"there is no rule {word!r}; {english}", word)


def _with_digits(word: str) -> str:
    """An id with the digits that were meant: gk2O1 is GK201."""
    match = _ID.fullmatch(word)
    return match[1].upper() + match[2].translate(_DIGITS) if match else word


def _is_on(rule: Rule, layer: Layer, before: bool) -> bool:
    """Whether the rule is on after this layer. The closest selector decides; of two as close, `ignore`."""
    wanted = _closest((*(layer.select or ()), *layer.extend_select), rule)
    unwanted = _closest(layer.ignore, rule)
    if wanted or unwanted:
        return wanted > unwanted
    return before if layer.select is None else False


def last_switch(rule: Rule, layers: Sequence[Layer]) -> tuple[Layer, str, str] | None:
    """The last layer that turns the rule on or off, with the key and the selector; None where no layer does."""
    on, found = rule.on, None
    for layer in layers:
        before, on = on, _is_on(rule, layer, on)
        if before != on:
            found = (layer, *_closest_selector(rule, layer, on))
    return found


def _closest_selector(rule: Rule, layer: Layer, on: bool) -> tuple[str, str]:
    """The key of the layer, and its selector that matches the rule most exactly."""
    wanted = (("select", layer.select or ()), ("extend-select", layer.extend_select))
    said = [
        (_closeness(selector, rule), key, selector)
        for key, selectors in (wanted if on else (("ignore", layer.ignore),))
        for selector in selectors
    ]
    closeness, key, selector = max(said, default=(0, "", ""))
    return (key, selector) if closeness else ("select", "")


def _closest(selectors: Iterable[str], rule: Rule) -> int:
    return max((_closeness(selector, rule) for selector in selectors), default=0)


def _closeness(selector: str, rule: Rule) -> int:
    """0 for a selector that does not match the rule; rising with exactness: ALL, GK, GK2, GK20, GK203."""
    if selector in (rule.id, rule.name):
        return 100
    if selector == EVERY:
        return 1
    return 1 + len(selector) if selector and rule.id.startswith(selector) else 0


def _settings(rules: Sequence[Rule], layers: Sequence[Layer]) -> RuleSettings:
    """The severities and options that the layers set for these rules."""
    severity: dict[str, Severity] = {}
    options: dict[str, Any] = {}
    for rule in rules:
        changed = rule.options
        for layer in layers:
            if layer.deadline is not None and "deadline" in option_types(rule):
                changed = replace(changed, deadline=layer.deadline)
            for word in (rule.name, rule.id):
                if word in layer.severity:
                    severity[rule.id] = layer.severity[word]
                if word in layer.options:
                    changed = with_options(rule, changed, word, layer)
        if changed is not rule.options:
            options[rule.id] = changed
    return RuleSettings(severity, options)
