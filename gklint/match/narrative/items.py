"""The items of a list: the run of names with numbers of one kind behind its total."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.closure import ends
from gklint.match.narrative.counts import amount, family, group_of, is_count, is_row_of
from gklint.match.narrative.words import Word

_CONTAINING = ("含", "含有", "包含", "内含")


def items_from(parts: Sequence[Part], at: int, *, strict: bool, tied: bool = False, group: str = "") -> list[Part]:
    """The parts from `at` that can be items: each a name and a number of the same kind.

    A list without an opening word (`strict`) has items that are bare names, none of whose words is a verb, or rows of
    the `group` of outcomes that its total counts. Where 其中 or 中 ties them to the total (`tied`), what is left over
    is an item, too.
    """
    first = next((part for part in parts[at:] if part.number is not None), None)
    if first is None or (not is_count(first) and not first.unit):
        return []
    items: list[Part] = []
    for index, part in enumerate(parts[at:]):
        if part.number is None:
            if items or (index and (part.has("all") or part.has("none") or part.has("act") or part.has("rate"))):
                break
            if part.has("ofwhich") or not index:
                continue
            break
        if part.unit == "%" and part.has("share") and items:
            continue
        left = items and part.has("rest") and family(part) == family(first)
        if left and (tied or not part.has("act", "carry", "pending")):
            items.append(part)  # 其余6件: the last of all
            break
        if items and (part.has("ofwhich") or part.has("total") or ends(part)):
            break
        if (
            (part.shared and not (tied and not items and _is_behind_base(parts, at + index)))
            or family(part) != family(first)
            or (strict and _own_act(part, group))
        ):
            break
        if items and part.mark == "；" and (strict or _names_more(part, items[0]) or group_of(part)):
            break
        if items and part.unit != items[0].unit and _has_verb(part):
            break  # 动态40条，目录50条，新开设专栏6个
        unnamed = group and strict and not items and not part.has("outcome")
        if unnamed or (items and _opens_its_own(parts, at + index)):
            break
        items.append(part)
    return items


def _is_behind_base(parts: Sequence[Part], at: int) -> bool:
    """Whether its clause begins with the total: 不予处理的10件中信访举报类8件."""
    return at > 0 and parts[at - 1].words[-1].text in WITHIN and not any(one.shared for one in parts[at + 1 : at + 2])


_TABLED = frozenset(("request", "review", "litigation", "direct", "after", "normative", "regulation"))


def _names_more(part: Part, first: Part) -> bool:
    """Whether it has a verb or subject of its own where the first item has none."""
    return (_has_verb(part) and not first.has("act")) or (bool(part.topic & _TABLED) and not first.topic)


def _has_verb(part: Part) -> bool:
    """Whether one of its verbs is no part of a name: 推送40条, not 审计公开27条, 其他主动公开类信息4条, 信函提交9件."""
    if part.has("part", "channel") and set(part.values("act")) <= {"submit", "receive"}:
        return False
    return any(word.kind == "act" and not _is_in_name(part.words, at) for at, word in enumerate(part.words))


def _is_in_name(words: Sequence[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    behind_name = at > 0 and words[at - 1].kind == "unknown" and after is not None and after.kind == "number"
    return words[at].value == "publish" and (behind_name or (after is not None and after.text.startswith("类")))


def items_behind(parts: Sequence[Part], items: Sequence[Part]) -> list[Part]:
    """What follows the items and may be items too, whatever ended them: 网站60条，公众号30条；回应诉求10件."""
    at = next(index for index, part in enumerate(parts) if part is items[-1])
    more: list[Part] = []
    for part in parts[at + 1 :]:
        if part.number is not None and (family(part) != family(items[0]) or part.has("compare") or part.shared):
            break
        if part.number is not None:
            more.append(part)
    return more


def outermost(items: Sequence[Part]) -> list[Part]:
    """The items without those that the one before them sums up: 审结8件，维持5件、纠正3件，未审结2件."""
    kept: list[Part] = []
    while items:
        first, behind = items[0], list(accumulate(map(amount, items[1:])))
        kept.append(first)
        nested = amount(first) in behind[1:] and (items[1].mark != "、" or contains(items[1]))
        nested = nested and not (first.has("result") and items[1].has("result"))  # 驳回5件，责令重作1件，未审结4件
        items = items[2 + behind.index(amount(first)) if nested else 1 :]
    return kept


def contains(part: Part) -> bool:
    """Whether it begins the parts of the number before it: 含文件类2条."""
    return part.words[0].text in _CONTAINING


def _opens_its_own(parts: Sequence[Part], at: int) -> bool:
    """Whether the number is itself a total: what follows it is opened by 其中."""
    opened = at + 1 < len(parts) and parts[at + 1].has("ofwhich")
    return opened and (parts[at].has("act") or bool(parts[at].topic & _TABLED))


def _own_act(part: Part, group: str) -> bool:
    if group and is_row_of(part, group):
        return False
    return part.has("act") or part.has("outcome") or part.has("result") or part.has("time") or ends(part)
