"""The context that a clause leaves to the following ones: topic, time, body, and which part of the whole is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.periods import WHOLE_YEAR, quarters_of
from gklint.match.narrative.roles import (
    Hindrance,
    counts_something_else,
    hindrances,
    is_in_name,
    is_sign,
    is_way_of_disclosure,
    looks_like_body,
    names_a_row,
    names_each,
    names_nobody,
    only_introduces,
)
from gklint.match.narrative.words import Word
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import OfWhich, Quantity, When, Whose

Quantities = tuple[Quantity, ...]
TWO_NUMBERS = "两个数"  # of a clause that begins with one of its two numbers
CASES = frozenset(("review", "litigation", "direct", "after"))
DECISIONS = frozenset(("licensing", "penalty", "coercion", "service"))
_CHARGES = frozenset(("fee", "notice", "charges"))
_STRANGE = frozenset(("foreign", "info", *DECISIONS))
_OWN_FIGURES = DECISIONS | {"normative", "regulation", "charges", "procurement", "fee"}
_HEADS = ("act", "none", "all", "subject", "whose", "happen")
_TIMES: dict[str, When] = {
    "year": "year", "end": "year", "last": "last", "next": "next", "part": "part", "since": "since", "plan": "plan",
    "other": "other",
}  # fmt: skip


@dataclass
class Context:
    """The state of reading at one place of a paragraph."""

    topic: frozenset[str] = frozenset()
    heading: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()  # the topic that this sentence named
    when: When = "year"
    aside: When | Literal[""] = ""  # the time before a figure of last year was put in
    year: bool = False  # whether the report's year was named
    whose: Whose = "own"
    of_which: OfWhich = "all"
    reason: str = ""  # the word of an earlier part that what follows without a subject depends on
    passing: bool = False  # whether a clause without a number named the body
    stranger: str = ""  # a clause of the sentence began with: perhaps somebody else is spoken of
    antecedent: OfWhich = "all"  # what 均 speaks of: all, or the part that was named last
    excepted: bool = False  # whether the sentence excepts something: its all and none are not of the whole
    apart: frozenset[str] = frozenset()  # the subjects that it excepts by name
    under: bool = False  # whether 其中 came in this sentence
    done: bool = False  # whether the sentence said of requests that they were done
    inside: bool = False  # whether this is a bracket behind a number
    published: bool = False  # whether the sentence said that something was published
    locked: bool = False  # and of something that is no request: 主动公开、依申请公开、不予公开 of documents
    numbers: list[tuple[Part, Quantities]] = field(default_factory=list)
    before: list[tuple[Part, Quantities]] = field(default_factory=list)

    def next_sentence(self) -> Context:
        """The context at the start of the next sentence of the paragraph."""
        return Context(topic=self.topic, heading=self.heading, before=self.numbers)


_REVIEWED = lazy_pattern("复议(?:机关|决定)")


def topic_of(part: Part) -> frozenset[str]:
    """The subjects the part names; a noun before 申请 makes it an application of another kind."""
    named = frozenset(part.values("subject")) or _by_title(part)
    if "request" in named and named & CASES and _applies_for_review(part):
        named = named - {"request"}
    if not named and any(word.kind == "result" and _REVIEWED.search(word.text) for word in part.words):
        return frozenset(("review",))  # 尚未作出复议决定, 被复议机关纠正
    if named & {"info", "foreign"} and (part.has("outcome", *_NOT_HELD) or names_a_row(part)):
        named = named - {"info", "foreign"}  # 本机关未掌握所申请信息
    if not named & CASES and part.has("result") and part.has("whose", "court"):  # 复议机关维持7件
        reviewed = any("复议" in word.text for word in part.words if word.kind == "whose")
        return frozenset(("review",) if reviewed else ("litigation",))
    if "request" in named and (
        (not named & _CHARGES and _is_of_another_matter(part))
        or (named & (_STRANGE - {"info"}) and _is_qualified(part))
    ):
        return frozenset(("foreign",))
    if named & {"direct", "after"} and not part.said("、"):
        named = named - {"litigation", "review"}
    if "request" in named and named & CASES and not part.said("、"):
        return named - {"request"}
    return named


_NOT_HELD = ("absent", "unavailable.not_held", "unavailable.needs_creation")


def _applies_for_review(part: Part) -> bool:
    """Whether 申请 is the verb of what stands right behind it: 因政府信息公开|申请行政复议、提起行政诉讼."""
    subjects = [word for word in part.words if word.kind == "subject"]
    verbs = [
        one.text.endswith("申请") and two.value in CASES and one.end == two.start for one, two in pairwise(subjects)
    ]
    return any(verbs) and not any(word.value == "request" for word in subjects[verbs.index(True) + 1 :])


def _by_title(part: Part) -> frozenset[str]:
    """依《行政复议法》审结: of the cases that the act is about."""
    titles = "".join(word.text for word in part.words if word.kind == "title") if part.has("title") else ""
    return frozenset(name for law, name in (("复议法", "review"), ("行政诉讼法", "litigation")) if law in titles)


_LEAST_NOUN = 2  # characters of an unknown noun that says what is applied for


def _is_of_another_matter(part: Part) -> bool:
    """Whether an unknown noun beside a bare 申请 says what it is for: 占道施工|申请件72件, 申请|竣工验收备案16件."""
    for index, word in enumerate(part.words):
        if word.kind != "subject" or word.value != "request" or "公开" in word.text or "信息" in word.text:
            continue
        before = part.words[index - 1] if index else None
        after = part.words[index + 1] if index + 1 < len(part.words) else None
        if before is not None and before.end == word.start and _is_noun(before):
            return True
        if before is None and word.text == "申请" and after is not None and _is_noun(after):
            return True
    return False


def _is_noun(word: Word) -> bool:
    return word.kind == "unknown" and len(word.text) >= _LEAST_NOUN and not is_sign(word)


def _is_qualified(part: Part) -> bool:
    subjects = [word for word in part.words if word.kind == "subject"]
    return any(
        one.value in _STRANGE and two.value == "request" and one.end == two.start for one, two in pairwise(subjects)
    )


def enter(part: Part, context: Context) -> None:
    """What the part itself says of topic, time and body counts from here on."""
    _enter_list(part, context)
    part.topic = frozenset() if only_introduces(part) else _explicit_topic(part, context)
    context.excepted = context.excepted or part.has("except")
    context.published = context.published or part.has("act", "publish") or part.has("subject", "info")
    if part.has("except") and part.number is None:
        context.apart = part.topic
    courts = [word.text for word in part.words if word[:2] == ("whose", "court")] if part.has("whose", "court") else ()
    if courts and part.number is None and not part.topic and (not context.topic or context.topic <= CASES):
        context.topic = frozenset(("review",) if "复议" in courts[0] else ("litigation",))
    if part.number is None and part.mark == "，" and part.has("all") and context.numbers:
        aside = part.topic <= {"info", "foreign"} and bool(context.topic & _OWN_FIGURES)
        part.topic = frozenset() if aside else part.topic  # 制发文件4件，均同步解读；废止2件
    if part.mark == "；" and not part.topic and part.has("outcome") and context.heading == {"request"}:
        context.topic = context.heading  # 主要提供了……材料；作出不予公开决定2件
    part.item = context.under and not (part.has("all") or part.has("act", "done"))
    if part.topic:
        if part.mark == "；" or part.has("total") or part.has("time", "year"):
            context.of_which = "all"
        context.topic = context.named = part.topic
        if part.number is None and part.topic == {"request", "foreign"}:
            context.topic = context.named = frozenset(("request",))  # 申请已全部受理并建立台账
        if part.number is not None or part.has("whose"):
            context.reason = ""
    context.done = context.done or (part.has("act", "done") and (part.topic or context.topic) == {"request"})
    if not part.has("compare"):
        _enter_time(part, context)
        _enter_body(part, context)
    part.whose, part.when, part.of_which = context.whose, context.when, context.of_which


def _enter_list(part: Part, context: Context) -> None:
    if part.has("ofwhich"):
        context.under = True
        context.locked = bool(context.topic & {"foreign", "info"})
        if context.antecedent == "some":
            context.of_which = "some"  # 线上收到17件，其中……
    elif part.mark == "；":
        context.under = context.locked = False
    elif "公开属性" in part.text:
        context.locked = True  # 生成公开属性认定记录3521条，认定为不予公开的418条、依申请公开的276条
    elif is_way_of_disclosure(part) and context.numbers and context.numbers[-1][0].said("主动公开"):
        context.topic, context.locked = frozenset(("info",)), True  # 主动公开33件、依申请公开12件、不予公开9件
    elif part.mark == "：" and (context.topic & {"foreign"} or (context.numbers and context.topic & {"info"})):
        context.locked = True  # 审定97件：主动公开74，依申请公开18，不公开5


def _explicit_topic(part: Part, context: Context) -> frozenset[str]:
    topic = topic_of(part)
    if context.locked and all(word.text in ("依申请公开", "依申请") for word in part.words if word.kind == "subject"):
        return frozenset()
    if not topic and part.number is not None and counts_something_else(part):
        return frozenset(("foreign",))
    return topic


def _enter_time(part: Part, context: Context) -> None:
    carrying = part.has("act", "carry", "pending")  # names a neighbour year by nature
    passed = (
        ("end", "last", *(() if part.has("act", "done") and not part.has("act", "carry") else ("next", "plan")))
        if carrying
        else ("end",)
    )
    times = [time for time in part.values("time") if time not in passed]
    context.year = context.year or "year" in times
    if part.has("reach") and "part" not in times and (times or context.when != "part"):
        times = ["year"]
    if "year" in times or part.has("total"):
        context.reason = ""
    if "end" in part.values("time") and part.has("total") and not times and not carrying:
        times = ["year"]  # 到12月31日累计196件
    if context.when == "part" and "end" in part.values("time") and part.number is None and not times:
        times = ["year"]  # 上半年收到30件，下半年收到26件；截至年底，全部办结
    if times == ["part"] and quarters_of(part) == WHOLE_YEAR:
        times = ["year"]  # 一季度、二季度、三季度、四季度均未收到
    if part.number is not None and part.mark == "，" and times == ["last"] and _only_year_and_number(part):
        context.aside = context.when  # 制发9件，上年7件；废止2件
    elif context.aside and not times and part.mark in "；，" and part.number is not None:
        context.when, context.aside = context.aside, ""
    if times and not (part.number is not None and part.has("share")):
        named = next((time for time in times if time != "year"), "year")
        context.when = _TIMES["since" if "since" in times else named]  # 2020年施行以来


def _only_year_and_number(part: Part) -> bool:
    """Whether it adds an earlier year's figure to the one before it, and says no more: 上年为7件."""
    return all(word.kind in ("time", "number", "plain") for word in part.words)


