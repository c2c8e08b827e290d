"""Dictionaries of rules: the package's own file as the default, the words of other packages added at start-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from gklint.check.rule_packages import files_in
from gklint.model.dictionary import Dictionary, read_dictionary
from gklint.model.rule import Rule


def dictionary_in(package: str, *names: str) -> Dictionary:
    """The dictionary files `dictionaries/<name>.yaml` of a package as one dictionary."""
    whole: Dictionary | None = None
    for name in names:
        for file in files_in(package, f"dictionaries/{name}.yaml"):
            read = read_dictionary(file.read_text("utf-8"), str(file))
            whole = read if whole is None else whole.extended(read)
    if whole is None:
        raise FileNotFoundError(f"{package}: dictionaries/{names[0]}.yaml")
    return whole


def with_dictionaries(rules: Iterable[Rule], dictionaries: Sequence[Dictionary]) -> Iterator[Rule]:
    """The rules, each dictionary among their options extended by those of the same name."""
    for rule in rules:
        changed = dict(_extend(rule.options, dictionaries))
        yield replace(rule, options=replace(rule.options, **changed)) if changed else rule


def _extend(options: Any, dictionaries: Sequence[Dictionary]) -> Iterator[tuple[str, Dictionary]]:
    """Field name and extended dictionary of the options that are dictionaries."""
    if not is_dataclass(options):
        return
    for field in fields(options):
        own = getattr(options, field.name)
        if isinstance(own, Dictionary):
            for other in dictionaries:
                own = own.extended(other) if other.name == own.name else own
            yield field.name, own
