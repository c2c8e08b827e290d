"""Which figures of the tables a number is, by the words of its part: a bag of classes, not an order of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, Context, Quantities
from gklint.match.narrative.decisions import decided_and_published, decision_figures, items_before, may_be_decided
from gklint.match.narrative.roles import names_others_too
from gklint.match.narrative.words import CASE_UNITS, PEOPLE_UNITS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Quantity

GROUPS = {
    "review": "review", "litigation": "litigation", "direct": "litigation.direct", "after": "litigation.after_review",
}  # fmt: skip
DOCUMENT_STEMS = {"normative": "normative", "regulation": "regulations"}
DOCUMENTS = {
    "issue": "issued",
    "repeal": "repealed",
    "in_force": "in_force",
    "open": "disclosed",
    "open_total": "disclosed_total",
}
_TO_HANDLE = ("要办", "需办理", "需办", "应办理", "应办", "须办理", "须办", "可办")
_JOINING = ("和", "及", "与", "以及", "或", "加", "加上")
_TOGETHER = ("连同", "加上", "加之", "算上", "并上", "连上", "加", "连", "含", "包括", "包含")  # 连同上年结转共31件
_OUTWARD = (
    "顺延", "跨年", "转下", "转出去", "留待", "留到", "延至", "延到", "拖到", "拖至", "遗留", "移至", "移到", "延续到",
    "继续办理",
)  # fmt: skip
_INWARD = (
    "旧存",
    "旧欠",
    "承接上年",
    "上年",
    "去年",
    "上一年",
    "转过来",
    "带入",
    "转进来",
    "结转过来",
    "结转下来",
    "入本年",
    "至本年",
    "到本年",
)


def counted_figures(part: Part, context: Context) -> list[Quantities]:
    """What the number counts: one tuple of figures to be added up; several where it holds for each of them (各3件)."""
    topic = part.topic or context.topic
    if counts_kinds(part):
        return []
    people = part.unit in PEOPLE_UNITS and (part.has("party") or (part.unit == "人次" and part.has("act", "submit")))
    if part.unit not in CASE_UNITS and not people and part.unit:
        return []
    if part.has("reach") and part.has("outcome") and part.said("由", "从"):
        return []  # 17份由不公开调整为依申请公开: documents, not requests
    if (
        part.has("rate")
        or topic & {"foreign"}
        or (
            part.has("act", "publish")
            and not (topic <= CASES and part.said("参加", "参与"))
            and not _plainly_disclosed(part, context)
            and not _is_issued(part)
            and not _published_besides(part)
            and not decided_and_published(part)
            and not may_be_decided(part)
        )
    ):
        return []
    for kind in ("normative", "regulation"):
        if kind in topic:
            return _documents(kind, part) if len(topic) == 1 else []
    if topic & {"licensing", "penalty", "coercion", "service"}:
        return decision_figures(part, topic)
    if "procurement" in topic:
        if topic & {"info", "foreign"}:
            return []  # 公示采购项目15个
        return (
            [(Quantity("procurement.items"),)]
            if part.unit in ("项", "个", "件", "个项目") and (part.topic or "项目" in part.text)
            else []
        )
    if topic & {"notice", "fee", "charges"}:
        return [(Quantity("fees.notices"),)] if "notice" in topic else items_before(part, topic & {"charges"})
    if topic & CASES:
        return _cases(part, sorted(topic & CASES), context) if not topic - CASES else []
    asked = part.has("party") and part.has("act", "submit")
    if topic <= {"request"} and (topic or asked or part.has("outcome") or carried_direction(part)):
        return requests(part, context)
    return []


_KINDS = lazy_pattern(
    "(?:大|小|个)?(?:渠道|方面|途径|类型|类别|方式|部分|来源|来路|去向|环节|指标|栏目|栏|板块|条路|原因|阶段|层次|层级|主体|组别|口径|口子|平台|维度|步骤)"
)


def counts_kinds(part: Part) -> bool:
    """Whether the number counts channels, kinds or parts of what is told, not the things themselves: 来自三个渠道."""
    number = part.number
    if part.unit not in _OF_KINDS or number not in part.words:
        return False
    at = part.words.index(number) + 1
    return _KINDS.match("".join(word.text for word in part.words[at : at + 2])) is not None


_OF_KINDS = ("个", "项", "类", "种", "条", "大", "")


def _is_issued(part: Part) -> bool:
    """制发并公开规范性文件5件, 经评估予以废止: what was issued or repealed, whatever else became of it."""
    issued = part.has("act", "issue", "repeal") or (part.has("act", "in_force") and part.said(*_REVIEWED))
    return issued and part.topic == {"normative"}


_REVIEWED = ("清理", "梳理", "评估", "排查", "复核")


def _published_besides(part: Part) -> bool:
    """现行有效的规范性文件5件均已公开: behind the number, of all of them."""
    before, behind = part.words[: part.at], part.words[part.at + 1 :]
    published = any(word[:2] == ("act", "publish") for word in before)
    return part.has("all") and not published and all(word.kind in ("all", "plain", "act", "time") for word in behind)


def _plainly_disclosed(part: Part, context: Context) -> bool:
    """公开6件 among outcomes of requests."""
    at = next((index for index, word in enumerate(part.words) if word.text == "公开"), None)
    unread = at is None or (at > 0 and part.words[at - 1].kind == "unknown")
    outcome = part.topic == {"request"} and part.has("outcome", "partly_disclosed")  # 公开和部分公开的申请
    return "request" in context.topic and not unread and (not part.topic or outcome)


def _documents(kind: str, part: Part) -> list[Quantities]:
    acts = [act for act in DOCUMENTS if part.has("act", act)]
    acts = acts or (["issue"] if part.has("act", "new") else [])
    if (not acts and part.has("act", "decide")) or "分别" in part.text:
        return []  # 公开总数分别为5件、316件: of what is said before
    return [(Quantity(f"{DOCUMENT_STEMS[kind]}.{DOCUMENTS[acts[0]]}"),)] if len(acts) == 1 else []


def _cases(part: Part, kinds: Sequence[str], context: Context) -> list[Quantities]:
    if part.unit == "条" or (context.published and _names_papers(part)):
        return []  # 信息149条，其中……行政复议1条: what was published of them
    if not part.topic and context.numbers and len({one.concept for one in context.numbers[-1][1]}) > 1:
        return []  # 复议26件、诉讼18件，二者合计44件；经沟通撤回申请11件
    closed = any(word[:2] == ("act", "done") and "答复" not in word.text for word in part.words)
    if (part.has("act", "carry") and not closed) or (part.has("party") and part.unit not in CASE_UNITS):
        return []
    results = _without_parts(part.values("result")) or [
        "closed" if closed else "pending" if part.has("act", "pending") else "total"
    ]
    told = part.has("total") or part.has("reach") or (part.has("happen") and part.has("time", "year"))
    told = told or _begins_with_what_came(part, context)
    if not part.topic and not told and (results == ["total"] or len(kinds) > 1):
        return []
    if not part.topic and len(kinds) == 1 and kinds[0] in ("direct", "after") and _named_both(kinds[0], context):
        kinds = ("litigation",)  # an outcome among kinds of litigation may be of both
    named = [Quantity(f"{GROUPS[kind]}.{result}") for kind in kinds for result in results]
    return _several(part, named)


def _without_parts(results: Sequence[str]) -> list[str]:
    """撤销、责令重新答复等予以纠正: a part of a result that is named too is that result."""
    return [one for one in results if one.removesuffix("_part") == one or one.removesuffix("_part") not in results]


def _begins_with_what_came(part: Part, context: Context) -> bool:
    """行政复议方面，全年收到11件: the first number behind a clause that names one kind of case."""
    named = len(context.named) == 1 and context.named <= CASES and not context.numbers
    return named and part.has("act", "receive") and part.has("time", "year")


def _names_papers(part: Part) -> bool:
    """Whether the papers of cases are counted: 公开行政复议决定书19份."""
    return any(
        one.value in CASES and two.text in ("决定书", "文书", "判决书", "判决", "裁定")
        for one, two in pairwise(part.words)
    )


def _named_both(kind: str, context: Context) -> bool:
    """Whether litigation as a whole, or its other kind, was counted in the sentence."""
    others = frozenset(("litigation", "direct", "after")) - {kind}
    told = (*context.before, *context.numbers)
    return context.under or any(part.topic & others for part, _ in told)


def _several(part: Part, named: Sequence[Quantity]) -> list[Quantities]:
    """Several figures before one number: their sum where the text says so, each where 均 or 各 or 0 says so."""
    if len(named) < 2:
        return [tuple(named)] if named else []
    if (
        (part.has("all") and not part.said("或"))
        or part.has("each")
        or (part.number is not None and part.number.amount == 0)
    ):
        return [(one,) for one in named]
    return [tuple(named)] if part.has("total") or part.said(*_JOINING) or part.has("reach") else []


def _goes_on_vaguely(part: Part) -> bool:
    """Whether 等 says that there are further grounds: 涉密等原因; not 商业秘密等第三方合法权益, the row itself."""
    behind = [two for one, two in pairwise(part.words) if one.text in _AND_SO_ON]
    return part.said(*_AND_SO_ON) and not any(word.kind == "outcome" and "." in word.value for word in behind)


_AND_SO_ON = ("等", "等原因", "等情形", "等情况", "等因素")
_OUTCOME_GROUPS = ("refused", "unavailable", "not_processed", "other")


def requests(part: Part, context: Context) -> list[Quantities]:
    """The figures of table three that the words of the part name."""
    named = part.values("outcome")
    if names_others_too(part):
        return []
    if _goes_on_vaguely(part) and any(one in _OUTCOME_GROUPS for one in named):
        named = [one for one in named if one in _OUTCOME_GROUPS]  # 因涉密等原因不予公开: all that was refused
    outcomes = ["absent" if one == "absent_or_none" else one for one in most_specific(named)]
    parties = [one for one in part.values("party") if one != "anybody"]
    moved = carried_direction(part)
    if not outcomes and not moved and part.values("result") == ["pending"] and part.topic == {"request"}:
        moved = carried_direction(part.with_act("pending"))
    if not outcomes and not moved and (part.has("result") or (part.has("act", "carry") and not moved)):
        return []  # 申请人撤回申请4件
    if not outcomes and part.has("act", "publish") and _plainly_disclosed(part, context):
        outcomes = ["disclosed"]
    outcomes += [one for inner in part.inside if _adds_an_outcome(inner) for one in inner.values("outcome")]
    if outcomes == ["partly_disclosed"] and part.said("公开", "全部公开", "全部") and part.said(*_JOINING):
        outcomes = ["disclosed", "partly_disclosed"]
    if outcomes:
        if any(map(_adds_an_outcome, part.inside)):
            return [tuple(Quantity(f"outcome.{one}", *parties) for one in outcomes)]
        if len(parties) > 1 or moved or (not parties and part.mark == "、" and _of_a_party(context)):
            return []
        return _several(part, [Quantity(f"outcome.{one}", *parties) for one in outcomes])
    if "organisations" in parties and len(parties) > 1:
        parties.remove("organisations")  # 法人或者其他组织中之商业企业
    joined = (part.has("act", "receive", "new") and part.said(*_JOINING)) or (
        part.said(*_TOGETHER) and (part.has("total") or part.said("在内"))
    )
    summed = part.has("total") and part.has("act", "new", "receive") and part.has("act", "carry")
    both = (moved == "requests.carried_in" and joined) or (moved == "requests.carried" and summed)  # 新收与结转合计
    concept = "requests.handled" if both else moved or _requests_concept(part, parties)
    if not concept:
        return []
    if not parties:
        return [(Quantity(concept),)]
    return _several(part, [Quantity(concept, party) for party in parties])


def _adds_an_outcome(inner: Part) -> bool:
    """同意公开（含部分公开）649件: the bracket names what is counted with it."""
    return inner.number is None and inner.words[0].text in _TOGETHER and inner.has("outcome")


def _of_a_party(context: Context) -> bool:
    """Whether the number before is of one kind of applicant: 对自然人的申请予以公开14件、部分公开8件."""
    last = context.numbers[-1][1] if context.numbers else ()
    return bool(last) and last[0].party is not None and last[0].concept.startswith("outcome.")


def _requests_concept(part: Part, parties: Sequence[str]) -> str:
    if part.has("act", "done"):
        return "requests.handled" if part.has("act", "receive") else "outcome.total"
    if any(word.kind == "subject" and _HANDLED.search(word.text) for word in part.words):
        return "requests.handled"  # 依申请公开办件12件
    if part.has("act", "handle"):
        whole = part.has("subject", "request") or part.has("total") or part.has("time", "year") or bool(parties)
        return "requests.handled" if whole or part.said(*_TO_HANDLE) else ""
    acts = part.has("act", "receive", "new", "submit")
    if acts or part.has("subject", "request"):
        if part.has("linked") and not acts:
            return ""  # 会商9次，涉及申请12件
        return "" if part.has("act", "publish", "issue", "charge") else "requests.received"
    return "requests.received" if parties else ""


def most_specific(outcomes: Sequence[str]) -> list[str]:
    """Without a group beside one of its rows: 不予公开（国家秘密）is the row."""
    found = [one for one in outcomes if not any(other.startswith(f"{one}.") for other in outcomes)]
    if any(one.startswith("other.") for one in found):
        found = [one for one in found if one != "not_processed"]  # 逾期不补正、不再处理的
    absent = "absent" in found and any(one.startswith("unavailable") for one in found)
    return [one for one in found if one != "unavailable"] if absent else found


_HANDLED = lazy_pattern("办件|办理")
_YEAR_BEGINS = lazy_pattern("(?<![下次来明翌一新])年初|期初|岁首")
_NEXT_YEAR = lazy_pattern("[下次来明翌]一?年")
_CARRIED = (("act", "carry"), ("act", "pending"))


def carried_direction(part: Part) -> str:
    """What is carried over: into the year, out of it, or one of both where the words leave it open."""
    if not part.has("act", "carry", "pending"):
        return ""
    times = part.has("time", "last", "next", "end", "plan")
    if not times and _NEXT_YEAR.search(part.text):
        return "requests.carried_out"
    if not times and all(word.text.startswith("顺延") for word in part.words if word[:2] in _CARRIED):
        return ""  # 因补正而顺延的: the time to answer, not into the next year
    begins = _YEAR_BEGINS.search(part.text) is not None and not part.has("time", "next")
    if part.has("time", "last") or begins or any(one in part.text for one in _INWARD):
        return "requests.carried_in"
    if (
        part.has("act", "pending")
        or part.has("time", "next", "end", "plan")
        or any(one in part.text for one in _OUTWARD)
    ):
        return "requests.carried_out"
    return "requests.carried"