def _enter_body(part: Part, context: Context) -> None:
    first = _first_noun(part) if part.has("unknown") and not part.item else None
    if first is not None and first.kind == "unknown":
        if part.has_any(_HEADS) or looks_like_body(first.text):
            context.stranger = first.text
        if part.number is None and looks_like_body(first.text) and len(part.words) > 1:
            context.reason = context.reason or first.text
    if context.passing and part.number is not None and (part.has("time", "year") or part.has("total")):
        context.whose, context.passing = "own", False
    named = [word for word in part.words if word.kind == "whose"] if part.has("whose") else ()
    bodies = [_body(word, part, context) for word in named if not is_in_name(part, word)]
    if bodies[:1] == ["own"] and all(word.text.startswith("各") for word in named if word.value == "other"):
        bodies = ["own"]  # 县政府和各部门共收到
    bodies = ["other"] if bodies and _are_counted(part, context) else bodies
    if bodies and part.unit != "%":
        acting = any(word.value == "other" and word.text.startswith("作为") for word in part.words)
        context.passing = part.number is None and not acting  # 州政府作为复议机关，全年审理……
        context.whose = "other" if "other" in bodies else "own" if "own" in bodies else "below"
        context.of_which = "all"
    levels = part.has("part", "level")
    if levels and any(word[:2] == ("part", "level") and not names_nobody(word, part) for word in part.words):
        context.of_which = "level"


