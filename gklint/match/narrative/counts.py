"""What the numbers of a list have in common: a unit of one family, exact amounts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part
from gklint.model.numerals import Number

_FAMILIES = (
    "件 条 项 份 篇 部 个 起 宗 例 件次 条次 封 则 档 桩 桩 幅",
    "次 场 期 批 场次 轮",
    "人 人次 名 位",
    "家 户",
)
_FAMILY_OF = {unit: family for family in _FAMILIES for unit in family.split()}
KINDS = ("类", "批", "种", "项", "个", "家", "条", "部分", "档", "方面", "年", "头")  # 分三类, 由四部分组成
_NO_COUNTS = ("%", "年", "", "月", "日", "天", "个工作日", "类", "种", "分", "倍", "成")


def is_count(part: Part) -> bool:
    return part.number is not None and part.unit not in _NO_COUNTS and part.number.about not in ("near", "rounded")


def amount(part: Part) -> Number:
    assert part.number is not None
    return part.number.amount


def family(part: Part) -> str:
    unit = part.unit
    return _FAMILY_OF.get(unit, unit)


def unfit(total: Part, items: Sequence[Part]) -> str:
    if any(item.number is None or item.number.about for item in items):
        return "概数"
    whole = any(item.has("rest") for item in items) or (len(items) > 1 and not items[-1].has("except"))
    kinds = ("each", "cause") if whole else ("each", "cause", "except")
    for item in (total, *items):
        causes = () if item.has("outcome") else ("cause",)  # 因国家秘密2件
        word = next(
            (word.text for word in item.words if word.kind in kinds and word.kind not in {"cause"} - {*causes}), ""
        )
        if word and not (item is total and word == "各" and (total.has("total") or _of_several_bodies(total))):
            return word  # 各板块共发布信息20条 has one figure all the same
    return ""


def _of_several_bodies(part: Part) -> bool:
    """各板块发布信息20条 is what they did together; 各发布20条, 网站各20条 is not."""
    behind = [two for one, two in pairwise(part.words) if one.text == "各"]
    return all(word.kind not in ("number", "act") for word in behind)


_GROUPS = ("outcome.refused", "outcome.unavailable", "outcome.not_processed", "outcome.other")


def group_of(part: Part) -> str:
    """The one group of outcomes that the part names: 不予处理; empty for its rows and for anything else."""
    named = part.values("outcome")
    group = f"outcome.{named[0]}" if len(named) == 1 else ""
    return group if group in _GROUPS else ""


def is_row_of(part: Part, group: str) -> bool:
    """Whether the part names rows of the group and nothing else that could be counted."""
    kin = ("absent",) if group == "outcome.unavailable" else ()
    rows = [f"outcome.{value}".startswith(f"{group}.") or value in kin for value in part.values("outcome")]
    others = part.has_any(("act", "subject", "result", "party", "time", "none", "all"))
    return (bool(rows) and all(rows)) or (not rows and not others)
