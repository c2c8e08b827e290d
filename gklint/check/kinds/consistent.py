"""The kind `consistent`: one report keeps to one of several wordings, or to one value of what it states twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, TEXT_VALUES, first_group, groups, hit_values, read_search
from gklint.check.message_template import Message, display_value
from gklint.check.text_search import Hit
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding, Related
from gklint.model.report import Report


def _build(keys: Keys, message: Message) -> Built:
    search = read_search(keys, keys["consistent"])
    if not groups(search.pattern) and len(search.pattern.words) == 1:
        raise keys["consistent"].error("至少写两种写法，或写带命名组的式样，如 (?P<value>…)")
    message.check_names((*TEXT_VALUES, "usual", *groups(search.pattern)))

    def check(report: Report, options: Any) -> Iterator[Finding]:
        hits = list(search.hits(report))
        variants = Counter(first_group(hit.match, "value") for hit in hits)
        if len(variants) > 1:
            usual = variants.most_common(1)[0][0]  # the earliest of those that are equally frequent
            yield from _findings(report, hits, usual, message)

    return Built(check)


def _findings(report: Report, hits: list[Hit], usual: str, message: Message) -> Iterator[Finding]:
    first = next(hit for hit in hits if first_group(hit.match, "value") == usual)
    related = (Related(Words(f"此处为“{usual}”", f"{usual!r} here"), first.span),)
    for hit in hits:
        if first_group(hit.match, "value") != usual:
            values = {**hit_values(report, hit), "usual": display_value(usual)}
            yield message.finding(values, hit.span, hit.key, related=related)


KIND = RuleKind(
    "consistent",
    Words("全文应统一的写法", "wordings of which a report keeps to one"),
    ("consistent", *TEXT_KEYS),
    _build,
)
