"""What a part says of all that is counted: nothing is left, or all have one outcome, applicant or result."""

from __future__ import annotations

from collections.abc import Iterator

from gklint.match.narrative.claim import claim
from gklint.match.narrative.clauses import WITHIN, Part
from gklint.match.narrative.context import CASES, Context
from gklint.match.narrative.figures import GROUPS
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import Claim, Quantity


def claims_of_all(part: Part, context: Context) -> Iterator[Claim]:
    """均已办结, 全部予以公开, 均被维持: nothing is left, or all have one outcome."""
    if part.has("share") and part.number is not None and part.unit != "%":
        return  # 占全部办结申请3026件的43%
    topic = part.topic or context.topic
    if _of_the_rest(part) or part.has("none") or context.inside or part.words[-1].text in WITHIN:
        return  # 所有答复件中: what follows is of all
    if len(topic) == 1 and topic <= CASES and part.has("result") and part.number is None:
        yield from _all_cases(part, context, GROUPS[next(iter(topic))])
    if topic != {"request"} or (part.number is not None and part.has("party")):
        return
    antecedent = context.antecedent if not part.has("subject") or part.number is not None else "all"
    if part.number is not None and part.has("act", "carry"):
        antecedent = "all" if part.has("act", "receive", "new") else "carried"  # 本年受理及上年结转的47件
    of_which = antecedent if antecedent != "all" else "due" if part.has("part", "due") else None
    counted_here = part.number is not None and part.unit != "%" and part.number.amount
    if counted_here and antecedent == "all" and not part.topic and not part.has("act", "new", "receive"):
        of_which = "some"
    outcomes, parties = part.values("outcome"), [one for one in part.values("party") if one != "anybody"]
    counted = part.topic == {"request"} and part.has("act", "done", "receive") and not part.has("part")
    if len(outcomes) == 1 and part.number is not None and counted and has_one_outcome(part):
        what = (Quantity(f"outcome.{outcomes[0]}"),)
        yield claim(part, what, "all", None, context, of_which=antecedent, against=(part.number.amount,))
    elif part.has("act", "done") and not _tells_how(part):
        if not part.has("subject") and _outcomes_before(context) and not _whole_before(context):
            of_which = "some"  # 不予处理3件、其他处理1件，均已答复
        yield claim(part, (Quantity("requests.carried_out"),), "all", 0, context, of_which=of_which)
    elif len(outcomes) == 1 and part.number is None:
        vague = _outcomes_before(context) or not (context.named or context.numbers)  # 可以公开的一律予以公开
        of_which = of_which or ("some" if vague else None)
        yield claim(part, (Quantity(f"outcome.{outcomes[0]}"),), "all", None, context, of_which=of_which)
    elif len(parties) == 1 and part.number is None:
        last = next((what for _, what in reversed(context.numbers) if what), (_RECEIVED,))
        of_which = of_which or (None if last[0] in (_RECEIVED, _HANDLED) else "some")  # 结转的4件均为自然人申请
        yield claim(part, (Quantity("requests.received", parties[0]),), "all", None, context, of_which=of_which)


def has_one_outcome(part: Part) -> bool:
    """139件办结申请均予以公开: all that is counted had the outcome, whatever else had it."""
    kinds = [word.kind for word in part.words]
    told = {"number", "all", "outcome"} <= set(kinds) and not any("或" in word.text for word in part.words)
    return told and kinds.index("number") < kinds.index("all") < kinds.index("outcome")


def _tells_how(part: Part) -> bool:
    """Whether all is said of how the answers were given, not that they were: 答复时均说明了理由, 答复书均经审核."""
    at = next(index for index, word in enumerate(part.words) if word[:2] == ("act", "done"))
    behind = part.words[at + 1].text if at + 1 < len(part.words) else ""
    return any(word.kind == "all" for word in part.words[at:]) and behind.startswith(_HOW)


_HOW = ("时", "书", "文书", "意见", "内容", "过程", "前", "函", "文本")
_RECEIVED, _HANDLED = Quantity("requests.received"), Quantity("requests.handled")
_REMAINDER = lazy_pattern("(?:^|外|以外)(?:其[他它]|另外|别的|剩下)")


def _of_the_rest(part: Part) -> bool:
    """Whether what is left is spoken of, not the whole: 其余, 其他均已办结."""
    return part.has("rest") or _REMAINDER.search(part.text) is not None


def _outcomes_before(context: Context) -> bool:
    """Whether the sentence counted outcomes, which are what 均 speaks of: 信访类8件、重复申请5件，均不予处理."""
    concepts = [what[0].concept for _, what in context.numbers if what]
    return any(one.startswith("outcome.") and one != "outcome.total" for one in concepts)


def _whole_before(context: Context) -> bool:
    """Whether the sentence counted all requests as well: 收到30件，予以公开20件、不予公开10件，均已办结."""
    return any(what[0] in (_RECEIVED, _HANDLED) for _, what in context.numbers if what)


def _all_cases(part: Part, context: Context, group: str) -> Iterator[Claim]:
    """All that were decided, or all that the clause before it counts, had the result."""
    results = [one for one in part.values("result") if one in ("upheld", "corrected", "pending")]
    if len(results) == 1 and not part.topic & {"direct", "after"}:
        yield claim(part, (Quantity(f"{group}.{results[0]}"),), "all", None, context)
