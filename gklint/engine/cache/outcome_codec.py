"""An outcome as bytes and back. The bytes are not trusted: only classes of gklint.model are instantiated."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import Any

from gklint.model.outcome import FileOutcome

_PROTOCOL = 5
_NOUNS = "gklint.model."
_PLAIN: Mapping[tuple[str, str], type] = {("decimal", "Decimal"): Decimal}


class UnsoundError(Exception):
    """Bytes that are no outcome."""


def encode_outcome(outcome: FileOutcome) -> bytes:
    """The outcome as bytes; `decode_outcome` makes an equal one of them."""
    return pickle.dumps(outcome, _PROTOCOL)


def decode_outcome(data: bytes) -> FileOutcome:
    """The outcome that the bytes hold. Raises UnsoundError."""
    try:
        outcome = _Nouns(io.BytesIO(data)).load()
    except Exception as error:  # whatever a damaged or made-up pickle leads to
        raise UnsoundError(str(error)) from error
    if not isinstance(outcome, FileOutcome):
        raise UnsoundError(type(outcome).__name__)
    return outcome


class _Nouns(pickle.Unpickler):
    """An unpickler that instantiates classes of gklint.model only and calls no other function."""

    def find_class(self, module: str, name: str) -> Any:
        return _noun(module, name)


@lru_cache(maxsize=128)
def _noun(module: str, name: str) -> type:
    """The class of that name, when it is one that outcomes are made of. Raises UnpicklingError."""
    if (module, name) in _PLAIN:
        return _PLAIN[module, name]
    found = vars(import_module(module)).get(name) if module.startswith(_NOUNS) else None
    if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, tuple)):
        return found
    raise pickle.UnpicklingError(f"{module}.{name}")
