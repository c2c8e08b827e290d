"""Profiles of rule packages: read from YAML, and turned into a layer of settings below the user's own."""

from __future__ import annotations

from typing import cast

from gklint.config.layer import Layer
from gklint.errors import RegistryError
from gklint.model.declaration import Node, read_declaration
from gklint.model.diagnostic import SEVERITIES, Severity
from gklint.model.plugin import Profile

_KEYS = ("name", "title", "select", "ignore", "severity", "options")


def read_profile(text: str, file: str) -> Profile:
    """The profile in a YAML text. Raises DeclarationError."""
    keys = read_declaration(text, file).mapping(_KEYS, required=("name",))
    return Profile(
        name=keys["name"].text(),
        title=keys["title"].text() if "title" in keys else "",
        select=_texts(keys.get("select")),
        ignore=_texts(keys.get("ignore")),
        severity={rule: node.choice(SEVERITIES) for rule, node in _items(keys.get("severity"))},
        options={rule: dict(_values(node)) for rule, node in _items(keys.get("options"))},
    )


def layer_of(profile: Profile, package: str) -> Layer:
    """The profile as a layer of settings. Its `select` adds rules and never removes those of another package."""
    for rule, severity in profile.severity.items():
        if severity not in SEVERITIES:
            raise RegistryError(
                f"方案 {profile.name} 给 {rule} 定的级别“{severity}”不可用，可用：{'、'.join(SEVERITIES)}",
                f"the profile {profile.name} gives {rule} the severity {severity!r}; use {', '.join(SEVERITIES)}",
            )
    return Layer(
        origin=f"{package}:{profile.name}",
        extend_select=profile.select,
        ignore=profile.ignore,
        severity={rule: cast(Severity, severity) for rule, severity in profile.severity.items()},
        options=profile.options,
    )


def _texts(node: Node | None) -> tuple[str, ...]:
    return tuple(node.texts()) if node is not None else ()


def _items(node: Node | None) -> list[tuple[str, Node]]:
    return list(node.items()) if node is not None else []


def _values(node: Node) -> list[tuple[str, object]]:
    return [(name, child.value()) for name, child in node.items()]
