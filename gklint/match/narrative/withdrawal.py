"""What a sentence says behind its figures that takes them out of the tables again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.context import Quantities
from gklint.match.narrative.roles import names_disclosure
from gklint.match.narrative.ties import ties_in
from gklint.model.narrative import Claim

_UNRELATED = (
    "无关", "无涉", "不相关", "没有关系", "不属于", "与信息公开无关", "与政府信息公开无关", "不在", "不属", "不纳入",
    "未纳入", "不列入", "未列入", "不计入", "未计入", "不归入", "不算在", "未算在",
)  # fmt: skip


def withdraw(
    claims: Sequence[Claim],
    parts: Sequence[Part],
    known: Mapping[int, Quantities],
    before: Sequence[tuple[Part, Quantities]],
) -> Iterator[Claim]:
    """The claims; those that a later clause or the total of their list takes out are of a part only."""
    end = max((part.place[0] for part in parts if _disclaims(part)), default=0)
    whole = max((part.place[0] for part in parts if _singles_out(part) or _is_said_of_a_matter(part)), default=0)
    decides = next((part.text for part in parts if _decides_reviews(part)), "")
    listed = list(ties_in(parts, known, before))
    for claim in claims:
        of_cases = bool(claim.quantities) and claim.concepts[0].startswith(("review.", "litigation."))
        if claim.start < (max(end, whole) if of_cases else end) and claim.of_which == "all":
            yield claim._replace(of_which="topic")
        elif of_cases and decides:
            yield claim._replace(of_which="topic", reason=claim.reason or decides, doubt="scope")
        elif claim.quantities and (above := _total_above(claim, listed)):
            of_papers = above.has("act", "publish") and claim.concepts[0].startswith(("outcome.", "requests."))
            reason = claim.reason or (above.text if of_papers else "")
            yield claim._replace(of_which="some", reason=reason, doubt="scope" if reason else "")
        else:
            yield claim


def _decides_reviews(part: Part) -> bool:
    """Whether it is what a body that decides reviews says of its own work: 全年受理行政复议申请35件."""
    if "review" not in part.topic or not part.has("act", "receive"):
        return False
    received = any(word[:2] == ("act", "receive") and "受理" in word.text for word in part.words)
    return received and "复议申请" in part.text and not names_disclosure(part)


def _total_above(claim: Claim, listed: Sequence[tuple[Part, Part]]) -> Part | None:
    """The total that the claim's number is an item of."""
    return next((total for total, one in listed if one.place[0] <= claim.start < one.place[1]), None)


def _is_said_of_a_matter(part: Part) -> bool:
    """Whether a clause says what the cases before it are about: 复议2件，均系城管处罚类."""
    if part.number is not None or part.mark != "，":
        return False
    said = part.has("all") or part.text.startswith(("多为", "主要为", "主要是", "大多", "多系", "多属", "均属"))
    if not said or names_disclosure(part):
        return False
    return part.text.endswith(_MATTERS) and not part.has("act") and not part.has("result")


_MATTERS = ("类", "类案件", "领域", "方面", "事项", "纠纷", "争议")


def _disclaims(part: Part) -> bool:
    """Whether it is a clause by itself that says: 与政府信息公开无关, 不在本节统计范围内."""
    if part.number is not None or part.mark != "，":
        return False
    return any(word.text.startswith(_UNRELATED) for word in part.words if word.kind in ("part", "except"))


def _singles_out(part: Part) -> bool:
    """Whether the cases before it are of all matters: 其中涉及信息公开的1件, 负责人出庭28件."""
    if part.has("ofwhich") or part.item:
        return names_disclosure(part) and part.has("linked") and not part.topic & {"request"}
    return part.number is not None and "出庭" in part.text
