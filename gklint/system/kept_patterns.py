"""Compiled patterns kept from run to run: to compile them takes a fifth of a short run.

A pattern is found by its source and flags. `re` has no public way to store what it compiles; whatever is not as
expected here is compiled as usual.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from gklint.model.lazy_pattern import compile_with
from gklint.system.kept_items import TROUBLE, KeptItems, file_beside_modules

_MOST = 2_000  # patterns in the file

_Key = tuple[str, int]  # source and flags
_Compiled = tuple[int, bytes, int, dict[str, int]]  # flags, code, number of groups, the numbers of those with a name


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Have lazy patterns taken from the file meanwhile, and those that had to be compiled put there at the end."""
    patterns = KeptPatterns(file_beside_modules("patterns"))
    with compile_with(patterns.compile):
        yield
    patterns.save()


class KeptPatterns:
    """The patterns in a file."""

    def __init__(self, file: Path | None) -> None:
        self._items = KeptItems(file, _MOST)
        self.new: dict[_Key, re.Pattern[str]] = {}  # those that had to be compiled

    def compile(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """As `re.compile`."""
        key = source, int(flags)
        kept = self._items.get(key)
        if kept is not None:
            with suppress(*TROUBLE):
                return _pattern(source, kept)
        self.new[key] = re.compile(source, flags)
        return self.new[key]

    def save(self) -> None:
        """Keep the new ones."""
        with suppress(*TROUBLE):
            self._items.save(dict(_compiled_forms(self.new.items())))


def _compiled_forms(patterns: Iterable[tuple[_Key, re.Pattern[str]]]) -> Iterator[tuple[_Key, _Compiled]]:
    """What is kept of these patterns, of each that is the same when it is read again."""
    for key, compiled in patterns:
        parts = _parts(compiled)
        if _pattern(compiled.pattern, parts) == compiled:  # patterns are equal where their code is
            yield key, parts


def _parts(compiled: re.Pattern[str]) -> _Compiled:
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    code = compiler._code(parser.parse(compiled.pattern, compiled.flags), compiled.flags)
    return compiled.flags, array("I", code).tobytes(), compiled.groups, dict(compiled.groupindex)


def _pattern(source: str, parts: _Compiled) -> re.Pattern[str]:
    flags, code, groups, numbers = parts
    names = dict.fromkeys(range(groups + 1)) | {number: name for name, number in numbers.items()}
    arguments: tuple[Any, ...] = groups, numbers, tuple(names.values())
    pattern: re.Pattern[str] = import_module("_sre").compile(source, flags, array("I", code).tolist(), *arguments)
    return pattern
