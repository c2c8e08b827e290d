"""Messages of declared rules with named values: `{party}：新收 {requests.received}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gklint.model.declaration import Node, suggest
from gklint.model.words import Words

_PLACE = re.compile(r"\{([^{}]*)\}")


def check_names(message: Words, known: Iterable[str], node: Node) -> None:
    """Raise DeclarationError when the message names a value that there will not be."""
    allowed = list(known)
    for text in message:
        for name in _PLACE.findall(text):
            if name not in allowed:
                raise node.error(f"没有名为“{name}”的值{suggest(name, allowed)}；可用：{'、'.join(allowed)}")


def filled(message: Words, values: Mapping[str, Words]) -> Words:
    """The message with each `{name}` replaced, in each language by its own."""
    return Words(
        _PLACE.sub(lambda match: values[match[1]].zh, message.zh),
        _PLACE.sub(lambda match: values[match[1]].to("en"), message.en),
    )
