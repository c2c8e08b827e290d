"""Named tuples as in the standard library, made in an eighth of its time.

A run has 270 of them and of data classes. For each one the standard library writes the source of a constructor, a
`__repr__` and so on, and compiles it. Here that is done once for each number of fields; a class takes the constructor
that this gave and puts its own names in. What is the same for all classes is not compiled at all.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple


class _TupleBase(tuple[Any, ...]):
    """What named tuples have besides their fields and their constructor."""

    __slots__ = ()
    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, /, **changes: Any) -> Self:
        made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"


@cache
def _standard_tuple(count: int) -> type[tuple[Any, ...]]:
    """The standard library's named tuple with so many fields: f0, f1, …"""
    return namedtuple("_standard_tuple", [f"f{at}" for at in range(count)])


class _NamedTupleMaker(type):
    """Makes a named tuple of the body of a class. The class itself is of no special type."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: Mapping[str, Any]) -> Any:
        fields = tuple(namespace.get("__annotations__", ()))
        standard = _standard_tuple(len(fields))
        defaults = {field: namespace[field] for field in fields if field in namespace}
        own = {
            **namespace,
            **{field: vars(standard)[f"f{at}"] for at, field in enumerate(fields)},
            "__slots__": (),
            "__new__": rename_fields(standard.__new__, fields, defaults.values()),
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, (_TupleBase,), own)


def rename_fields(function: Any, names: Sequence[str], defaults: Iterable[Any]) -> FunctionType:
    """A constructor of the standard library for fields f0, f1, … as one for fields of these names."""
    code, own = function.__code__, {f"f{at}": name for at, name in enumerate(names)}
    variables, constants = (
        tuple(own.get(one, one) if isinstance(one, str) else one for one in every)
        for every in (code.co_varnames, code.co_consts)
    )
    code = code.replace(co_varnames=variables, co_consts=constants)
    return FunctionType(code, function.__globals__, function.__name__, tuple(defaults), function.__closure__)


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_NamedTupleMaker, "NamedTuple", (), {"__doc__": "As `typing.NamedTuple`."})
