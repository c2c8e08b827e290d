"""HTML built from elements: whatever is not markup of ours is text, and stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from gklint.reporters.printable import replace_unprintable

_VOID = frozenset(["meta", "br", "hr", "input", "col", "rect"])
Attribute = str | int | bool | None


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | Iterable["Child"] | None


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. Strings are text unless they are Html; None is nothing; sequences are flattened.

    Attributes: None and False are left out, True stands alone; a trailing underscore is dropped from a name, others
    become hyphens (`class_`, `aria_label`).
    """
    head = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(head) if name in _VOID else Html(f"{head}{join(children)}</{name}>")


def join(children: Child) -> Html:
    """The children one after another."""
    if children is None:
        return Html("")
    if isinstance(children, Html):
        return children
    if isinstance(children, str):
        return Html(children if children.isalnum() else escape(replace_unprintable(children), quote=False))
    return Html("".join([child if isinstance(child, Html) else join(child) for child in children]))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(replace_unprintable(str(value)))}"'


def identifier(text: str) -> str:
    """The text as an id: letters, digits and hyphens."""
    return re.sub(r"[^\w-]+", "-", text).strip("-")
