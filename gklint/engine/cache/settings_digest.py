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
    """A digest (16 bytes) of the settings and of the code with digest `code`.

    Severities do not count: they are applied later. `products` are what is kept of each report beside its findings.
    """
    digest = hashlib.blake2b(code, digest_size=16)
    for part in (sys.version, *products, *_settings_lines(settings)):
        digest.update(f"{part}\0".encode())
    return digest.digest()


def _settings_lines(settings: EffectiveSettings) -> Iterator[str]:
    """Rules with their options, forms, packages and limits as text that does not vary between processes."""
    options = settings.rule_settings.options
    for rule in settings.rules:
        yield f"{rule.id} {_option_text(options.get(rule.id, rule.options))}"
    yield repr([*settings.forms])
    yield repr(settings.packages)
    yield repr(settings.limits)


def _option_text(options: Any) -> str:
    """Names and values; dictionaries of words are data of packages."""
    if options is None:
        return ""
    values = ((field.name, getattr(options, field.name)) for field in fields(options))
    return repr([(name, _with_sorted_sets(value)) for name, value in values if not isinstance(value, Dictionary)])


def _with_sorted_sets(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
