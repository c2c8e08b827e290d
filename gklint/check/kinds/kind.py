"""What a kind of declared rule is: the keys it reads, and how it becomes a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from gklint.check.message_template import Message
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.diagnostic import Finding
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Report
from gklint.model.rule import FigureReference

Keys = Mapping[str, Node]
DeclaredCheck = Callable[[Report, Any], Iterator[Finding]]
FixKind = Literal["none", "safe", "unsafe"]


class Built(NamedTuple):
    """The check of one rule file. `options` is a frozen dataclass with what a user may set, or None.

    `identity` is set when a failure can be localised; `fix` and `figures` as in Rule.
    """

    check: DeclaredCheck
    options: Any = None
    fix: FixKind = "none"
    identity: Any = None
    figures: tuple[FigureReference, ...] = ()


class RuleKind(NamedTuple):
    """A kind: its name is the key that chooses it, `keys` are all keys that it reads.

    `build` takes the nodes of those keys that are written, and the message. Raises DeclarationError.
    """

    name: str
    summary: Words
    keys: tuple[str, ...]
    build: Callable[[Keys, Message], Built]
