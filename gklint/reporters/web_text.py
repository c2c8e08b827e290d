"""The line of a finding as a reader of the page sees it: without tags and entities where the file is a web page."""

from __future__ import annotations

import re

from gklint.model.diagnostic import Place
from gklint.model.lazy_pattern import lazy_pattern

_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml")
_INLINE = lazy_pattern(r"</?(?:span|font|b|i|u|a|em|strong|sup|sub|small|o:p)\b[^<>]*>", re.I)
_TAG = lazy_pattern(r"<[^<>]*>")
_BEGUN, _OPEN = lazy_pattern(r"^…[^<>]*>"), lazy_pattern(r"<[^<>]*…?$")
_BLANKS = lazy_pattern(r"\s+")
_NOTHING = "（空白）"  # an empty cell


def shown_parts(place: Place) -> tuple[str, str, str]:
    """`place.line_parts` as they are shown to people."""
    before, marked, after = place.line_parts
    if not place.path.lower().endswith(_SUFFIXES):
        return before, marked, after
    before = _OPEN.sub("", _BEGUN.sub("…", before))
    return _text(before).lstrip(), _text(marked).strip() or _NOTHING, _text(_OPEN.sub("", after)).rstrip()


def _text(markup: str) -> str:
    """What stands between the tags, with a blank for each that parts cells or paragraphs."""
    from html import unescape  # imported here: other files are no web pages

    return _BLANKS.sub(" ", unescape(_TAG.sub(" ", _INLINE.sub("", markup))))
