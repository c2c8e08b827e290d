"""The claims of a part: exact figures, none, all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gklint.match.narrative.claim import claim
from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import DECISIONS, Context, Quantities, topic_of
from gklint.match.narrative.decisions import ITEMS_BEFORE, may_be_decided
from gklint.match.narrative.denials import denied_quantities
from gklint.match.narrative.figures import GROUPS, counted_figures
from gklint.match.narrative.left_out import number_left_out
from gklint.match.narrative.money import MONEY, charges_without_sum, sums_of_money
from gklint.match.narrative.roles import joins_own_with_others
from gklint.match.narrative.scope import scope_of
from gklint.match.narrative.uniform import claims_of_all, has_one_outcome
from gklint.match.narrative.words import CASE_UNITS, PEOPLE_UNITS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim, Quantity, Relation

_NEW_CASES = lazy_pattern("新发生|被申请(?!人)|被提起|被诉|被复议")  # table four has those of earlier years too
_EARLY_OR_LATE = ("提前", "当日", "当天", "即时", "当场", "超时", "超期", "逾期", "延期", "首次", "即办")
_SINGLING = ("有", "另有", "对", "就", "将", "把")
_BESIDE = ("与", "和", "同", "跟", "较", "比")


def claims_of(part: Part, context: Context) -> Iterator[Claim]:
    """The claims of one part about figures, in the light of what stands before it."""
    number = part.number
    if number is not None and number.unit == "%":
        if number.amount == 100 and part.has("act", "done") and not part.has("share"):
            yield from claims_of_all(part, context)
        return
    if part.has("compare") or ((part.has("up", "") or part.has("down", "")) and not part.has("reach")):
        part = _before_comparison(part)
        if part.number is None:
            return
    if number is not None and (number.unit in MONEY or (not number.unit and "fee" in part.topic)):
        yield from sums_of_money(part, context)
    elif number is not None:
        yield from _figures(part, context)
    elif part.has("none") or part.has("outcome", "absent_or_none"):
        yield from _none(part, context)
    elif part.has("result"):
        yield from _told_of_last(part, context)
    elif part.has("party") and not part.has("all"):
        yield from _applicant_of_last(part, context)
    else:
        yield from number_left_out(part)
    if part.has("all") and (number is None or number.unit in CASE_UNITS):
        yield from claims_of_all(part, context)
    if number is None or number.unit in CASE_UNITS:
        yield from charges_without_sum(part, context)


def _before_comparison(part: Part) -> Part:
    """The part up to its number when the comparison stands behind it: 收到申请25件与2023年持平; else nothing."""
    kinds = ("compare", "up", "down", "double", "same")
    at = part.at
    first = next((index for index, word in enumerate(part.words) if word.kind in kinds), len(part.words))
    earlier = any(
        one.text in _BESIDE and two.kind == "time" and two.value in ("last", "other")
        for one, two in pairwise(part.words[:at])
    )
    nouns = all(word.kind in ("subject", "plain", "number") for word in part.words[at:first])
    if at == len(part.words) or first < at or (earlier and nouns):
        return Part(part.words[:1] or part.words)  # 与2022年的72件相比
    return Part(
        part.words[: at + 1],
        part.number,
        part.mark,
        part.clause,
        part.shared,
        [],
        part.topic,
        part.item,
        part.reason,
        part.doubt,
    )


def _figures(part: Part, context: Context) -> Iterator[Claim]:
    number = part.number
    assert number is not None
    if part.has("none") and not part.has("act", "pending"):
        if number.amount == 1 and number.unit in CASE_UNITS | PEOPLE_UNITS and _is_not_one(part):
            yield from _none(part, context)
            return
        if not part.has("outcome"):
            return
        part.reason, part.doubt = part.reason or "无", part.doubt or "word"
    relation: Relation = "about" if number.about else "exactly"
    if not isinstance(number.amount, int) or (not number.unit and (part.shared or part.words[-1] is not number)):
        return  # 人均1.4件, 9比4
    reason, doubt = ("公开", "word") if may_be_decided(part) and not part.reason else ("", "scope")
    if any(inner.has("except") and not _is_none_of_it(inner) for inner in part.inside):
        reason, doubt = "括号", "scope"
        context.of_which = "some"
    whole = part.has("total") or part.has("time", "year") or context.year
    what = [one for one in counted_figures(part, context) if whole or not _only_under_the_heading(part, one, context)]
    party_alone = what and part.has("party") and not part.has("act", "receive", "new", "done", "handle")
    if party_alone and _of_a_part(context, bool(part.topic)):
        return
    for one in what:
        one = _carried_out_if_done(one, part, context)
        new = part.has("act", "new") or (number.amount and _NEW_CASES.search(part.text) is not None)
        part_of = "some" if part.has("ofwhich") and one[0].concept == "outcome.total" else None
        if context.inside and not part.topic and one == (Quantity("requests.received"),):
            part_of = "some"
        if part.unit in PEOPLE_UNITS and not (part.reason or reason):
            part.reason, part.doubt = "人数", "word"  # one person may ask twice
        if part.has("ordinal") and _BY_ARTICLE.search(part.text) and one[0].concept == "outcome.refused":
            part_of = "some"  # 援引《条例》第十四条决定不予公开的3件
        decided_among = (context.inside and context.under) or _counted_before(one, context)
        decided_among = decided_among and bool(part.topic & DECISIONS)  # 其中林木采伐许可41份
        among = decided_among or _is_among(part, one) or _is_of_other_base(part, one, context)
        if part_of is None and (among or _only_concerns(part, one, context)):
            part_of = "some"
        if part_of is None and part.has("act", "done") and _follows_the_new(part, context):
            part_of = "new"
        manner, name = "new" if new else _manner(part, context), "" if part.item else _scope_name(part)
        of = replace(context, when="year") if one[0].concept.endswith(ITEMS_BEFORE) else context
        yield claim(part, one, relation, number.amount, of,
                    manner=manner, reason=reason, doubt=doubt, whole=whole, of_which=part_of, name=name)  # fmt: skip
    if not what and number.unit and not part.item and (part.topic or part.has("act", "publish")):
        total = part.has("total") or part.has("time", "year") or _is_what_was_told(part)
        yield claim(part, (), relation, number.amount, context, whole=total, name=_own_name(part))


def _carried_out_if_done(what: Quantities, part: Part, context: Context) -> Quantities:
    """办结139件，结转7件; 除7件结转外均已办结: what is not done is carried over to the next year."""
    told = (context.done and not part.item) or (part.has("all") and part.has("act", "done"))
    return (Quantity("requests.carried_out"),) if what == (Quantity("requests.carried"),) and told else what


def _counted_before(what: Quantities, context: Context) -> bool:
    """Whether a number before 其中 counts the same already."""
    return context.under and any(one == what for _, one in context.numbers)


def _is_none_of_it(inner: Part) -> bool:
    """（不含上年结转）, （不含投诉咨询类来信）: what the bracket leaves out does not count anyway."""
    others = inner.topic or topic_of(inner)
    return inner.number is None and (others == {"foreign"} or (inner.has("act", "carry") and not others))


def _manner(part: Part, context: Context) -> str:
    """How a number of decisions is told: as decided, or as published, which may be fewer of them."""
    if not part.topic & (DECISIONS | {"procurement"}):
        return "received" if part.has("act", "receive") else ""
    if part.has("act", "decide", "handle") or "决定" in part.text:
        return "decided"
    return "published" if context.published else ""


def _only_under_the_heading(part: Part, what: Quantities, context: Context) -> bool:
    """收到31宗 under 依申请公开, in a sentence that says neither of what nor that it is the year's total."""
    named = part.topic or context.named or part.has("party") or part.has("act", "new") or "量" in part.text
    return what == (Quantity("requests.received"),) and not named


