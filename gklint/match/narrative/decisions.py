"""What a number of permits, penalties and other decisions counts: those decided, or those published."""

from __future__ import annotations

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import DECISIONS, Quantities
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Quantity


def decision_figures(part: Part, topic: frozenset[str]) -> list[Quantities]:
    opened = any(word.text.startswith("立案") for word in part.words) and not part.has(
        "act", "decide", "done", "handle"
    )
    if part.has("result") or opened:
        return []  # 撤销处罚决定1件, 处罚案件立案12件
    items = "事项" in part.text or "项目" in part.text
    if (named := items_before(part, topic)) or (
        len(topic) != 1
        or part.unit not in ("件", "起", "宗", "例", "件次", "次", "份", "个", "项", "")
        or (items and part.unit == "项")
    ):
        return named
    if not part.topic and not part.has("act", "decide") and not part.has("total"):
        return []
    kind = {"service": "other_services"}.get(next(iter(topic)), next(iter(topic)))
    return (
        [(Quantity(f"{kind}.decisions"),)]
        if not part.has("act", "open", "receive", "pending", "carry", "repeal")
        else []
    )


def decided_and_published(part: Part) -> bool:
    """依法作出并公开的行政处罚决定12件: what was decided, whatever else became of it."""
    if not part.topic or not part.topic <= DECISIONS:
        return False
    acts = [word for word in part.words if word.kind == "act"]
    first = next((word for word in acts if word.value == "decide" or _PUBLISHING.search(word.text)), None)
    return first is not None and first.value == "decide"


_PUBLISHING = lazy_pattern("[公布示网]")


def may_be_decided(part: Part) -> bool:
    """公开行政处罚决定12件: perhaps all that were decided, perhaps only those of them that may be published."""
    cases = part.unit in ("件", "宗", "起", "例") and part.has("act", "publish")
    return cases and len(part.topic) == 1 and part.topic <= DECISIONS and not decided_and_published(part)


ITEMS_BEFORE = "items_before"  # of the form of 2019: the items of a list of powers or charges at the end of last year
_STEMS = {"service": "other_services", "charges": "fees"}
_LISTED = lazy_pattern("事项|项目")


def items_before(part: Part, topic: frozenset[str]) -> list[Quantities]:
    """行政许可事项上一年为32项."""
    if len(topic) != 1 or not part.topic or part.unit != "项" or not _LISTED.search(part.text):
        return []
    kind = next(iter(topic))
    last = part.has("time", "last") and not part.has_any(("compare", "up", "down", "act"))
    return [(Quantity(f"{_STEMS.get(kind, kind)}.{ITEMS_BEFORE}"),)] if last else []
