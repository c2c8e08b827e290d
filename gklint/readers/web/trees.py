"""Markup → the events of its tree, built as browsers build it: by turbohtml, or by justhtml where it has no wheel."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

Attributes = tuple[tuple[str, str | None], ...]


class TreeEvents(Protocol):
    """Who is told of each element and text of the tree, in its order."""

    def start_element(self, tag: str, attrs: Attributes) -> None: ...
    def end_element(self, tag: str) -> None: ...
    def characters(self, data: str) -> None: ...


class NoParserError(Exception):
    """Neither library is installed."""


def walk_tree(markup: str, events: TreeEvents) -> None:
    """Build the tree of `markup` and tell `events` of it. Raises NoParserError when no library is there to do it."""
    for library, walk in _LIBRARIES:
        try:
            module = import_module(library)
        except ImportError:
            continue
        walk(module, markup, events)
        return
    raise NoParserError


def _walk_turbohtml(module: Any, markup: str, events: TreeEvents) -> None:
    module.sax_parse(markup, _turbohtml_handler(module, events))


def _turbohtml_handler(module: Any, events: TreeEvents) -> Any:
    """A handler of the library's own kind that passes everything on."""
    handler = module.SaxHandler()
    handler.start_element = events.start_element
    handler.end_element = events.end_element
    handler.characters = events.characters
    return handler


def _walk_justhtml(module: Any, markup: str, events: TreeEvents) -> None:
    tree = module.JustHTML(markup, sanitize=False)
    left: list[Any] = [*reversed(tree.root.children)]
    while left:
        node = left.pop()
        if isinstance(node, str):
            events.end_element(node)
        elif node.name == "#text":
            events.characters(node.data)
        elif not node.name.startswith(("#", "!")):
            events.start_element(node.name, tuple(node.attrs.items()))
            left.append(node.name)
            left.extend(reversed(node.children or ()))


_LIBRARIES: tuple[tuple[str, Callable[[Any, str, TreeEvents], None]], ...] = (
    ("turbohtml.saxparse", _walk_turbohtml),
    ("justhtml", _walk_justhtml),
)
