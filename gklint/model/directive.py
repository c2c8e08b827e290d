"""What the office says to gklint in a comment of the report: leave this finding be, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gklint.model.document import Document
from gklint.model.source import Span

VERBS = ("ignore", "todo", "disable", "enable", "ignore-file")

_DIRECTIVE = re.compile(
    r"\s*gklint\s*[:：]\s*(?P<verb>[A-Za-z-]*)\s*(?:[\[［【](?P<rules>[^\]］】]*)[\]］】])?(?P<reason>.*)", re.DOTALL
)
_BETWEEN_RULES = re.compile(r"[\s,，、;；]+")
_AROUND_REASON = " \t\r\n　-—:：,，。"


class Directive(NamedTuple):
    """One directive. `verb` as written, of VERBS or not; `rules` are ids or names; `span` is the comment."""

    verb: str
    rules: tuple[str, ...]
    reason: str
    span: Span

    @property
    def said(self) -> str:
        """`ignore[GK303]`, as people write it."""
        return f"{self.verb}[{','.join(self.rules)}]"

    @property
    def complete(self) -> bool:
        """Whether it sets anything aside, or ends what does: a known verb, rules, and a reason where one is due."""
        return self.verb in VERBS and bool(self.rules) and (bool(self.reason) or self.verb == "enable")


def directives_in(document: Document) -> Iterator[Directive]:
    """The directives among the comments of the file, in order."""
    for span, text in document.comments:
        if match := _DIRECTIVE.match(text):
            rules = tuple(filter(None, _BETWEEN_RULES.split(match["rules"] or "")))
            yield Directive(match["verb"].lower(), rules, match["reason"].strip(_AROUND_REASON), span)
