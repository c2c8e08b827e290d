"""The kind `occurs`: how often a text stands in the scope."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, groups, hit_values, read_search
from gklint.check.message_template import Message, display_value
from gklint.check.text_search import Hit, Search
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding, Related
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Report

_VALUES = ("count", "at_least", "at_most", "section")


@dataclass(frozen=True)
class OccurrenceBounds:
    """How often at least, and at most; `at_most` -1 means any number."""

    at_least: int = 0
    at_most: int = -1


def _build(keys: Keys, message: Message) -> Built:
    search = read_search(keys, keys["occurs"])
    bounds = _bounds(keys)
    # Where nothing is found there is no text to name.
    named = ("text", *groups(search.pattern)) if bounds.at_least == 0 else ()
    message.check_names((*_VALUES, *named))

    def check(report: Report, options: OccurrenceBounds) -> Iterator[Finding]:
        if search.scope.is_there(report):
            hits = list(search.hits(report))
            if len(hits) < options.at_least or 0 <= options.at_most < len(hits):
                yield _finding(report, search, hits, options, message)

    return Built(check, bounds)


def _bounds(keys: Keys) -> OccurrenceBounds:
    least = keys["at_least"].integer(least=1) if "at_least" in keys else 0
    most = keys["at_most"].integer(least=0) if "at_most" in keys else -1
    if least <= 0 and most < 0:
        raise keys["occurs"].error("请写 at_least（至少几次）或 at_most（至多几次）")
    if 0 <= most < least:
        raise keys["at_most"].error(f"至多{most}次少于至少{least}次，永远不能同时满足")
    return OccurrenceBounds(least, most)


def _finding(report: Report, search: Search, hits: list[Hit], bounds: OccurrenceBounds, message: Message) -> Finding:
    """Points to the first one too many, or to the place that has too few."""
    too_many = hits[bounds.at_most] if 0 <= bounds.at_most < len(hits) else None
    values = {
        **(hit_values(report, too_many) if too_many else {}),
        "count": display_value(len(hits)),
        "at_least": display_value(bounds.at_least),
        "at_most": display_value(bounds.at_most),
        "section": search.scope.label(report),
    }
    others = tuple(Related(Words("另一处", "another"), hit.span) for hit in hits if hit is not too_many)
    span = too_many.span if too_many else search.scope.anchor(report)
    return message.finding(values, span, "too-many" if too_many else "too-few", related=others)


KIND = RuleKind(
    "occurs",
    Words("文字出现的次数", "how often a text stands in the scope"),
    ("occurs", *TEXT_KEYS, "at_least", "at_most"),
    _build,
)