def _first_noun(part: Part) -> Word | None:
    """The first word that is more than a time or a sign."""
    idle = ("plain", "time", "total", "title", "ordinal")
    return next((word for word in part.words if word.kind not in idle and not is_sign(word)), None)


def _are_counted(part: Part, context: Context) -> bool:
    """Whether a number right before it counts the bodies: 全区13个街道收到申请共407件."""
    last = context.numbers[-1][0] if context.numbers else None
    near = last is not None and last.clause == part.clause and part.words[0].kind == "whose"
    return near and last is not None and last.words[-1] is last.number and last.unit in ("个", "家")


def _body(word: Word, part: Part, context: Context) -> Whose:
    if word.value == "court":
        return "own" if (part.topic or context.topic) & CASES else "other"
    if word.value == "other" and word.text.endswith(("政府", "司法局")) and (part.topic or context.topic) & CASES:
        return "own"  # who decides a review is no body that is reviewed
    return "own" if word.value == "own" else "below" if word.value == "below" else "other"


_SET_APART = frozenset(("除", "除去", "扣除", "除了", "外", "之外", "以外"))


def judge_words(part: Part) -> None:
    """Find the word that keeps the part from being read, if there is one."""
    found = list(hindrances(part))
    if part.number is not None and part.has("act", "carry", "pending"):  # why, and that it is a rest, is of its nature
        natural = {word.text for word in part.words if word.kind in ("cause", "time", "rest")} | _SET_APART
        found = [one for one in found if one.text not in natural]
    if part.number is not None and (part.has_any(("outcome", "result", "party")) or part.topic & _OWN_FIGURES):
        excepted = {word.text for word in part.words if word.kind == "except"}
        found = [one for one in found if one.text not in excepted]  # 除17件属行政查询事项外: an exact figure
    if names_each(part):
        found = [one for one in found if one.text != "各"]
    if len(part.words) > part.at + 2 and part.words[part.at + 1].text in ("中", "里"):
        found.append(Hindrance("中", "scope"))  # 2件中维持、其他各1件
    worst = next((one for one in found if one.doubt == "scope"), found[0] if found else None)
    if worst is not None:
        part.reason, part.doubt = worst
    elif part.shared and part.words[0] is part.number:
        part.reason, part.doubt = TWO_NUMBERS, "scope"
