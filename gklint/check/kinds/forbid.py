"""The kind `forbid`: a text that may not stand in the scope."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.check.kinds.kind import Built, Keys, RuleKind
from gklint.check.kinds.text import TEXT_KEYS, TEXT_VALUES, groups, hit_values, read_search
from gklint.check.message_template import Message
from gklint.check.text_search import read_texts
from gklint.model.bilingual import Words
from gklint.model.diagnostic import Finding
from gklint.model.light_data_classes import dataclass
from gklint.model.report import Report


@dataclass(frozen=True)
class Allowance:
    """`allow`: texts in which what is found is right."""

    allow: tuple[str, ...] = ()


def read_allowance(keys: Keys) -> Allowance:
    """The rule's own list of allowed texts, which a user may replace."""
    return Allowance(read_texts(keys["allow"]) if "allow" in keys else ())


def _build(keys: Keys, message: Message) -> Built:
    search = read_search(keys, keys["forbid"])
    message.check_names((*TEXT_VALUES, *groups(search.pattern)))

    def check(report: Report, options: Allowance) -> Iterator[Finding]:
        for hit in search.hits(report, options.allow):
            yield message.finding(hit_values(report, hit), hit.span, hit.key)

    return Built(check, read_allowance(keys))


KIND = RuleKind(
    "forbid",
    Words("范围内不应有的文字", "a text that may not stand in the scope"),
    ("forbid", *TEXT_KEYS, "allow"),
    _build,
)
