"""What a clause says there was none of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, Context
from gklint.match.narrative.figures import DOCUMENT_STEMS, DOCUMENTS, GROUPS, carried_direction, most_specific
from gklint.match.narrative.words import Word
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Quantity


def denied_quantities(part: Part, context: Context) -> Iterator[Quantity]:
    """What the part says there was none of; nothing where it names it only by half."""
    topic = part.topic
    if not topic and part.has("act", "receive") and "依申请公开" in part.text:
        topic = frozenset(("request",))  # 依申请公开工作零受理
    if not topic and part.has("act", "submit") and part.has("info_public"):
        topic = frozenset(("request",))  # 没有人来申请过信息公开
    if not topic and part.has("result") and len(context.topic) == 1 and context.topic <= CASES:
        topic = context.topic
    if not topic and part.has("act", "receive") and context.named == {"request"}:
        topic = context.named  # 依申请公开方面，受理量为零
    if not topic and part.has("act", *DOCUMENTS) and len(context.named) == 1 and context.named <= DOCUMENT_STEMS.keys():
        topic = context.named  # 制发规范性文件22件，没有废止
    if not topic and part.has("happen") and part.has("time", "year") and context.named <= CASES:
        topic = context.named  # 上年发生诉讼2件，今年一件也没有发生
    outcomes = most_specific([one for one in part.values("outcome") if one not in ("absent", "absent_or_none")])
    if not outcomes and part.has("outcome", "absent") and "不掌握" in part.text:
        outcomes = ["unavailable.not_held"]  # 未以本机关不掌握相关信息为由答复过任何申请
    if topic & {"foreign", "info"} or part.has("share") or part.has("rate"):
        return
    moved = carried_direction(part)
    if moved and not topic and context.topic & {"foreign", "info"}:
        return  # 工单全部办结，无结转
    if moved and not topic and not part.has("act", "carry") and context.named and context.named <= CASES:
        yield from (Quantity(f"{GROUPS[kind]}.pending") for kind in sorted(context.named))
    elif moved and not topic - {"request"}:
        yield Quantity("requests.carried_out" if moved == "requests.carried" and part.has("act", "pending") else moved)
    elif outcomes and not topic - {"request"} and not part.has("act", "charge"):
        yield from (Quantity(f"outcome.{one}") for one in outcomes)
    elif topic & CASES:
        yield from _no_cases(part, topic)
    elif topic & DOCUMENT_STEMS.keys():
        acts = [act for act in DOCUMENTS if part.has("act", act)]
        yield from (
            Quantity(f"{DOCUMENT_STEMS[kind]}.{DOCUMENTS[act]}")
            for kind in sorted(topic & DOCUMENT_STEMS.keys())
            for act in acts
        )
    elif topic == {"procurement"} and part.number is None and _NO_PROCUREMENT.search(part.text):
        yield Quantity("procurement.items")
    elif topic and topic <= {"licensing", "penalty", "coercion"} and not part.has("act", *_NO_DECISION):
        yield from (Quantity(f"{kind}.decisions") for kind in sorted(topic))
    elif (named := _fees_denied(part, topic, context)) is not None:
        yield named
    elif topic == {"request"} and _denies_answering(part):
        yield Quantity("outcome.total")
    elif topic == {"request"} and _denies_receiving(part) and not set(part.values("outcome")) - {"absent_or_none"}:
        yield from _no_requests(part)


def _fees_denied(part: Part, topic: frozenset[str], context: Context) -> Quantity | None:
    """未收取信息处理费, 未产生处理费, 没有收费: the fees that were not taken."""
    taken = part.has("act", "charge") or part.has("act", "receive")
    if not topic and part.has("act", "charge"):
        topic = context.named if context.named in ({"charges"}, {"fee"}) else frozenset(("notice",))
    if topic == {"charges"} and part.has("act", "charge"):
        return Quantity("fees.amount")
    arisen = part.has("happen") or any(word.kind == "none" and word.text.endswith(_ARISEN) for word in part.words)
    if topic == {"fee"} and (taken or arisen):
        return Quantity("fees.processing")
    return Quantity("fees.sum") if topic == {"notice"} else None


_ARISEN = ("产生", "发生", "出现", "涉及", "过")
_OF_REQUESTS = frozenset(("receive", "submit", "new", "handle", "done"))
_NO_DECISION = ("publish", "open", "receive", "done", "pending", "carry")
_PEOPLE = ("公民", "个人", "居民", "市民", "村民")


_EVENTS = ("情况", "情形", "问题", "现象", "行为", "事件", "差错", "失误")


def _denies_receiving(part: Part) -> bool:
    """未收到和处理申请, 无申请; not 没有办理申请."""
    acts = set(part.values("act"))
    at = next((index for index, word in enumerate(part.words) if word.kind == "none"), len(part.words))
    if any(word.kind in ("plain", "unknown") and word.text.endswith(_EVENTS) for word in part.words[at + 1 :]):
        return False  # 依申请公开全年未发生超期情况
    if any(word.text.endswith("未") for word in part.words[at : at + 1]) and not _denies_act(part.words[at + 1 :]):
        return False  # 未纳入政府信息公开申请统计
    return acts <= {"receive", "submit", "new"} or (acts <= _OF_REQUESTS and bool(acts & {"receive", "new"}))


def _denies_answering(part: Part) -> bool:
    """收到的申请没有一件在本年度内办结: that they came is said before."""
    at = next((index for index, word in enumerate(part.words) if word.kind == "none"), len(part.words))
    came = any(word[:2] == ("act", "receive") for word in part.words[:at])
    answered = any(word[:2] == ("act", "done") for word in part.words[at:])
    return came and answered and part.said("没有一件", "无一件", "一件也没有", "一件没有", "没有1件")


_NO_PROCUREMENT = lazy_pattern(
    "(?:[未无没]|没有|未有)(?:发生|实施|开展|组织|进行|产生|有)?(?:政府)?集中采购(?:项目|行为|活动)?$"
)


def _denies_act(behind: Sequence[Word]) -> bool:
    """Whether 未 is said of an act: of the next word, or of what was done 向本机关 or 于本年度."""
    acts = [word.kind in ("act", "happen") for word in behind]
    return any(acts) and (acts[0] or behind[0].text[0] in _BEFORE_ACTS)


_BEFORE_ACTS = "曾再新有向于对因由在从经通"


_APPLICANTS = ("机构", "组织", "企业", "公司", "团体", "院校", "人士", "各界", "单位", "群体")


def names_applicants(before: Part) -> bool:
    """Whether the clause before a denial only says, not all in known words, who did not apply: 公益各机构，俱无申请."""
    kinds = {word.kind for word in before.words}
    return (
        before.text.endswith(_APPLICANTS)
        and "unknown" in kinds
        and not kinds & {"act", "number", "none", "subject", "party"}
    )


def _no_requests(part: Part) -> Iterator[Quantity]:
    """没有自然人申请 is of that party; 没有公民申请 of anybody."""
    named = part.values("party")
    parties = [] if {"organisations", "anybody"} <= set(named) else [one for one in named if one != "anybody"]
    if parties == ["natural_person"] and part.said(*_PEOPLE):
        parties = []
    if parties:
        yield from (Quantity("requests.received", one) for one in parties)
    else:
        yield Quantity("requests.received")


def _counts_closed(part: Part) -> bool:
    """Whether what there was none of was closed; 对答复提起复议 only says against what."""
    at = next((at for at, word in enumerate(part.words) if word.kind == "subject" and word.value in CASES), 0)
    return any(word[:2] == ("act", "done") and "复" not in word.text for word in part.words[:at]) or any(
        word[:2] == ("act", "done") for word in part.words[at:]
    )


def _no_cases(part: Part, topic: frozenset[str]) -> Iterator[Quantity]:
    results = part.values("result")
    if _counts_closed(part) or part.has("act", "carry"):
        return
    wanted = [one for one in results if one in ("corrected", "pending", "upheld")] if results else ["total"]
    yield from (Quantity(f"{GROUPS[kind]}.{result}") for kind in sorted(topic & CASES) for result in wanted)
    cause = part.has("cause") or part.has("linked")  # 未发生因申请办理导致的行政复议
    if "request" in topic and part.words and part.words[0].kind == "none" and not cause:
        yield Quantity("requests.received")
