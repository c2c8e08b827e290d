"""Patterns compiled when they are first used: a run over one file uses half of those that its modules have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a module to keep, which is compiled at the first use: `re.compile` with the same arguments.

    It is no `re.Pattern`: its methods are used, it is not handed to `re.search` and the like. Whatever is wrong with
    it is raised by the first use, too.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))


@contextmanager
def compile_with(compiler: Callable[[str, int], re.Pattern[str]]) -> Iterator[None]:
    """Have patterns compiled by this meanwhile; it gives what `re.compile` gives, perhaps sooner."""
    before = _LazyPattern.compiler
    _LazyPattern.compiler = staticmethod(compiler)
    try:
        yield
    finally:
        _LazyPattern.compiler = staticmethod(before)


class _LazyPattern:
    compiler: Callable[[str, int], re.Pattern[str]] = staticmethod(re.compile)

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """An attribute of the compiled pattern; from then on its methods are those of this object, without detour."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self.compiler(self.pattern, self._flags)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, tuple[str, int]]:
        return lazy_pattern, (self.pattern, self._flags)
