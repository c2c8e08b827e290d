"""The JSON Schema of rule files, for editors: made from the kinds, so that it cannot fall behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from gklint.check.kinds import KINDS, RuleKind
from gklint.check.rule_examples import EXAMPLE_KEYS, OUTCOME_KEYS
from gklint.check.rule_file_keys import EXAMPLE_WORDS, KEYS
from gklint.check.rule_files import COMMON_KEYS, REQUIRED_KEYS
from gklint.check.scope import SCOPES
from gklint.model.bilingual import Words
from gklint.model.diagnostic import SEVERITIES
from gklint.model.form import SECTION_KEYS
from gklint.model.report import ReportKind as ReportKind
from gklint.model.rule import EXAMPLE_PARTS

Schema = dict[str, Any]  # JSON itself has no narrower type

_TEXT: Schema = {"type": ["string", "number"]}
_INTEGER: Schema = {"type": "integer"}
_BOOLEAN: Schema = {"type": "boolean"}


def _one_of(*values: str) -> Schema:
    return {"enum": list(values)}


def _some(item: Schema) -> Schema:
    """One, or a list of them."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def _keys(properties: Mapping[str, Schema], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        "required": list(required),
    }


def _exactly_one(properties: Mapping[str, Schema]) -> Schema:
    return {"anyOf": [_keys({name: shape}, name) for name, shape in properties.items()]}


_TEXTS = _some(_TEXT)
_WORDS: Schema = {"anyOf": [_TEXT, _keys({"zh": _TEXT, "en": _TEXT}, "zh")]}
_SOUGHT: Schema = {"anyOf": [_TEXTS, _exactly_one({"words": _TEXTS, "pattern": _TEXT})]}
_SECTIONS = _some(_one_of(*SECTION_KEYS))

# The shape of each key but `examples`, whoever reads it.
_SHAPES: Mapping[str, Schema] = {
    "id": {"type": "string", "pattern": "^[A-Z]{2,6}[0-9]{2,4}$"},
    "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
    "extends": _TEXT,
    "severity": _one_of(*SEVERITIES),
    "summary": _WORDS,
    "basis": {"anyOf": [_TEXT, _keys({"law": _TEXT, "at": _TEXT}, "law")]},
    "explanation": _WORDS,
    "help": _WORDS,
    "message": _WORDS,
    "forms": _some(_one_of("2019", "2021")),
    "kinds": _some(_one_of(*get_args(ReportKind))),
    "on": _BOOLEAN,
    "when": _TEXT,
    "supersedes": _TEXTS,
    "scope": _some(_one_of(*SCOPES)),
    "unless": _TEXT,
    "allow": _TEXTS,
    "fix": _one_of("none", "safe", "unsafe"),
    "identity": _TEXT,
    "over": {
        "anyOf": [
            _one_of("parties", "rows"),
            {"type": "object", "additionalProperties": _TEXTS, "minProperties": 1, "maxProperties": 1},
        ]
    },
    "tolerance": {"type": "number", "minimum": 0},
    "require": {"anyOf": [_SOUGHT, _keys({"each": _TEXTS}, "each")]},
    "forbid": _SOUGHT,
    "prefer": {
        "anyOf": [
            {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
            {"type": "array", "items": _keys({"pattern": _TEXT, "use": _TEXT}, "pattern", "use")},
        ]
    },
    "consistent": _SOUGHT,
    "occurs": _SOUGHT,
    "at_least": _INTEGER,
    "at_most": _INTEGER,
    "order": {"type": "array", "items": _SOUGHT, "minItems": 2},
    "section": {
        "anyOf": [
            _keys({"present": _SECTIONS}, "present"),
            _keys({"filled": _SECTIONS}, "filled"),
            _keys({"heading": _SECTIONS, "is": _SOUGHT}, "heading", "is"),
        ]
    },
    "characters": _INTEGER,
    "placeholders": _TEXTS,
    "cross_reference": _keys({"after": _SOUGHT, "within": _INTEGER, "unit": _TEXTS}, "after"),
    "equals": _TEXTS,
    "cell": _exactly_one({"forbid": _SOUGHT, "require": _SOUGHT, "holds": _TEXT}),
    "tables": _some(_one_of("two", "three", "four")),
    "units": _some(_one_of("count", "change", "money")),
    "figures": _TEXTS,
    "date_range": {"anyOf": [_one_of("signed", "published"), _SOUGHT]},
    "not_before": _TEXT,
    "not_after": _TEXT,
}


def rule_schema() -> Schema:
    """The schema of a rule file: the common keys and, by the kind key it has, the keys of that kind and no others.

    Keys are those of the kinds; a key without a shape above is a KeyError, which a test would show.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gklint rule",
        "type": "object",
        "anyOf": [*(_rule_of(kind) for kind in KINDS.values()), _extending()],
        "$defs": {name: _described_key(name) for name in _every_key()},
    }


def _described_key(name: str) -> Schema:
    """The shape of a key, and what it means: editors show it beside the key."""
    shape = _examples() if name == "examples" else _SHAPES[name]
    return {"description": _describe(KEYS[name]), **shape}


def _describe(words: Words) -> str:
    return f"{words.zh} / {words.en}".replace("`", "")


def _rule_of(kind: RuleKind) -> Schema:
    """A rule of one kind, with all its keys."""
    return {
        "title": kind.name,
        "description": _describe(kind.summary),
        **_keys(_shapes((*COMMON_KEYS, *kind.keys)), *REQUIRED_KEYS, kind.name),
    }


def _extending() -> Schema:
    """A rule that takes over what it does not say itself."""
    return {"title": "extends", **_keys(_shapes(_every_key()), "id", "name", "extends", "examples")}


def _every_key() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*COMMON_KEYS, *(key for kind in KINDS.values() for key in kind.keys))))


def _shapes(names: tuple[str, ...]) -> dict[str, Schema]:
    return {name: {"$ref": f"#/$defs/{name}"} for name in names}


def _examples() -> Schema:
    """Examples: a text, or parts of a report and what must come of it; a key with a dot is a figure."""
    parts = {name: Schema(description=_describe(EXAMPLE_WORDS[name])) for name in (*EXAMPLE_PARTS, *EXAMPLE_KEYS)}
    passing = {name: shape for name, shape in parts.items() if name not in OUTCOME_KEYS}
    return _keys({"fail": _cases(parts, 1), "pass": _cases(passing, 0)}, "fail")


def _cases(keys: Mapping[str, Schema], least: int) -> Schema:
    figures = {"patternProperties": {r"\.": {"type": ["string", "number", "null"]}}}
    return {"type": "array", "minItems": least, "items": {"anyOf": [_TEXT, {**_keys(keys), **figures}]}}
