"""What a declared rule searches for, and each place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gklint.check.pattern import Pattern, any_of, read_pattern
from gklint.check.scope import Scope, Stretch
from gklint.model.declaration import Node
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Report
from gklint.model.source import Span

_KEY_LENGTH = 40


class Hit(NamedTuple):
    """One match: its text, where it stands, and the stretch it was found in."""

    match: re.Match[str]
    stretch: Stretch

    @property
    def text(self) -> str:
        return self.match[0]

    @property
    def span(self) -> Span:
        return self.stretch.passage.span(self.match.start(), self.match.end())

    @property
    def key(self) -> str:
        """The text itself, as the stable name of the finding."""
        return self.text[:_KEY_LENGTH]


class Search(NamedTuple):
    """A pattern within a scope. A stretch that matches `unless` is passed over."""

    pattern: Pattern
    scope: Scope
    unless: Pattern | None = None

    def hits(self, report: Report, allow: Iterable[str] = ()) -> Iterator[Hit]:
        """Every match in reading order, but for empty ones and those that lie inside one of the texts of `allow`."""
        if self.pattern.words and not self.scope.may_hold(report, self.pattern.words):
            return
        allowed = any_of(allow).regex if allow else None
        for stretch in self.scope.stretches(report):
            text = stretch.passage.text
            if not self.pattern.may_match(text) or (self.unless and self.unless.regex.search(text)):
                continue
            kept = [match.span() for match in allowed.finditer(text)] if allowed else []
            for match in self.pattern.regex.finditer(text):
                if match[0] and not any(start <= match.start() and match.end() <= end for start, end in kept):
                    yield Hit(match, stretch)


def read_sought(node: Node) -> Pattern:
    """What to look for: a text, a list of texts, or `{pattern: …}`. Texts stand for themselves, also inside words."""
    if not node.is_mapping:
        return any_of(read_texts(node))
    keys = node.mapping(("words", "pattern"))
    if len(keys) != 1:
        raise node.error("请写 words（文字）或 pattern（式样）之一")
    return read_pattern(keys["pattern"]) if "pattern" in keys else any_of(read_texts(keys["words"]))


def read_texts(node: Node) -> tuple[str, ...]:
    """A text or a list of texts, none of them empty."""
    texts = tuple(node.texts())
    if not texts or not all(texts):
        raise node.error("文字不能为空")
    return texts
