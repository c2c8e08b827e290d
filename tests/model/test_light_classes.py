"""Named tuples and data classes made here are as those of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
import re
import typing
from pathlib import Path
from typing import Any

import pytest

from gklint.model.light_classes import NamedTuple
from gklint.model.light_data_classes import dataclass

ROOT = Path(__file__).parents[2]


class Light(NamedTuple):
    """A named tuple made here."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Standard(typing.NamedTuple):
    """The same one of the standard library."""

    first: int
    second: str = "b"


@dataclass(frozen=True)
class LightClass:
    """A data class made here."""

    first: int
    second: str = "b"
    third: dict[str, int] = dataclasses.field(default_factory=dict)
    fourth: int = dataclasses.field(default=4, repr=False, compare=False)


@dataclasses.dataclass(frozen=True)
class StandardClass:
    """The same one of the standard library."""

    first: int
    second: str = "b"
    third: dict[str, int] = dataclasses.field(default_factory=dict)
    fourth: int = dataclasses.field(default=4, repr=False, compare=False)


@dataclass(frozen=True)
class Pair:
    """A data class with a hash."""

    first: int
    second: str


@dataclass(frozen=True, eq=False)
class Single:
    """A data class that equals itself only."""

    first: int = 1


@dataclass(frozen=True)
class Child(Pair):
    """A data class that has the fields of another before its own."""

    third: int = 3


@dataclass(frozen=True)
class Checked:
    """A data class that looks at what it is given."""

    first: int = 1

    def __post_init__(self) -> None:
        if self.first < 1:
            raise ValueError(self.first)


@pytest.mark.parametrize("arguments", [(1,), (1, "c")])
def test_a_named_tuple_is_as_one_of_the_standard_library(arguments: tuple[Any, ...]) -> None:
    light, standard = Light(*arguments), Standard(*arguments)
    assert light == standard and hash(light) == hash(standard)
    assert repr(light) == repr(standard).replace("Standard", "Light")
    assert light._asdict() == standard._asdict()
    assert light._replace(second="x") == standard._replace(second="x") == Light._make((1, "x"))
    assert type(light._replace(first=2)) is Light and light.both == f"1{light.second}"
    assert (Light._fields, Light._field_defaults, Light.__match_args__) == (
        Standard._fields, Standard._field_defaults, Standard.__match_args__,
    )  # fmt: skip
    assert pickle.loads(pickle.dumps(light)) == light
    assert typing.get_type_hints(Light) == typing.get_type_hints(Standard)
    assert not hasattr(light, "__dict__") and Light.__doc__ == "A named tuple made here."


@pytest.mark.parametrize("kind", [Light, LightClass])
@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, "b", {}, 4, 5), {}), ((1,), {"sixth": 6})])
def test_a_constructor_refuses_what_does_not_fit(kind: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="argument"):
        kind(*given, **named)


def test_unknown_fields_are_not_replaced() -> None:
    with pytest.raises(ValueError, match="third"):
        Light(1)._replace(third=3)  # type: ignore[call-arg]


def test_a_data_class_is_as_one_of_the_standard_library() -> None:
    light, standard = LightClass(1, third={"a": 1}), StandardClass(1, third={"a": 1})
    assert repr(light) == repr(standard).replace("Standard", "Light")
    assert dataclasses.asdict(light) == dataclasses.asdict(standard)
    assert light == LightClass(1, "b", {"a": 1}, 5) and light != standard
    assert dataclasses.replace(light, first=2) == LightClass(2, third={"a": 1})
    assert LightClass(1).third == {} and LightClass(1).third is not LightClass(1).third
    assert LightClass.__match_args__ == StandardClass.__match_args__
    assert pickle.loads(pickle.dumps(light)) == light
    assert hash(Pair(1, "a")) == hash(Pair(1, "a")) and Pair(1, "a") != Pair(1, "b")
    assert Single() != Single() and Single().first == 1
    assert Child(1, "a") == Child(1, "a", 3) and repr(Child(1, "a")) == "Child(first=1, second='a', third=3)"


@pytest.mark.parametrize("made", [LightClass(1), Pair(1, "a"), Single(), Child(1, "a"), Checked()])
def test_a_frozen_data_class_does_not_change(made: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.first
    assert made.first == 1 and type(made).__dataclass_params__.frozen


def test_what_a_class_does_with_its_fields_is_done() -> None:
    with pytest.raises(ValueError, match="0"):
        Checked(0)


def test_named_tuples_and_frozen_data_classes_are_made_here() -> None:
    """Each one of the standard library costs a start 0.1 or 0.45 ms."""
    own = {ROOT / "gklint/model/light_classes.py", ROOT / "gklint/registry/entry_points.py"}  # which imports nothing
    for file in {*ROOT.glob("gklint/**/*.py"), *ROOT.glob("rules/**/*.py")} - own:
        text = file.read_text("utf-8")
        assert not re.search(r"^from typing import .*\bNamedTuple\b", text, re.M), file
        if re.search(r"^@dataclass\(frozen=True(?!, slots)", text, re.M):
            assert not re.search(r"^from dataclasses import .*\bdataclass\b", text, re.M), file
