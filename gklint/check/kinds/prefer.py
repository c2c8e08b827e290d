"""The kind `prefer`: one wording instead of another, with the replacement as a fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gklint.check.kinds.forbid import Allowance, read_allowance
from gklint.check.kinds.kind import Built, FixKind, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, TEXT_VALUES, groups, hit_values, search_for
from gklint.check.message_template import Message, display_value
from gklint.check.pattern import any_of, read_pattern
from gklint.check.text_search import Hit, Search
from gklint.model.bilingual import Words
from gklint.model.declaration import Node
from gklint.model.diagnostic import Edit, Finding, Fix
from gklint.model.light_classes import NamedTuple
from gklint.model.report import Report

_FIXES: tuple[FixKind, ...] = ("none", "safe", "unsafe")


class _Preference(NamedTuple):
    """A search and what belongs in the place of each hit."""

    search: Search
    replacement: Callable[[re.Match[str]], str]


def _build(keys: Keys, message: Message) -> Built:
    preferences = _preferences(keys)
    named = {name: Words("") for preference in preferences for name in groups(preference.search.pattern)}
    message.check_names((*TEXT_VALUES, "replacement", *named))
    fix = _fix_kind(keys)

    def check(report: Report, options: Allowance) -> Iterator[Finding]:
        for search, replacement in preferences:
            for hit in search.hits(report, options.allow):
                text = replacement(hit.match)
                if text != hit.text:
                    values = {**named, **hit_values(report, hit), "replacement": display_value(text)}
                    yield message.finding(values, hit.span, hit.key, fix=_fix_of(hit, text, fix))

    return Built(check, read_allowance(keys), fix)


def _fix_of(hit: Hit, text: str, fix: FixKind) -> Fix | None:
    span = hit.span
    if fix == "none" or span.text != hit.text:  # markup or a line end lies inside
        return None
    title = Words(f"改为“{text}”" if text else "删去", f"replace by {text!r}" if text else "delete")
    return Fix(title, (Edit(span, text),), fix == "safe")


def _fix_kind(keys: Keys) -> FixKind:
    if "fix" not in keys:
        return "unsafe"
    chosen = keys["fix"].choice(_FIXES)
    return next(kind for kind in _FIXES if kind == chosen)


def _preferences(keys: Keys) -> list[_Preference]:
    """`{错: 对, …}`, or a list of `{pattern: …, use: …}` where `use` may name groups: `\\1`, `\\g<name>`."""
    node = keys["prefer"]
    if node.is_sequence and node.sequence():
        return [_by_pattern(keys, item) for item in node.sequence()]
    if not node.is_mapping:
        raise node.error("写作 {不用的写法: 应用的写法}，或列表 [{pattern: 式样, use: 应用的写法}]")
    wrong = {text: child.text() for text, child in node.items()}
    if not wrong:
        raise node.error("至少写一对：不用的写法: 应用的写法")
    return [_Preference(search_for(keys, any_of(wrong)), lambda match: wrong[match[0]])]


def _by_pattern(keys: Keys, node: Node) -> _Preference:
    inner = node.mapping(("pattern", "use"), required=("pattern", "use"))
    pattern, template = read_pattern(inner["pattern"]), inner["use"].text()
    try:
        pattern.regex.sub(template, "")
    except (re.error, IndexError) as error:
        raise inner["use"].error(f"替换文字不合写法：{error}") from None
    return _Preference(search_for(keys, pattern), lambda match: match.expand(template))


KIND = RuleKind(
    "prefer",
    Words("应改用的写法", "a wording to be replaced by another"),
    ("prefer", *TEXT_KEYS, "allow", "fix"),
    _build,
)
