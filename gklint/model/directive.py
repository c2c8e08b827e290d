"""Suppression directives in comments of a report: which findings to suppress, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gklint.model.document import Document
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.light_classes import NamedTuple
from gklint.model.source import Span

VERBS = ("ignore", "todo", "disable", "enable", "ignore-file")

_HALF_WIDTH = {
    0x3000: 0x20,
    0xA0: 0x20,
    **{0xFF01 + offset: 0x21 + offset for offset in range(94)},
}  # and the blanks of Word
# Written by hand, and by Word, which makes a capital of the first letter.
_BEGIN = rf"gklint\s*(?::|(?=\s(?:{'|'.join(VERBS)})\b))"
_DIRECTIVE = lazy_pattern(
    r"\s*" + _BEGIN + r"\s*(?P<verb>[^\s\[(【〔]*)\s*(?:[\[(【〔](?P<rules>[^\])】〕]*)[\])】〕]"
    r"(?P<more>(?:\s*\[[A-Za-z][\w\s,、;-]*\])*))?(?P<reason>.*)",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
_NEXT = lazy_pattern(
    r"\n(?=[ \t]*" + _BEGIN + ")", re.IGNORECASE
)  # a comment may hold several, each on a line of its own
_ID = lazy_pattern(r"[A-Za-z]{2,6}[0-9]{3}")
_BETWEEN_RULES = lazy_pattern(r"[\s,、;\[\]]+")
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
        """Whether it takes effect: a known verb, rules, and a reason where one is required."""
        return self.verb in VERBS and bool(self.rules) and (bool(self.reason) or self.verb == "enable")


def directives_in(document: Document) -> Iterator[Directive]:
    """The directives among the comments of the file, in order."""
    for span, text in document.comments:
        plain, start = text.translate(_HALF_WIDTH), 0
        ends = [match.start() for match in _NEXT.finditer(plain)]
        for end in [*ends, len(text)]:
            if match := _DIRECTIVE.match(plain[start:end]):
                yield _directive(match, text[start:end], span)
            start = end


def _directive(match: re.Match[str], text: str, span: Span) -> Directive:
    """As matched; the reason as it is written."""
    written = filter(None, _BETWEEN_RULES.split(f"{match['rules'] or ''} {match['more'] or ''}"))
    rules = tuple(one.upper() if _ID.fullmatch(one) else one for one in written)
    return Directive(match["verb"].lower(), rules, text[match.start("reason") :].strip(_AROUND_REASON), span)
