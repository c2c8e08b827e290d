"""What the numbers of a list have in common: a unit of one family, exact amounts."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.model.numerals import Number

_FAMILIES = (
    "件 条 项 份 篇 部 个 起 宗 例 件次 条次 封 则 档 桩 桩 幅",
    "次 场 期 批 场次 轮",
    "人 人次 名 位",
    "家 户",
)
_FAMILY_OF = {unit: family for family in _FAMILIES for unit in family.split()}
KINDS = ("类", "批", "种", "项", "个", "家", "条", "部分", "档", "方面", "年")  # 分三类, 由四部分组成
_NO_COUNTS = ("%", "年", "", "月", "日", "天", "个工作日", "类", "种", "分", "倍", "成")


def is_count(part: Part) -> bool:
    return part.number is not None and part.unit not in _NO_COUNTS and part.number.about != "near"


def amount(part: Part) -> Number:
    assert part.number is not None
    return part.number.amount


def family(part: Part) -> str:
    unit = part.unit
    return _FAMILY_OF.get(unit, unit)


def unfit(total: Part, items: Sequence[Part]) -> str:
    if any(item.number is None or item.number.about for item in items):
        return "概数"
    kinds = ("each", "cause") if any(item.has("rest") for item in items) else ("each", "cause", "except")
    for item in (total, *items):
        word = next((word.text for word in item.words if word.kind in kinds), "")
        if word and not (item is total and total.has("total") and word == "各"):
            return word  # 各板块共发布信息20条 has one figure all the same
    return ""
