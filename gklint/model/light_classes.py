"""Named tuples and data classes as in the standard library, made in a quarter of its time.

A run has 270 such classes. For each of them the standard library writes the source of a constructor, a `__repr__` and
so on, and compiles it. Here that is done once for each number of fields; a class takes the constructor that this gave
and puts its own names in. What is the same for all classes is not compiled at all.
"""

from __future__ import annotations

import dataclasses
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
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
            "__new__": _rename(standard.__new__, fields, defaults.values()),
            "__match_args__": fields,
            "_fields": fields,
            "_field_defaults": defaults,
        }
        return type(name, (_TupleBase,), own)


@cache
def _setter(count: int) -> Any:
    """The constructor of a frozen data class with so many fields: f0, f1, …"""
    names = [f"f{at}" for at in range(count)]
    lines = [f"def __init__({', '.join(['self', *names])}):", *(f"  set(self, {name!r}, {name})" for name in names)]
    made: dict[str, Any] = {"set": object.__setattr__}
    exec("\n".join([*lines, "  pass"]), made)
    return made["__init__"]


def _data_class(made: type | None = None, /, *, frozen: bool = False, eq: bool = True, **others: Any) -> Any:
    """As `dataclasses.dataclass`. Only frozen classes of an ordinary kind are made here."""
    if made is None:
        return lambda made: _data_class(made, frozen=frozen, eq=eq, **others)
    if not frozen or others or hasattr(made, "__post_init__") or dataclasses.is_dataclass(made):
        return dataclasses.dataclass(frozen=frozen, eq=eq, **others)(made)
    bare: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False)(made)
    fields = dataclasses.fields(bare)
    parts: dict[str, Any] = {
        "__init__": _constructor(fields), "__setattr__": _refuse_to_change, "__delattr__": _refuse_to_change,
    }  # fmt: skip
    if "__repr__" not in vars(made):
        parts["__repr__"] = _text_of_fields
    if eq:
        parts |= _comparison([field.name for field in fields if field.compare])
    for name, part in parts.items():
        setattr(made, name, part)
    bare.__dataclass_params__.frozen = True
    return made


def _constructor(fields: Sequence[dataclasses.Field[Any]]) -> Callable[..., None]:
    """What sets the fields of a new object."""
    names, missing = [field.name for field in fields], dataclasses.MISSING
    makers = {field.name: field.default_factory for field in fields if field.default_factory is not missing}
    defaults = [field.default for field in fields if field.default is not missing or field.name in makers]
    plain = _rename(_setter(len(names)), names, defaults)
    if not makers:
        return plain

    def construct(self: Any, *given: Any, **named: Any) -> None:
        absent = makers.keys() - named.keys() - set(names[: len(given)])
        plain(self, *given, **named, **{name: makers[name]() for name in absent})

    return construct


def _rename(function: Any, names: Sequence[str], defaults: Iterable[Any]) -> FunctionType:
    """A constructor of the standard library for fields f0, f1, … as one for fields of these names."""
    code, own = function.__code__, {f"f{at}": name for at, name in enumerate(names)}
    variables, constants = (
        tuple(own.get(one, one) if isinstance(one, str) else one for one in every)
        for every in (code.co_varnames, code.co_consts)
    )
    code = code.replace(co_varnames=variables, co_consts=constants)
    return FunctionType(code, function.__globals__, function.__name__, tuple(defaults), function.__closure__)


def _comparison(names: Sequence[str]) -> Mapping[str, Callable[..., Any]]:
    """`__eq__` and `__hash__` by these fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def digest(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": digest}


@recursive_repr()
def _text_of_fields(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_change(self: Any, name: str, *value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


if not TYPE_CHECKING:
    NamedTuple = type.__new__(_NamedTupleMaker, "NamedTuple", (), {"__doc__": "As `typing.NamedTuple`."})
    dataclass = _data_class
