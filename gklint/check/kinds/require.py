"""The kind `require`: a text that must stand somewhere in the scope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, read_search, search_for
from gklint.check.message_template import Message, display_value
from gklint.check.pattern import any_of
from gklint.check.text_search import Search, read_texts
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding
from gklint.model.report import Report


def _build(keys: Keys, message: Message) -> Built:
    message.check_names(("text", "section"))
    wanted = _required_searches(keys)

    def check(report: Report, options: Any) -> Iterator[Finding]:
        for name, search in wanted:
            if search.scope.is_there(report) and next(search.hits(report), None) is None:
                values = {"text": display_value(name), "section": search.scope.label(report)}
                yield message.finding(values, search.scope.anchor(report), name[:40])

    return Built(check)


def _required_searches(keys: Keys) -> list[tuple[str, Search]]:
    """Each thing that must be there, with its name. Of several texts one is enough unless `each` asks for all."""
    node = keys["require"]
    if node.is_mapping and "each" in (inner := node.mapping(("words", "pattern", "each"))):
        if len(inner) != 1:
            raise node.error("写了 each，就不再写 words 或 pattern")
        return [(text, search_for(keys, any_of([text]), "report")) for text in read_texts(inner["each"])]
    search = read_search(keys, node, "report")
    words = node.texts() if not node.is_mapping else []
    return [(words[0] if words else search.pattern.regex.pattern, search)]


KIND = RuleKind(
    "require",
    Words("范围内应有的文字", "a text that must stand in the scope"),
    ("require", *TEXT_KEYS),
    _build,
)
