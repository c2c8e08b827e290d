"""A rule's options: the values of the configuration, validated against the rule's options class."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gklint.config.layer import Layer
from gklint.model.bilingual import Words
from gklint.model.declaration import nearest
from gklint.model.dictionary import Dictionary
from gklint.model.rule import Rule


def option_types(rule: Rule) -> Mapping[str, Any]:
    """The type of each option by name; empty for a rule without options.

    A dictionary of words is none of them: files of packages extend it, not settings.
    """
    if not is_dataclass(rule.options):
        return {}
    hints = get_type_hints(type(rule.options))
    return {field.name: hints[field.name] for field in fields(rule.options) if hints[field.name] is not Dictionary}


def with_options(rule: Rule, options: Any, word: str, layer: Layer) -> Any:
    """`options` with the values that `layer` gives under `rules.<word>`. Raises ConfigError."""
    known = option_types(rule)
    given = {}
    for written, value in layer.options[word].items():
        name, key = written.replace("-", "_"), f"rules.{word}.{written}"
        if name not in known:
            raise _unknown(rule, written, known, layer, key)
        try:
            given[name] = convert_option(value, known[name])
        except ValueError:
            wanted = type_words(known[name])
            raise layer.error(key, f"{value!r} 不可用，应为{wanted.zh}", f"{value!r} should be {wanted.en}") from None
    try:
        return replace(options, **given) if given else options
    except ValueError as error:  # the class itself refuses the value
        raise layer.error(f"rules.{word}", str(error), str(error)) from None


def convert_option(value: Any, wanted: Any) -> Any:
    """`value` of a TOML file as the type `wanted`; lists become tuples. Raises ValueError when it is not of it."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _convert_to_first(value, arguments)
    if origin is Literal and value in arguments:
        return value
    if origin in (tuple, frozenset) and isinstance(value, list):
        return origin(convert_option(item, arguments[0]) for item in value)
    if wanted is float and type(value) is int:
        return float(value)
    if isinstance(wanted, type) and type(value) is wanted:
        return value
    raise ValueError(value)


def _convert_to_first(value: Any, wanted: tuple[Any, ...]) -> Any:
    for one in wanted:
        try:
            return convert_option(value, one)
        except ValueError:
            continue
    raise ValueError(value)


_TYPES: Mapping[Any, Words] = {
    bool: Words("true 或 false", "true or false"),
    int: Words("整数", "an integer"),
    float: Words("数", "a number"),
    str: Words("文字", "a string"),
}


def type_words(wanted: Any) -> Words:
    """The type as people say it: 整数, 文字列表, one of several words."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        parts = [type_words(one) for one in arguments if one is not type(None)]
        return Words("或".join(part.zh for part in parts), " or ".join(part.en for part in parts))
    if origin is Literal:
        listed = [str(item) for item in arguments]
        return Words("、".join(listed) + " 之一", f"one of {', '.join(listed)}")
    if origin in (tuple, frozenset):
        inner = type_words(arguments[0])
        return Words(f"列表，每项为{inner.zh}", f"a list, each item {inner.en}")
    return _TYPES.get(wanted, Words(str(wanted), str(wanted)))


def _unknown(rule: Rule, written: str, known: Mapping[str, Any], layer: Layer, key: str) -> Exception:
    listed = [name.replace("_", "-") for name in known]
    near = nearest(written, listed)
    chinese = f"；是否指 {near}？" if near else f"，可用：{'、'.join(listed)}" if known else "，这条规则没有选项"
    english = f"did you mean {near}?" if near else f"its options: {', '.join(listed) or 'none'}"
    return layer.error(
        key, f"{rule.id} 没有选项“{written}”{chinese}", f"{rule.id} has no option {written!r}; {english}"
    )
