"""Claims about money: processing fees, administrative fees, procurement."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.match.narrative.claim import claim
from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import TWO_NUMBERS, Context
from gklint.match.narrative.words import CASE_UNITS
from gklint.model.narrative import Claim, Quantity

MONEY = ("元", "万元", "亿元")


def sums_of_money(part: Part, context: Context) -> Iterator[Claim]:
    number = part.number
    assert number is not None
    if _names_its_sum(part):
        part.topic = frozenset(("fee",))
        part.reason, part.doubt = ("", "") if part.doubt == "word" else (part.reason, part.doubt)
    topic = part.topic or context.topic
    if part.has("none") or number.about or topic & {"info", "foreign"} or (context.stranger and not part.topic):
        return
    if topic == {"notice"} and part.has("act", "charge") and "实" in part.text:
        topic = frozenset(("fee",))  # 发出收费通知1件，实收160元
    for kind, concept in (
        ("fee", "fees.processing"),
        ("charges", "fees.amount"),
        ("procurement", "procurement.amount"),
    ):
        collected = kind == "fee" and _goes_on_with_sum(part, context)
        if kind in topic and (kind != "fee" or part.has("act", "charge") or part.topic or collected):
            if collected and part.reason == TWO_NUMBERS:
                part.reason = part.doubt = ""
            if kind == "fee" and part.doubt == "word" and part.has("act", "charge"):
                part.reason = part.doubt = ""  # 对2件超量申请收取: from whom does not change the sum
            goes_on = not part.topic and context.named == {"fee"} and part.has("act", "charge")
            told = collected or goes_on or (part.topic & {"fee"} and _is_collected(part))
            name = concept if kind != "fee" or told else "fees.sum"
            some = "some" if part.item and not part.topic else None  # 其中某局项目9个、金额120万元
            yield claim(part, (Quantity(name),), "amount", number.amount, context, manner=number.unit, of_which=some)
            return


def _goes_on_with_sum(part: Part, context: Context) -> bool:
    """Whether it is the sum of the collected fees counted right before: 收取信息处理费2笔，计380元."""
    before = context.numbers[-1][0] if context.numbers else None
    if (
        before is None
        or before.unit not in (*CASE_UNITS, "笔", "名", "位", "人")
        or before.reason
        or part.mark not in "，、"
    ):
        return False
    taken = before.has("act", "charge", "receive") or not before.has("act")
    charged = "fee" in (before.topic or context.topic) and taken and not before.has("none")
    return charged and all(word.kind in ("plain", "total", "number") or word.text in _SUM for word in part.words)


def _names_its_sum(part: Part) -> bool:
    """Whether the fee stands right beside the money taken: 提供信息共收取信息处理费152元, 收了60元信息处理费."""
    at = next((index for index, word in enumerate(part.words) if word is part.number), 0)
    beside = [word for word in part.words[max(0, at - 2) : at + 2] if word is not part.number and word.kind != "plain"]
    taken = any(word.kind == "act" and word.value in ("charge", "receive") for word in part.words[: at + 1])
    return taken and any(word[:2] == ("subject", "fee") for word in beside)


_SUM = ("金额", "总金额", "收取金额", "收费金额", "实收", "实收金额")


def _is_collected(part: Part) -> bool:
    """Whether the sum was collected: 收取信息处理费450元, 信息处理费：450元 with nothing else in the clause."""
    kinds = ("plain", "total", "time", "number", "whose", "mark", "subject")
    return (
        part.has("act", "charge")
        or all(word.kind in kinds or (word.kind == "act" and word.value == "receive") for word in part.words)
        or _names_its_sum(part)
    )


def charges_without_sum(part: Part, context: Context) -> Iterator[Claim]:
    """对2件申请收取了信息处理费: collected, no sum."""
    collected = "fee" in part.topic and part.has("act", "charge") and not part.has("none")
    if collected and not part.reason and (part.has("happen") or "了" in part.text):
        yield claim(part, (Quantity("fees.processing"),), "exactly", None, context)
