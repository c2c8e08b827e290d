"""What decides, besides a file's name and bytes, what is found in it: as one digest for many files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from gklint.engine.effective_settings import EffectiveSettings
from gklint.model.dictionary import Dictionary


def settings_digest(settings: EffectiveSettings, code: bytes, products: Sequence[str] = ()) -> bytes:
    """16 bytes for the terms, under the code with this digest. Severities do not count: they are put on later.

    `products` are what is kept of each report beside its findings.
    """
    digest = hashlib.blake2b(code, digest_size=16)
    for part in (sys.version, *products, *_read_directives(settings)):
        digest.update(f"{part}\0".encode())
    return digest.digest()


def _read_directives(settings: EffectiveSettings) -> Iterator[str]:
    """Rules with their options, forms, packages and limits in words that are the same in every process."""
    options = settings.rule_settings.options
    for rule in settings.rules:
        yield f"{rule.id} {_said_options(options.get(rule.id, rule.options))}"
    yield repr([*settings.forms])
    yield repr(settings.packages)
    yield repr(settings.limits)


def _said_options(options: Any) -> str:
    """Names and values; dictionaries of words are data of packages."""
    if options is None:
        return ""
    values = ((field.name, getattr(options, field.name)) for field in fields(options))
    return repr([(name, _in_order(value)) for name, value in values if not isinstance(value, Dictionary)])


def _in_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
