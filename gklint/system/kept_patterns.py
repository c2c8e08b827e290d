"""Compiled patterns kept from run to run, beside the compiled modules: to compile them takes a fifth of a short run.

A pattern is found by its source and flags, in a file for this version of Python alone. It lies where Python keeps its
compiled modules and is written when Python would write these: who can change it can change gklint itself. `re` has no
public way to store what it compiles; whatever is not as expected here is compiled as usual.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from gklint.model.lazy_pattern import compile_with

_MOST = 2_000  # patterns in the file
_TROUBLE = (OSError, ValueError, TypeError, KeyError, EOFError, AttributeError, ImportError, RuntimeError)

_Key = tuple[str, int]  # source and flags
_Compiled = tuple[int, bytes, int, dict[str, int]]  # flags, code, number of groups, the numbers of those with a name


@contextmanager
def kept_patterns(file: Path | None = None) -> Iterator[None]:
    """Have lazy patterns taken from the file meanwhile, and those that had to be compiled put there at the end."""
    patterns = KeptPatterns(file or _file_beside_modules())
    with compile_with(patterns.compile):
        yield
    patterns.save()


def _file_beside_modules() -> Path | None:
    """The file where compiled modules lie; None for a Python that keeps none."""
    try:
        return Path(cache_from_source(__file__)).with_suffix(".patterns")
    except NotImplementedError:
        return None


class KeptPatterns:
    """The patterns in a file. Never raises for the file: a missing or damaged one only makes a run slower."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._new: dict[_Key, re.Pattern[str]] = {}

    @cached_property
    def _kept(self) -> Mapping[_Key, _Compiled]:
        """What the file holds; nothing where another version of Python has written it."""
        with suppress(*_TROUBLE):
            python, kept = marshal.loads(self._file.read_bytes() if self._file is not None else b"")
            if python == _python() and isinstance(kept, dict):
                return kept
        return {}

    def compile(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """As `re.compile`."""
        key = source, int(flags)
        if key in self._kept:
            with suppress(*_TROUBLE):
                return _pattern(source, self._kept[key])
        self._new[key] = re.compile(source, flags)
        return self._new[key]

    def save(self) -> None:
        """Write the file anew where a pattern had to be compiled. Where that cannot be, nothing happens."""
        if not self._new or self._file is None or sys.dont_write_bytecode:
            return
        with suppress(*_TROUBLE):
            from gklint.system.atomic_write import write_atomically  # imported here: most runs write nothing

            new = dict(_compiled_forms(self._new.items()))
            whole = {**self._kept, **new}
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, marshal.dumps((_python(), whole if len(whole) <= _MOST else new)))


def _python() -> tuple[str, str]:
    """What compiled patterns fit no other Python without."""
    return sys.version, sys.byteorder


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
