"""The kind `order`: texts that, where they stand, stand in a certain order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, search_for
from gklint.check.message_template import Message, display_value
from gklint.check.text_search import Hit, Search, read_sought
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding, Related
from gklint.model.report import Report


def _build(keys: Keys, message: Message) -> Built:
    items = keys["order"].sequence()
    if len(items) < 2:
        raise keys["order"].error("至少写两项才有先后")
    searches = [search_for(keys, read_sought(item), "headings") for item in items]
    message.check_names(("text", "before", "section"))

    def check(report: Report, options: Any) -> Iterator[Finding]:
        found = [hit for search in searches if (hit := _first(search, report)) is not None]
        latest: Hit | None = None
        for hit in found:
            if latest is not None and hit.span.start < latest.span.start:
                yield _finding(report, searches[0], hit, latest, message)
            else:
                latest = hit

    return Built(check)


def _first(search: Search, report: Report) -> Hit | None:
    return next(search.hits(report), None)


def _finding(report: Report, search: Search, early: Hit, due: Hit, message: Message) -> Finding:
    values = {
        "text": display_value(early.text),
        "before": display_value(due.text),
        "section": search.scope.label(report),
    }
    related = (Related(Words(f"“{due.text}”在此", f"{due.text!r} is here"), due.span),)
    return message.finding(values, early.span, early.key, related=related)


KIND = RuleKind(
    "order",
    Words("各项文字的先后次序", "the order of texts"),
    ("order", *TEXT_KEYS),
    _build,
)
