"""What decides, besides a file's name and bytes, what is found in it: as one digest for many files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from gklint.model.dictionary import Dictionary
from gklint.terms import Terms


def recipe_of(terms: Terms, code: bytes, products: Sequence[str] = ()) -> bytes:
    """16 bytes for the terms, under the code with this digest. Severities do not count: they are put on later.

    `products` are what is kept of each report beside its findings.
    """
    digest = hashlib.blake2b(code, digest_size=16)
    for part in (sys.version, *products, *_said(terms)):
        digest.update(f"{part}\0".encode())
    return digest.digest()


def _said(terms: Terms) -> Iterator[str]:
    """Rules with their options, forms, packages and limits in words that are the same in every process."""
    options = terms.settings.options
    for rule in terms.rules:
        yield f"{rule.id} {_said_options(options.get(rule.id, rule.options))}"
    yield repr([*terms.forms])
    yield repr(terms.packages)
    yield repr(terms.limits)


def _said_options(options: Any) -> str:
    """Names and values; dictionaries of words are data of packages."""
    if options is None:
        return ""
    values = ((field.name, getattr(options, field.name)) for field in fields(options))
    return repr([(name, _in_order(value)) for name, value in values if not isinstance(value, Dictionary)])


def _in_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
