"""What a kind of declared rule is: the keys it reads, and how it becomes a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from gklint.model.declaration import Node
from gklint.model.rule import Check
from gklint.model.words import Words


class Built(NamedTuple):
    """The check of one rule file; `identity` when it can be localised; `fix` as in Rule."""

    check: Check
    fix: Literal["none", "safe", "unsafe"] = "none"
    identity: Any = None


class Kind(NamedTuple):
    """A kind: its name is the key that chooses it, `keys` are all keys it reads.

    `build` takes the nodes of those keys, the node of the message (for errors) and the message.
    """

    name: str
    keys: tuple[str, ...]
    build: Callable[[Mapping[str, Node], Node, Words], Built]
