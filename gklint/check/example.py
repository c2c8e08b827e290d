"""The examples of a rule file: reports on which the rule must fire, and on which it must not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gklint.model.declaration import Node, suggest
from gklint.model.diagnostic import SEVERITIES
from gklint.model.rule import EXAMPLE_PARTS, Example

OUTCOME_KEYS = ("at", "message", "count", "severity", "fixed")  # of a failing example only
EXAMPLE_KEYS = (*OUTCOME_KEYS, "options", "comment")


def read_examples(node: Node) -> tuple[Example, ...]:
    """The examples written at `node`, failing ones first; at least one must fail. Raises DeclarationError."""
    sides = node.mapping(("pass", "fail"), required=("fail",))
    failing = [_example(item, True) for item in sides["fail"].sequence()]
    if not failing:
        raise sides["fail"].error("至少要有一个会报出问题的例子")
    passing = [_example(item, False) for item in sides["pass"].sequence()] if "pass" in sides else []
    return (*failing, *passing)


def _example(node: Node, fires: bool) -> Example:
    """A bare text is prose of section one, else parts of a report and what must come of it."""
    if node.is_scalar:
        return Example({"overview": node.text()}, fires)
    keys = dict(node.items())
    for name, child in keys.items():
        _check_key(name, child, fires)
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
    )


def _check_key(name: str, node: Node, fires: bool) -> None:
    if name in OUTCOME_KEYS and not fires:
        raise node.error("不报问题的例子没有结果可比，请删去此键")
    if name not in EXAMPLE_KEYS and name not in EXAMPLE_PARTS and "." not in name:
        raise node.error(f"例子里没有“{name}”这个键{suggest(name, (*EXAMPLE_KEYS, *EXAMPLE_PARTS))}")


def _text(keys: Mapping[str, Node], name: str) -> str | None:
    return keys[name].text() if name in keys else None


def _options(keys: Mapping[str, Node]) -> Mapping[str, Any]:
    """Options for this example alone; a list becomes a tuple, as the options classes have it."""
    given = {name: child.value() for name, child in keys["options"].items()} if "options" in keys else {}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
