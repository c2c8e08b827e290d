"""The examples of a rule file: reports on which the rule must fire, and on which it must not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gklint.model.declaration import Node, suggest
from gklint.model.diagnostic import SEVERITIES
from gklint.model.file_place import Mistakes
from gklint.model.form import SECTION_KEYS
from gklint.model.rule import EXAMPLE_PARTS, Example, FigureReference

OUTCOME_KEYS = ("at", "message", "data", "count", "severity", "fixed")  # of a failing example only
EXAMPLE_KEYS = (*OUTCOME_KEYS, "options", "comment")
_LISTS = ("drop", "drop_rows", "drop_tables", "local", "order", "noted")
_BY_SECTION = ("headings", "notes")
_MAPPINGS = ("facts", "extra_rows", "labels")


def read_examples(node: Node) -> tuple[Example, ...]:
    """The examples written at `node`, failing ones first; at least one must fail. Raises DeclarationError."""
    sides = node.mapping(("pass", "fail"), required=("fail",))
    mistakes = Mistakes()
    failing = list(_side(sides["fail"], True, mistakes))
    passing = list(_side(sides["pass"], False, mistakes)) if "pass" in sides else []
    mistakes.raise_all()
    if not failing:
        raise sides["fail"].error("至少要有一个会报出问题的例子")
    return (*failing, *passing)


def _side(node: Node, fires: bool, mistakes: Mistakes) -> Iterator[Example]:
    """The examples of one side that can be read."""
    items: list[Node] = []
    with mistakes.collect():
        items = node.sequence()
    for item in items:
        with mistakes.collect():
            yield _example(item, fires)


def _example(node: Node, fires: bool) -> Example:
    """A bare text is prose of section one, else parts of a report and what must come of it."""
    if node.is_scalar:
        return Example({"overview": node.written()}, fires)
    keys = dict(node.items())
    mistakes = Mistakes()
    for name, child in keys.items():
        with mistakes.collect():
            _check_key(name, child, fires)
    mistakes.raise_all()
    severity: Any = keys["severity"].choice(SEVERITIES) if "severity" in keys else None
    return Example(
        {name: child.value() for name, child in keys.items() if name not in EXAMPLE_KEYS},
        fires,
        at=_text(keys, "at"),
        message=_text(keys, "message"),
        count=keys["count"].integer() if "count" in keys else None,
        severity=severity,
        fixed=_text(keys, "fixed"),
        options=_options(keys),
        comment=_text(keys, "comment") or "",
        data={name: child.text() for name, child in keys["data"].items()} if "data" in keys else {},
    )


def _check_key(name: str, node: Node, fires: bool) -> None:
    if name in OUTCOME_KEYS and not fires:
        raise node.key_error("不报问题的例子没有结果可比，请删去此键")
    if name not in EXAMPLE_KEYS and name not in EXAMPLE_PARTS and "." not in name:
        raise node.key_error(f"例子里没有“{name}”这个键{suggest(name, (*EXAMPLE_KEYS, *EXAMPLE_PARTS))}")
    _check_part(name, node)


def _check_part(name: str, node: Node) -> None:
    """Raise DeclarationError for a part of a report that is written in the wrong way."""
    if name == "year":
        node.integer(least=2000)
    elif name in _LISTS:
        node.sequence()
    elif name in _BY_SECTION:
        for section, child in node.items():
            if section not in SECTION_KEYS:
                raise child.unknown(section, SECTION_KEYS)
    elif name in _MAPPINGS:
        node.mapping()
    elif name in EXAMPLE_PARTS or "." in name:
        node.text()


def example_figures(node: Node) -> Iterator[FigureReference]:
    """The figures that the examples at `node` set, each with its place."""
    for side in node.mapping().values():
        for item in side.sequence():
            for name, child in item.items() if item.is_mapping else ():
                if "." in name:
                    yield FigureReference((name,), child.key_place)
                if name == "facts":
                    yield from (FigureReference((inner,), value.key_place) for inner, value in child.items())


def _text(keys: Mapping[str, Node], name: str) -> str | None:
    return keys[name].text() if name in keys else None


def _options(keys: Mapping[str, Node]) -> Mapping[str, Any]:
    """Options for this example alone; a list becomes a tuple, as the options classes have it."""
    given = {name: child.value() for name, child in keys["options"].items()} if "options" in keys else {}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
