"""Markup → the markup of its tree, built as browsers build it: by turbohtml, or by justhtml where it has no wheel.

Every element in it is closed and stands where browsers put it, so that it can be read tag by tag.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

EMPTY = frozenset(("br", "hr"))  # elements without content or end tag


class NoParserError(Exception):
    """Neither library is installed."""


def tree_of(markup: str) -> str:
    """The markup of the tree of `markup`. Raises NoParserError when no library is there to build it."""
    for library, written in _LIBRARIES:
        try:
            module = import_module(library)
        except ImportError:
            continue
        return written(module, markup)
    raise NoParserError


def _by_turbohtml(module: Any, markup: str) -> str:
    tree: str = module.parse(markup, positions=False).html
    return tree


def _by_justhtml(module: Any, markup: str) -> str:
    parts: list[str] = []
    left: list[Any] = [*reversed(module.JustHTML(markup, sanitize=False).root.children)]
    while left:
        node = left.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.name == "#text":
            parts.append(node.data)
        elif not node.name.startswith(("#", "!")):
            parts.append(_start_tag(node.name, node.attrs))
            if node.name not in EMPTY:
                left.append(f"</{node.name}>")
                left.extend(reversed(node.children or ()))
    return "".join(parts)


def _start_tag(name: str, attributes: dict[str, str | None]) -> str:
    written = [f'{key}="{value or ""}"' for key, value in attributes.items()]
    return f"<{' '.join([name, *written])}>"


_LIBRARIES: tuple[tuple[str, Callable[[Any, str], str]], ...] = (
    ("turbohtml", _by_turbohtml),
    ("justhtml", _by_justhtml),
)
