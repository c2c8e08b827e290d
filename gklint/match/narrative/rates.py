"""Rates: 办结率, 维持率 by the tables, 回收率 and the like with the two figures before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import CASES, Context, Quantities
from gklint.match.narrative.figures import GROUPS
from gklint.match.narrative.roles import names_disclosure
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim, Quantity

Known = Mapping[int, Quantities]
_WHOLE = 100
_NEGATED = lazy_pattern("[不未没非]")
_RATES_OF_TWO = (
    "回收率",
    "收回率",
    "采纳率",
    "采用率",
    "参训率",
    "参与率",
    "到课率",
    "整改率",
    "完成率",
    "合格率",
    "通过率",
    "公开率",
)


def rates_of(flat: Sequence[Part], index: int, context: Context, known: Known) -> Iterator[Claim]:
    """办结率96.2%（25/26）, 维持率80%, 回收率85% with its two figures before it."""
    part, number = flat[index], flat[index].number
    assert number is not None
    base: dict[str, Any] = {
        "value": number.amount, "unit": "%", "whose": part.whose, "when": part.when, "start": number.start,
        "end": number.end, "clause": part.place,
    }  # fmt: skip
    named = next((one.topic for one in reversed(flat[: index + 1]) if one.topic), context.topic)
    kind, topic = part.values("rate")[0], named
    if part.shared:
        return
    ratio = next((word for one in (part, *part.inside) for word in one.words if word.kind == "ratio"), None)
    if ratio is not None and len(part.values("rate")) == 1:
        top, whole = map(int, ratio.text.split("/"))
        yield Claim((), "share", against=(top, whole), manner="explicit", **base)
    elif kind == "done" and topic == {"request"}:
        yield from _rate_of_requests(part, base)
    elif kind == "done" and topic <= {"foreign", "info"}:
        yield from _rate_of_work(flat, index, base)
    elif kind in ("upheld", "corrected") and len(topic & CASES) == 1 and not part.reason:
        group = GROUPS[next(iter(topic & CASES))]
        kinds = {one for part in flat for one in part.topic}
        if group.startswith("litigation.") and len(kinds & {"litigation", "direct", "after"}) > 1:
            group = "litigation"  # 诉讼案件中直接起诉22件、复议后起诉25件，败诉率6.4%
        near = _of_its_statement(flat, index)
        counts = any(one.number is not None and one.unit != "%" for one in near)
        told = names_disclosure(part) and part.has("time", "year")  # 全年信息公开行政复议纠正率
        if (counts or told or context.heading & CASES) and not any(
            one.has("part") or one.has("each") or one.said("各类") for one in near
        ):
            yield Claim((Quantity(f"{group}.{kind}"),), "share", manner="rate", **base)
    elif kind == "text" and (rows := _rows_of_rate(part)):
        yield Claim(tuple(map(Quantity, rows)), "share", manner="rate", **base)
    elif kind == "text":
        yield from _rate_of_two(flat, index, base)


def _of_its_statement(flat: Sequence[Part], index: int) -> Sequence[Part]:
    """The parts between the semicolons or colons round it."""
    begin = max((at for at in range(index + 1) if flat[at].mark in "；："), default=0)
    end = next((at for at in range(index + 1, len(flat)) if flat[at].mark in "；："), len(flat))
    return flat[begin:end]


def _rows_of_rate(part: Part) -> list[str]:
    """The outcomes that the bracket behind it says it is of: 公开率（予以公开和部分公开合计）为54.3%."""
    outcomes = [value for one in part.inside for value in one.values("outcome")]
    said = part.said("公开率") and len(part.inside) == 1 and part.inside[0].number is None
    plain = said and all(word.kind in ("outcome", "plain", "total") for word in part.inside[0].words)
    disclosed = set(outcomes) == {"disclosed", "partly_disclosed"} and not part.has("part")
    return [f"outcome.{one}" for one in outcomes] if plain and disclosed else []


def _rate_of_requests(part: Part, base: dict[str, Any]) -> Iterator[Claim]:
    """办结率: 100 % says that nothing is left."""
    limited = part.has("part") or part.of_which != "all"
    if base["value"] == _WHOLE:
        base |= {"value": 0, "of_which": "due" if limited else "all", "reason": part.reason, "doubt": part.doubt}
        yield Claim((Quantity("requests.carried_out"),), "all", **base)
    elif not limited and not part.reason:
        yield Claim((Quantity("outcome.total"),), "share", manner="rate", **base)


def _counts_time(part: Part) -> bool:
    return any(word.kind == "time" for word in part.words[part.at + 1 : part.at + 2])


def _rate_of_two(flat: Sequence[Part], index: int, base: Mapping[str, Any]) -> Iterator[Claim]:
    """发出问卷80份，收回78份，回收率97.5%: two counts of one unit right before the rate, in one sentence."""
    parts = [one for one in flat[:index] if one.number is not None]
    among = bool(parts) and parts[0].words[-1].text in WITHIN  # 105件里有43件
    if any((one.shared and not among) or one.mark == "、" for one in parts):
        return  # 网站由36家减至33家，合格率100%; 建议17件、提案9件，公开率100%
    before = [one.number for one in parts if one.number is not None]
    if flat[index].has("all") or any(map(_counts_time, flat[:index])):
        return  # 四个季度检查中，合格率均为100%: of each of several
    if len(before) != 2 or not flat[index].said(*_RATES_OF_TWO) or flat[index].has("unknown"):
        return
    whole, top = before
    said = next(one.text for one in flat[:index] if one.number is top)
    if _NEGATED.search(said):
        return  # 不合格102件，合格率97.6%: of the others
    if whole.unit == top.unit and top.amount <= whole.amount and not (whole.about or top.about):
        yield Claim((), "share", against=(top.amount, whole.amount), manner="explicit", **base)


def _rate_of_work(flat: Sequence[Part], index: int, base: Mapping[str, Any]) -> Iterator[Claim]:
    """受理热线150件，办结147件，办结率98%: of other work, its own two figures right before it."""
    near = [
        one
        for one in flat[max(0, index - 2) : index]
        if one.number is not None and one.clause >= flat[index].clause - 2
    ]
    if len(near) != 2 or not near[1].has("act", "done") or near[0].has("act", "done") or near[0].unit != near[1].unit:
        return
    whole, top = near[0].number, near[1].number
    assert whole is not None and top is not None
    exact = not (whole.about or top.about) and top.amount <= whole.amount
    if (
        exact
        and not any(one.has("part") or one.has("time", "last") for one in near[1:])
        and not flat[index].has("unknown")
    ):
        yield Claim((), "share", against=(top.amount, whole.amount), manner="explicit", **base)
