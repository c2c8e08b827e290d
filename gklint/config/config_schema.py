"""The JSON Schema of configuration files, for editors, made from the keys that are read and the options of rules."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, Union, get_args, get_origin

from gklint.config.keys import FILE_KEYS, OVERRIDE_KEYS, ConfigKey, Schema
from gklint.config.rule_options import option_types
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.rule import Rule

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def config_schema(rules: Sequence[Rule]) -> Schema:
    """The schema of a configuration file. Options are those of `rules`; other packages may bring more.

    Severities and options of a rule whose id has a prefix of `rules` must be of one of them.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gklint configuration",
        **_table(FILE_KEYS),
        "$defs": {
            "severity": _by_rule(rules, lambda rule: "severities"),
            "severities": {"enum": list(SEVERITIES)},
            "rules": _by_rule(rules, lambda rule: rule.id),
            "overrides": {"type": "array", "items": _table(OVERRIDE_KEYS) | {"required": ["files"]}},
            **{rule.id: _options(rule) for rule in rules},
        },
    }


def _table(keys: Iterable[ConfigKey]) -> Schema:
    shapes = {key.name: _shape(key) | {"description": _bilingual_text(key.meaning)} for key in keys}
    return {"type": "object", "properties": shapes, "additionalProperties": False}


def _shape(key: ConfigKey) -> Schema:
    """The key's own shape, or that of its table."""
    apart = key.name in ("severity", "rules", "overrides")
    return _ref(key.name) if apart else key.kind.schema


def _by_rule(rules: Sequence[Rule], shape: Callable[[Rule], str]) -> Schema:
    """A table with ids and names of rules as keys; those of packages that are not known here may be anything."""
    prefixes = sorted({rule.id.rstrip("0123456789") for rule in rules})
    ours = {"pattern": f"^({'|'.join(prefixes)})[0-9]+$"}
    return {
        "type": "object",
        "properties": {word: _ref(shape(rule)) for rule in rules for word in (rule.id, rule.name)},
        "propertyNames": {"if": ours, "then": {"enum": [rule.id for rule in rules]}},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _options(rule: Rule) -> Schema:
    """The options of a rule, each with its type and default."""
    shapes = {
        name.replace("_", "-"): type_schema(wanted) | {"default": _plain(getattr(rule.options, name))}
        for name, wanted in option_types(rule).items()
    }
    return {
        "type": "object",
        "description": _bilingual_text(rule.summary),
        "properties": shapes,
        "additionalProperties": False,
    }


def type_schema(wanted: Any) -> Schema:
    """What `options.typed` takes for the type `wanted`."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return {"anyOf": [type_schema(one) for one in arguments if one is not type(None)]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (tuple, frozenset):
        return {"type": "array", "items": type_schema(arguments[0])}
    return {"type": _TYPES[wanted]} if wanted in _TYPES else {}


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value


def _bilingual_text(words: Words) -> str:
    return f"{words.zh} / {words.en}" if words.en else words.zh