def _of_a_part(context: Context, named: bool) -> bool:
    """Whether the number before is of requests carried over or of one outcome: its applicants are not all."""
    last = next((what[0] for _, what in reversed(context.numbers) if what and what[0].party is None), None)
    return (
        last is not None
        and last.concept.startswith(("requests.carried", "outcome."))
        and last.concept != "outcome.total"
    )


def _told_of_last(part: Part, context: Context) -> Iterator[Claim]:
    """行政复议1件，结果是维持; 2件，均被维持: the result of all that the clause before it counts."""
    before = next(((one, what) for one, what in reversed(context.numbers)), None)
    results = part.values("result")
    if before is None or len(results) != 1 or len(before[1]) != 1 or before[0].number is None or part.topic:
        return
    if _is_among(before[0], before[1]):
        return
    stem, _, rest = before[1][0].concept.rpartition(".")
    amount = before[0].number.amount
    if rest == "total" and stem in GROUPS.values() and amount and (amount == 1 or part.has("all")):
        yield claim(part, (Quantity(f"{stem}.{results[0]}"),), "exactly", amount, context)


def _applicant_of_last(part: Part, context: Context) -> Iterator[Claim]:
    """新收申请1件，为商业企业提出: the kind of applicant of all that the clause before it counts."""
    before, what = context.numbers[-1] if context.numbers else (None, ())
    parties = [one for one in part.values("party") if one != "anybody"]
    if before is None or before.number is None or part.topic or len(parties) != 1 or before.item:
        return
    told = part.words[0].text in _BY and what == (Quantity("requests.received"),) and before.clause == part.clause - 1
    if told and before.number.amount and not part.has_any(("none", "ofwhich", "part", "rest")):
        yield claim(part, (Quantity("requests.received", parties[0]),), "exactly", before.number.amount, context)


_BY = ("为", "系", "由", "是", "均由", "来自")
_BY_ARTICLE = lazy_pattern("第[一二三四五六七八九十百\\d]+[条款项]")
_IN_TIME = lazy_pattern("[期时]限[之以]?内|按[期时]|如期")


