"""An immutable dictionary, as quick to read as a dict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dict that every rule may read and none can change."""

    def _refuse(self, *given: Any, **named: Any) -> NoReturn:
        raise TypeError("a report cannot be changed; copy what is to be changed: dict(…)")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Callable[[Mapping[K, V]], FrozenDict[K, V]], tuple[dict[K, V]]]:
        return FrozenDict, (dict(self),)
