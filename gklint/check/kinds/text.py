"""What the kinds about text have in common: the keys that say where and when, and the values their messages name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gklint.check.kinds.kind import Keys
from gklint.check.message_template import display_value
from gklint.check.pattern import Pattern, read_pattern
from gklint.check.scope import read_scope, section_label
from gklint.check.text_search import Hit, Search, read_sought
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.report import Report

TEXT_KEYS = ("scope", "unless")
TEXT_VALUES = ("text", "section")


def read_search(keys: Keys, sought: Node, scope: str = "prose") -> Search:
    """A search for what is written at `sought`, within `scope` unless the rule says otherwise."""
    return search_for(keys, read_sought(sought), scope)


def search_for(keys: Keys, pattern: Pattern, scope: str = "prose") -> Search:
    """A search for `pattern` with the rule's own `scope` and `unless`."""
    unless = read_pattern(keys["unless"]) if "unless" in keys else None
    return Search(pattern, read_scope(keys.get("scope"), scope), unless)


def groups(pattern: Pattern) -> tuple[str, ...]:
    """The names of the pattern's groups: values that a message may use."""
    return tuple(pattern.regex.groupindex)


def hit_values(report: Report, hit: Hit) -> Mapping[str, Words]:
    """The values of one match: its text, its section, its named groups."""
    return {
        "text": display_value(hit.text),
        "section": section_label(report, hit.stretch.section),
        **{name: display_value(text or "") for name, text in hit.match.groupdict().items()},
    }


def first_group(match: re.Match[str], name: str) -> str:
    """The text of a named group, or of the whole match when the pattern has no such group."""
    return match[name] or "" if name in match.re.groupindex else match[0]
