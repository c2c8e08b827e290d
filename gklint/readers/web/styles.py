"""Style sheets as they stand in the attributes of tags: written in more ways than one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from gklint.model.lazy_pattern import lazy_pattern

_REMARK = lazy_pattern(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = lazy_pattern(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_HIDING = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0?\.0+|0)(?![\d.])"
    r"|font-size\s*:\s*0(?:\.0+)?(?![\d.])|bidi-override|scale\(\s*0\s*\)|clip-path\s*:\s*inset\(\s*(?:100|[5-9]\d)\s*%"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3}|(?<![\w-])width\s*:\s*0(?![\d.])"
)
# What may hide text, or show it from right to left or in addition: whether it does, a browser alone can tell.
_DOUBTFUL = lazy_pattern(_HIDING, re.IGNORECASE)
_DOUBTFUL_RULE = lazy_pattern(rf"{_HIDING}|(?<![\w-])content\s*:\s*[\"'][^\"']*\d", re.IGNORECASE)
_LONGEST_SELECTOR = 200  # characters of one that are looked at, from its end
_SUBJECT = lazy_pattern(r"([.#]?[\w-]+)(?:::?[\w-]+)?\s*\Z")  # what a selector speaks of: its last word
_ALONE = lazy_pattern(r"[.#][\w-]+")
_NAMED = lazy_pattern(r"\s(class|id)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LAST = 0x10FFFF  # the last character there is


def plain_style(tag: str) -> str:
    """The tag without remarks, escapes and references in its styles: `d\\69splay:/**/none` and `display&#58;none`."""
    if "&" in tag:
        tag = unescape(tag)
    if "/*" in tag:
        tag = _REMARK.sub("", tag)
    return _ESCAPE.sub(_unescape_character, tag) if "\\" in tag else tag


def _unescape_character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if 0 < code <= _LAST else ""


def is_doubtful(style: str) -> bool:
    """Whether these styles, or those of a tag, may hide its text or turn it round."""
    return _DOUBTFUL.search(plain_style(style)) is not None


def doubtful_subjects(sheet: str) -> frozenset[str]:
    """The classes (`.x`), names (`#x`) and elements that a style sheet may hide, turn round or add digits to."""
    if not _DOUBTFUL_RULE.search(plain_style(sheet)):
        return frozenset()
    return subjects_of(sheet, lambda rule: _DOUBTFUL_RULE.search(rule) is not None)


def subjects_of(sheet: str, holds: Callable[[str], bool], *, alone: bool = False) -> frozenset[str]:
    """The classes (`.x`), names (`#x`) and elements that rules of a sheet speak of for which `holds` holds.

    With `alone` only classes and names wherever they stand, without conditions of what is round them.
    """
    selectors = (selector for selector, rule in _rules(plain_style(sheet)) if holds(rule))
    subjects = [one[-_LONGEST_SELECTOR:].strip() for some in selectors for one in some.split(",")]
    if alone:
        return frozenset(one for one in subjects if _ALONE.fullmatch(one))
    return frozenset(match[1] for one in subjects if (match := _SUBJECT.search(one)))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and what is said of them; of rules in rules (`@media`) the inner ones."""
    for piece in sheet.split("}"):
        before, brace, rule = piece.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], rule


def names_of(tag: str, element: str) -> set[str]:
    """What style sheets call the element of a tag."""
    names = {element}
    for kind, *values in _NAMED.findall(tag):
        names |= {("." if kind.lower() == "class" else "#") + one for one in "".join(values).split()}
    return names
