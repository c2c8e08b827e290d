"""Which part of the whole the words of a clause speak of, and what its number leaves to the clauses behind it."""

from __future__ import annotations

from collections.abc import Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import CASES, TWO_NUMBERS, Context, Quantities
from gklint.match.narrative.roles import essential, names_disclosure, names_nobody
from gklint.match.narrative.words import Word
from gklint.model.lazy_pattern import lazy_pattern
from gklint.model.narrative import OfWhich

_TO_GOVERNMENT = lazy_pattern("向[^，]{0,12}政府(?:办公室)?(?:机关|本级)?(?:提出|提交|递交|申请)")


def leave(part: Part, context: Context, what: Quantities) -> None:
    """What the part's number leaves to the parts behind it."""
    if part.number is None or part.has("compare") or part.unit == "%":
        return
    if not part.item and part.reason != TWO_NUMBERS and (part.doubt == "scope" or part.topic):
        context.reason = context.reason or part.reason
    concepts = [one.concept for one in what]
    if part.words[-1].text in ("中", "里", "当中") and len(part.words) > 1:
        context.of_which = (
            "carried" if "requests.carried_in" in concepts else "new" if part.has("act", "new") else context.of_which
        )
        if context.of_which == "all" and scope_of(part, context) in ("channel", "topic", "level"):
            context.of_which = "some"  # 网上申请的89件中，予以公开41件
        if context.when == "part" and context.of_which == "all":
            context.of_which = "some"  # 6月收到的4件中，当年办结3件
    if part.topic & (CASES | {"request"}) and not part.item and not part.reason and scope_of(part, context) == "topic":
        context.of_which = "topic"
    context.numbers.append((part, what))
    documents = part.topic & {"normative", "regulation"} and not part.has("act", "issue", "repeal", "in_force", "open")
    if documents and part.has("act", "publish"):
        context.of_which = "some"  # 对12份规范性文件开展清理，继续有效10份
    if "requests.carried_in" in concepts:
        both = len(context.numbers) > 1 and [one.concept for one in context.numbers[-2][1]] == ["requests.received"]
        context.antecedent = context.antecedent if (both and part.mark in "，、") or part.has("ofwhich") else "carried"
    elif part.has("part", "channel", "topic", "level") and part.mark != "、":
        context.antecedent = "some"
    elif concepts and concepts[0] == "requests.received":
        context.antecedent = "all"


def scope_of(part: Part, context: Context) -> OfWhich:
    """Which part of the whole the words of the part speak of."""
    if part.has("whose", "own") and _TO_GOVERNMENT.search(part.text):
        return "level"  # 向市政府提出的申请: not those made to its departments
    words = essential(part)
    limited = [word for word in words if word.kind == "part"] if part.has("part") else []
    limits = {word.value for word in limited if not _is_of_its_nature(word, part, context)}
    if "level" in limits or "channel" in limits:
        return "level" if "level" in limits else "channel"
    if part.has("act", "carry", "pending") and any(word.kind == "cause" for word in words):
        return context.of_which  # why they were carried over
    if "topic" in limits or (part.has("linked") and _is_linked(words) and not names_disclosure(part)):
        return "all" if _of_disclosure_only(part) else "topic"
    return _scope_of_cases(part, context) or context.of_which


def _is_linked(words: Sequence[Word]) -> bool:
    """Whether 引发, 涉及 and the like have something before them that they link: 拆迁引发的复议, not 引发复议."""
    at = next((index for index, word in enumerate(words) if word.kind == "linked"), 0)
    beside = ("plain", "time", "total", "whose", "none", "happen", "number", "title", "ordinal")
    return any(word.kind == "linked" for word in words) and not (
        words[at].text.startswith(("引", "产生", "导致")) and all(word.kind in beside for word in words[:at])
    )


_REASONS = (
    "延期", "延期答复", "延期办理", "延长", "延长答复", "延长期限", "逾期", "征询", "征求", "第三方", "征求第三方意见",
    "征询第三方意见", "听取第三方意见", "第三方意见", "第三方答复", "第三方反馈", "复杂", "疑难", "期限",
)  # fmt: skip


def _is_of_its_nature(word: Word, part: Part, context: Context) -> bool:
    """Whether it limits nothing there: all that is carried over was 延期, all who ask for a review are 不服."""
    if part.has("act", "carry") and word.value == "topic":
        return word.text in _REASONS
    if names_nobody(word, part):
        return True
    if word.text == "针对":
        return part.has("whose", "own")
    return word.text == "不服" and bool((part.topic or context.topic) & CASES)


def _scope_of_cases(part: Part, context: Context) -> OfWhich | None:
    """各类行政复议 are of other matters too; 上年转入的复议 and 《…》等文件 are some."""
    if (part.topic or context.topic) & CASES:
        if part.said("各类", "各类别", "各种") and not names_disclosure(part):
            return "topic"
        return "carried" if part.has("time", "last") and part.has("act", "carry") else None
    return "some" if part.has("title") and part.said("等") and part.topic & {"normative", "regulation"} else None


def _of_disclosure_only(part: Part) -> bool:
    """涉及政府信息公开的: the topic that is named is what the report is about."""
    topics = [word for word in part.words if word.kind == "part" and word.value == "topic"]
    return (
        names_disclosure(part)
        and part.has("info_public")
        and all(word.text in ("涉", "涉及", "关于", "类", "方面", "领域", "不服") for word in topics)
    )
