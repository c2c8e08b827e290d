"""The origin of each setting: the layer and the key that set it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gklint.config.config import Config
from gklint.config.keys import ConfigKey
from gklint.config.layer import Layer
from gklint.config.rule_choice import last_switch
from gklint.model.light_classes import NamedTuple
from gklint.model.rule import Rule

# Keys to which every layer adds; of the others the strongest layer decides.
_ADDING = ("packages", "extend-select", "ignore", "exclude")


class Origin(NamedTuple):
    """A value, and the layer, key and item of a list that set it. Without a layer it is the default."""

    value: Any
    layer: Layer | None
    key: str
    item: str = ""


def place_of(config: Config, key: str) -> str:
    """Where the value in force for the key is set: `gklint.toml:3: lang`, `--lang`; the key alone for a default."""
    field = key.replace("-", "_")
    saying = next((layer for layer in reversed(config.layers_in_force) if getattr(layer, field)), None)
    return saying.where(key) if saying is not None else key


def values(config: Config, key: ConfigKey) -> Iterator[Origin]:
    """What holds for the key: one value, or those of every layer that adds to it."""
    said = [Origin(value, layer, key.name) for layer in config.layers_in_force if (value := getattr(layer, key.field))]
    if not said:
        yield Origin(getattr(config, key.field, None), None, key.name)
    elif key.name in _ADDING:
        yield from (one for one in said if one.layer is not None and not one.layer.profile)
    else:
        yield said[-1]


def switch(config: Config, rule: Rule) -> Origin:
    """Whether the rule is on, and the layer that decides."""
    turned = last_switch(rule, config.layers_in_force)
    if turned is None:
        return Origin(rule.on, None, "")
    layer, key, selector = turned
    return Origin(key != "ignore" and bool(selector), layer, key, selector)


def severity(config: Config, rule: Rule) -> Origin | None:
    """The severity that a layer gives the rule; None where none does."""
    for layer in reversed(config.layers_in_force):
        for word in (rule.id, rule.name):
            if word in layer.severity:
                return Origin(layer.severity[word], layer, f"severity.{word}")
    return None


def option(config: Config, rule: Rule, name: str) -> Origin | None:
    """The value that a layer gives the option `name` (with hyphens) of the rule; None where none does."""
    for layer in reversed(config.layers_in_force):
        for word in (rule.id, rule.name):
            for written, value in layer.options.get(word, {}).items():
                if written.replace("_", "-") == name:
                    return Origin(value, layer, f"rules.{word}.{written}")
        if name == "deadline" and layer.deadline is not None:
            return Origin(layer.deadline, layer, "deadline")
    return None
