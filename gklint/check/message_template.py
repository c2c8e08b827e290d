"""Messages of declared rules with named values: `{party}：新收 {requests.received}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gklint.model.bilingual import Words
from gklint.model.declaration import Node, suggest
from gklint.model.diagnostic import Finding
from gklint.model.frozen_dict import FrozenDict
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.quotation import beginning
from gklint.model.source import Span

_PLACE = lazy_pattern(r"\{([^{}]*)\}")
_SHOWN = 60  # code points of a named value that are shown


class Message:
    """A message as written in a rule file, with its place for errors."""

    def __init__(self, words: Words, node: Node) -> None:
        self.words = words
        self._node = node

    def check_names(self, known: Iterable[str]) -> None:
        """Raise DeclarationError when the message names a value that there will not be."""
        allowed = list(dict.fromkeys(known))
        for text in self.words:
            if set("{}") & set(_PLACE.sub("", text)):
                raise self._node.error("花括号不成对；花括号里写值的名称，如 {text}")
            for name in _PLACE.findall(text):
                if name not in allowed:
                    listed = "、".join(f"{{{one}}}" for one in allowed)
                    raise self._node.error(f"没有名为“{name}”的值{suggest(name, allowed, f'可用：{listed}')}")

    def fill(self, values: Mapping[str, Words]) -> Words:
        """The message with each `{name}` replaced, in each language by its own."""
        return Words(
            _PLACE.sub(lambda match: values[match[1]].zh, self.words.zh),
            _PLACE.sub(lambda match: values[match[1]].to("en"), self.words.en),
        )

    def finding(self, values: Mapping[str, Words], span: Span, key: str, **more: Any) -> Finding:
        """The finding that says this; `more` are its other fields."""
        data = FrozenDict({name: words.zh for name, words in values.items()})
        return Finding(self.fill(values), span, key, data=data, **more)


def display_value(value: object) -> Words:
    """A value the same in both languages, on one line and not too long."""
    text = " ".join(str(value).split())
    return Words(beginning(text, _SHOWN))