def _is_among(part: Part, what: Quantities) -> bool:
    """申请中有3件, 复议案件里2件: some of all that the noun names, whatever became of them."""
    if part.has("act", "done") and part.said(*_EARLY_OR_LATE):
        return True  # 提前办结8件
    if part.words[0].text in _SINGLING and part.words[1:2] == [part.number] and part.has("act", "handle", "done"):
        return what[0].concept in ("requests.handled", "outcome.total")  # 有1件申请经会商办理
    if part.words[0] is part.number and part.has("act", "done") and _IN_TIME.search(part.text):
        return what[0].concept in ("requests.handled", "outcome.total")  # 1件在法定期限内答复，1件延期
    if what[0].concept.startswith("outcome.") and has_one_outcome(part):
        return True
    words = part.words[: part.words.index(part.number)] if part.number in part.words else []
    within = any(one.kind == "subject" and two.text in WITHIN for one, two in pairwise(words))
    whole = what[0].concept.endswith(("received", "total", "closed", "handled"))
    return within and whole and what[0].party is None


def _follows_the_new(part: Part, context: Context) -> bool:
    """Whether the number right before it is of those that came this year: 今年新收的16件办了13件."""
    base = context.numbers[-1][0] if context.numbers else None
    near = base is not None and base.shared and base.clause == part.clause
    return near and base is not None and (base.has("act", "new") or part.has("act", "new"))


def _is_of_other_base(part: Part, what: Quantities, context: Context) -> bool:
    """20宗答复中有3宗引起复议: the cases out of what stands right before it."""
    base = context.numbers[-1][0] if context.numbers else None
    if base is None or base.clause != part.clause or not base.shared or base.words[-1].text not in WITHIN:
        return False
    return what[0].concept.endswith((".total", ".closed")) and what[0].concept.startswith(("review", "litigation"))


def _only_concerns(part: Part, what: Quantities, context: Context) -> bool:
    """有3件涉及第三方: what it is about; a ground of refusal only beside others."""
    if len(what) != 1 or not what[0].concept.startswith("outcome.refused."):
        return False
    words = [word.text for word in part.words if word.kind == "outcome"]
    refused = any(one[0].concept.startswith("outcome.") for _, one in context.numbers if one)
    return len(words) == 1 and words[0].startswith("涉") and not refused


def _scope_name(part: Part) -> str:
    return "".join(word.text for word in part.words if word.kind == "whose") or "-"


def _own_name(part: Part) -> str:
    """The words of a quantity that the tables do not have, for finding it stated twice."""
    kinds = ("subject", "act", "part", "unknown", "result")
    kept = sorted(word.text for word in part.words if word.kind in kinds)
    return "|".join([*kept, part.unit])


def _is_not_one(part: Part) -> bool:
    """没有1件, 1件也没有; not 有1份因申请人不补材料没有再办."""
    at = part.words.index(part.number) if part.number in part.words else 0
    none = next((index for index, word in enumerate(part.words) if word.kind == "none"), 0)
    return none < at or not any(word.kind in ("cause", "outcome") for word in part.words[at:none])


def _is_what_was_told(part: Part) -> bool:
    """我局主动公开的2150条信息均经审核: the number stands between its verb and its noun, and all of them are meant."""
    at = part.words.index(part.number) if part.number in part.words else 0
    verb, of, noun = part.words[at - 2 : at - 1], part.words[at - 1 : at], part.words[at + 1 : at + 2]
    told = [word.kind for word in verb] == ["act"] and [word.text for word in of] in (["的"], ["之"])
    return told and [word.kind for word in noun] == ["subject"] and any(word.kind == "all" for word in part.words[at:])


def _none(part: Part, context: Context) -> Iterator[Claim]:
    """未收到申请, 无复议诉讼, 没有结转: the clause has to name what there was none of."""
    limited = part.has("part") and scope_of(part, context) != "all"
    limited = limited or (part.has("act", "new") and not part.has("subject", "request")) or "新发生" in part.text
    limited = limited or "未再" in part.text  # 33人次……未再提交申请
    if not part.topic and context.numbers and not context.numbers[-1][1] and not context.numbers[-1][0].topic:
        limited = True  # 要求说明理由1件，未作不予处理决定
    some = "some" if limited else None
    for what in denied_quantities(part, context):
        if what.concept == "requests.carried" and context.done and not part.has("whose"):
            what, some = Quantity("requests.carried_out"), context.antecedent  # 到期的均已办结，无结转
        whole = part.has("whose", "own") or part.has("time", "year") or context.year
        joined = joins_own_with_others(part)  # 本关及隶属海关未收到申请: nor did this body
        speaker = replace(context, whose="own") if joined else context
        yield claim(part, (what,), "none", 0, speaker, of_which=some, whole=whole and not joined)
