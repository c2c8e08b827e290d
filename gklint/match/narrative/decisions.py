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
    if (
        len(topic) != 1
        or part.unit not in ("件", "起", "宗", "例", "件次", "次", "份", "个", "项", "")
        or (items and part.unit == "项")
    ):
        return []
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
