"""Words that a clause lends to its neighbour: a bare number takes what the clause before it names, and so on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from gklint.match.narrative.carrying import lend_carrying
from gklint.match.narrative.clauses import Part
from gklint.match.narrative.naming import name_by_neighbours
from gklint.match.narrative.rows_before import lend_rows
from gklint.match.narrative.series import lend_along
from gklint.match.narrative.words import CASE_UNITS, PEOPLE_UNITS, Word

_HEADS = ("subject", "outcome", "result", "party", "act")
_CASES = ("review", "litigation", "direct", "after")
_BARE = ("plain", "total", "number", "time", "all")
_THERE_ARE = ("还有", "有", "尚有", "另有", "仍有", "还剩", "剩")
_OF_REQUESTS = ("receive", "new", "submit", "carry", "done", "handle", "pending")
_MUCH = ("之多", "整", "而已")
_NEAR = 3  # clauses that may lie between a rest and the words that say what became of it


def lend(parts: Sequence[Part]) -> None:
    """Give the parts without a noun or verb of their own those of the clause that says it for them."""
    name_by_neighbours(parts)
    lend_along(parts)
    _lend_applicants(parts)
    _lend_results(parts)
    _lend_attributes(parts)
    _distribute(parts)
    _lend_share(parts)
    lend_rows(parts)
    for part in parts:
        _name_carrying(part)
    lend_carrying(parts)
    for index, part in enumerate(parts):
        if index and part.number is None and (_only_none(part) or _plainly_denies(part)):
            _borrow(part, parts[index - 1])
            continue
        if part.number is None or part.unit not in CASE_UNITS | PEOPLE_UNITS or part.shared or _heads_of_its_own(part):
            continue
        reasoned = _reason_apart(part)
        bare = all(word.kind in _BARE or (word.kind == "ofwhich" and reasoned != part.words) for word in reasoned)
        if bare and index and _ends_with_its_number(part):
            _borrow(part, parts[index - 1])
            if _heads(part.words):
                continue
        if part.has("rest") or part.said(*_THERE_ARE) or bare:
            _borrow_carrying(part, parts[index + 1 : index + 1 + _NEAR])


def _lend_applicants(parts: Sequence[Part]) -> None:
    """自然人方面，收到12件，办结10件: a clause that only names a kind of applicant lends it to those behind."""
    lent: list[Word] = []
    for part in parts:
        if part.number is None:
            lent = [word for word in part.words if word.kind == "party"][-1:] if _only_a_party(part) else []
        elif part.mark == "；" or part.has("party") or (part.has("subject") and not _submits(part)):
            lent = []
        elif (
            lent
            and not part.has("total")
            and part.has("act", "receive", "new", "submit", "carry", "done", "handle", "pending")
        ):
            part.rewrite([*lent, *part.words])


def _submits(part: Part) -> bool:
    """Whether it says that applications were made: 全年提出申请1287件."""
    return part.has("act", "submit") and part.values("subject") == ["request"]


def _lend_results(parts: Sequence[Part]) -> None:
    """行政诉讼尚未审结的：直接起诉1件；复议后起诉2件: what a clause before a colon says became of all behind it."""
    lent: list[Word] = []
    for before, part in pairwise(parts):
        if part.mark == "：":
            lent = [] if before.number is not None else [word for word in before.words if _is_result(word)]
        if not lent or part.number is None or not part.has("subject", *_CASES):
            continue
        if not (any(map(_is_result, part.words)) or part.has("act", "receive", "new") or part.has("total")):
            part.rewrite([*lent, *part.words])


_OF = ("之", "的")


def _lend_attributes(parts: Sequence[Part]) -> None:
    """被纠正之复议1宗、诉讼1宗: the result before 之 is that of all cases joined by 、."""
    lent: Word | None = None
    for part in parts:
        of = part.said(*_OF)
        before = [one for one, two in pairwise(part.words) if _is_result(one) and two.text in _OF] if of else ()
        if before and part.has("subject", *_CASES):
            lent = before[-1]
        elif part.mark != "、" or part.number is None or any(map(_is_result, part.words)):
            lent = None
        elif lent is not None and part.has("subject", *_CASES):
            part.rewrite([lent, *part.words])


def _lend_share(parts: Sequence[Part]) -> None:
    """占比：予以公开39.8%、部分公开11.1%: each per cent behind the colon is a share."""
    lent: Word | None = None
    for before, part in pairwise(parts):
        if part.mark == "：":
            alone = before.number is None and all(word.kind in ("share", "plain") for word in before.words)
            lent = next((word for word in before.words if word.kind == "share"), None) if alone else None
        lent = lent if part.unit == "%" else None
        if lent is not None and part.number is not None and not part.has("share"):
            at = part.words.index(part.number)
            part.rewrite([*part.words[:at], lent, *part.words[at:]])


_PAIRED = ("subject", "party", "outcome", "result", "act")
_RESPECTIVELY = ("分别", "分别为", "分别是", "依次为", "依次是", "各为")


def _distribute(parts: Sequence[Part]) -> None:
    """许可、处罚、强制分别为8件、3件、1件: as many numbers as names before 分别, each of its own."""
    for at, first in enumerate(parts):
        if first.number is None or not first.said(*_RESPECTIVELY):
            continue
        told = [first, *takewhile(_is_bare_item, parts[at + 1 :])]
        names = next((words for kind in _PAIRED if len(words := _names(first, kind)) == len(told) > 1), [])
        if not names:
            for part in told[: len(told) if len(told) > 1 else 0]:
                part.reason, part.doubt = "分别", "scope"  # which number is whose is not known
            continue
        left = [*names, first.number, *(word for word in first.words if word.text in _JOINTS)]
        if not any(one.number is not None for one in parts[:at]):
            left += [word for word in first.words if word.text in _RESPECTIVELY]  # no list of a total before it
        common = [word for word in first.words if word not in left]
        for name, part in zip(names, told, strict=True):
            number = part.number
            assert number is not None
            part.shared = False
            lent = [word for word in common if word.end <= number.start and (part is first or word.kind != "ofwhich")]
            part.rewrite([*lent, name, number])


def _names(part: Part, kind: str) -> list[Word]:
    """Its words of the kind, where nothing but 、 and 和 stands between them."""
    at = [index for index, word in enumerate(part.words) if word.kind == kind and word is not part.number]
    joined = all(two - one == 2 and part.words[one + 1].text in _JOINTS for one, two in pairwise(at))
    return [part.words[index] for index in at] if joined else []


_JOINTS = ("、", "和", "及", "与", "以及")


def _is_bare_item(part: Part) -> bool:
    bare = all(word.kind in ("plain", "number") for word in part.words)
    return part.mark in ("、", "") and part.number is not None and part.unit in CASE_UNITS and bare


def _is_result(word: Word) -> bool:
    return word.kind == "result" or word[:2] in (("act", "pending"), ("act", "done"))


_ONWARD = ("转", "待", "留", "移", "延", "转至", "转到", "推", "推到", "放")


def _name_carrying(part: Part) -> None:
    """剩余4件转2024年办理: what stands before the next year and is handled there is carried over."""
    if part.number is None or not part.has("time", "next"):
        return
    onward = any(one.text in _ONWARD and two[:2] == ("time", "next") for one, two in pairwise(part.words))
    if not (onward or part.has("act", "handle", "done")):
        return
    if part.has("rest") and part.has("act", "done", "handle"):  # 剩余24件在2024年1月答复
        part.rewrite([word._replace(value="carry") if word.kind == "act" else word for word in part.words])
    elif not part.has("act", "carry", "pending"):
        part.rewrite(
            [word._replace(kind="act", value="carry") if word.text in _ONWARD else word for word in part.words]
        )


def _only_a_party(part: Part) -> bool:
    """Whether it names one kind of applicant first, and nothing that has figures of its own."""
    first = next((word for word in part.words if word.kind != "plain"), None)
    named = [word for word in part.words if word.kind == "party" and word.value != "anybody"]
    verbs = [word for word in part.words if word.kind == "act" and word.value != "submit"]
    others = bool(verbs) or part.has("outcome") or part.has("part") or part.said("为主", "居多")
    if len(named) > 1 and named[0].value == "organisations" and part.said("中"):
        named = named[:1]  # 法人或者其他组织中之商业企业
    return first is not None and [first] == named and not others


def _ends_with_its_number(part: Part) -> bool:
    """Whether nothing follows the number but words such as 之多."""
    return all(word.text in _MUCH for word in part.words[part.at + 1 :])


def _only_none(part: Part) -> bool:
    """本年度为零: there was none of what the clause before names."""
    return part.has("none") and all(word.kind in ("plain", "time", "none", "total") for word in part.words)


_NOT_ONE = (
    "一件也没有",
    "一件也没",
    "一个也没",
    "一个也没有",
    "一部也没",
    "一起也没有",
    "一起没有",
    "一件没有",
    "没有一件",
    "一例也没有",
)


def _plainly_denies(part: Part) -> bool:
    """我们一件也没有碰到, 本年度不存在: there was none of what the clause before names."""
    if not (part.said(*_NOT_ONE) or part.has("outcome", "absent_or_none")):
        return False
    kinds = ("plain", "time", "none", "total", "happen", "whose", "outcome", "channel", "unknown")
    return part.mark == "，" and all(word.kind in kinds for word in part.words) and not part.has("whose", "other")


def _heads_of_its_own(part: Part) -> bool:
    """Whether it says what it counts; 尚有9件申请 leaves open what became of them."""
    heads = _heads(_reason_apart(part))
    if part.said(*_THERE_ARE) and all(word.value == "request" for word in heads):
        return False
    return bool(heads)


def _reason_apart(part: Part) -> list[Word]:
    """The words of the part up to a cause behind the number."""
    at = next(
        (index for index, word in enumerate(part.words) if word.kind == "cause" and word.start > part.words[0].start),
        None,
    )
    return part.words[:at] if at is not None else part.words


def _heads(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.kind in _HEADS]


def _borrow(part: Part, before: Part) -> None:
    """其中，予以公开的占比较高，共20件: the number is of what the clause before it names."""
    heads = _heads(before.words)
    if before.number is None and heads and part.mark in "，：" and not before.has("none") and not before.inside:
        unread = [
            word for word in before.words if word.kind in ("whose", "part", "unknown", "each", "except", "ofwhich")
        ]
        part.rewrite(sorted([*heads, *unread], key=lambda word: word.start) + part.words)


def _borrow_carrying(part: Part, after: Sequence[Part]) -> None:
    """剩下1件因为要听取意见，结转到下年度继续办: a later clause says what became of the rest."""
    for other in after:
        if other.number is not None or other.has("none"):
            return
        if other.has("act", "carry", "pending"):
            part.rewrite([*_reason_apart(part), *(word for word in other.words if word.kind in ("act", "time"))])
            return
