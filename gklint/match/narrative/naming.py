"""Words that mean another thing beside their neighbours: 其他 among results, 单位 beside 个人, 率 behind an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gklint.match.narrative.clauses import Part
from gklint.match.narrative.words import Word


def name_by_neighbours(parts: Sequence[Part]) -> None:
    """Give such words the class that they have there."""
    _name_others(parts)
    _name_written(parts)
    _name_rates(parts)
    _name_units(parts)
    for part in parts:
        _name_publishing(part)
        _name_people(part)
        _name_addressees(part)
        _name_principals(part)


_OTHERS = ("其他", "其它")


def _name_others(parts: Sequence[Part]) -> None:
    """维持7件、纠正2件、其他1件: among results of cases 其他 is one, too."""
    for index, part in enumerate(parts):
        if part.said(*_OTHERS) and not part.has_any(("subject", "act", "outcome", "party", "result")):
            near = [one for one in (*parts[max(0, index - 1) : index], *parts[index + 1 : index + 2]) if one.number]
            if any(one.has("result") for one in near) and all(one.has("result") for one in near):
                part.rewrite(
                    [one._replace(kind="result", value="other") if one.text in _OTHERS else one for one in part.words]
                )


def _name_units(parts: Sequence[Part]) -> None:
    """个人98件、单位49件: beside natural persons 单位 are organisations."""
    for before, part in pairwise(parts):
        if part.number is not None and part.mark in "、，" and before.values("party") == ["natural_person"]:
            alone = part.words[0].text == "单位" and not any(map(part.has, ("subject", "party", "part", "whose")))
            if alone:
                part.rewrite([part.words[0]._replace(kind="party", value="organisations"), *part.words[1:]])


def _name_rates(parts: Sequence[Part]) -> None:
    """予以公开率41.7%: the share of an outcome."""
    for part in parts:
        if part.unit == "%" and any(two.text == "率" for one, two in pairwise(part.words) if one.kind == "outcome"):
            part.rewrite([one._replace(kind="share") if one.text == "率" else one for one in part.words])


def _name_written(parts: Sequence[Part]) -> None:
    """书面申请30件（当面9件、信函21件），网络申请27件: beside other channels 书面 is one, else it is said of all."""
    channels = any(one.has("part", "channel") for part in parts for one in (part, *part.inside))
    for part in parts if channels else ():
        if part.said("书面") and not part.has("part"):
            part.rewrite(
                [one._replace(kind="part", value="channel") if one.text == "书面" else one for one in part.words]
            )


_SHOWING = ("公示", "公告")
_DECISIONS = ("licensing", "penalty", "coercion", "service")


def _name_publishing(part: Part) -> None:
    """公示行政处罚决定12件: beside decisions 公示 is what was done with them, not information of another kind."""
    if part.said("公示", "公告") and part.has("subject", *_DECISIONS):
        part.rewrite(
            [
                word._replace(kind="act", value="publish") if word.text in ("公示", "公告") else word
                for word in part.words
            ]
        )


_PEOPLE = ("居民", "村民", "市民", "公民", "个人", "群众", "百姓", "老百姓", "乡亲", "乡亲们", "家长")
_ORGANISATIONS = ("business", "organisations")
_AND = ("和", "及", "或", "、", "与", "以及")


def _name_people(part: Part) -> None:
    """收到居民提交的申请3件, 没有企业和个人提出申请: anybody who applies, not a column of the table."""
    at = [index for index, word in enumerate(part.words) if word.kind == "party"]
    people = [part.words[index].text for index in at if part.words[index].text.startswith(_PEOPLE)]
    if not people or not part.has("subject", "request"):
        return
    received = any(word[:2] in (("act", "receive"), ("act", "new")) for word in part.words[: at[0]])
    denied = any(word.kind == "none" for word in part.words[: at[0]])
    if len(at) == 1 and people[0] in ("个人", "公民") and not part.has("act", "submit"):
        return  # 个人申请8件: as against those of organisations
    joined = all(part.words[index].text in _AND for index in range(at[0] + 1, at[-1]) if index not in at)
    kinds = {part.words[index].value for index in at}
    if (received or denied) and joined and kinds <= {"natural_person", "anybody", *_ORGANISATIONS}:
        part.rewrite([word._replace(value="anybody") if word.kind == "party" else word for word in part.words])


def _name_addressees(part: Part) -> None:
    """向县政府申请行政复议: who decides a review is not who is reviewed; 就信息公开事项 limits nothing."""
    if not part.has("subject", "review", "litigation"):
        return
    words = list(part.words)
    for index, (one, two) in enumerate(pairwise(part.words)):
        if one.text == "就" and two.kind == "info_public":
            words[index] = one._replace(kind="plain", value="")
        addressed = two.text.startswith("向") or one.text == "向"
        if addressed and two[:2] == ("whose", "other"):
            words[index + 1] = two._replace(kind="plain", value="")
    if words != part.words:
        part.rewrite(words)


_FOR = ("代", "代表", "代为", "代理")


def _name_principals(part: Part) -> None:
    """全年代市政府受理行政复议案件418件: what is done for another body is of that level, not this body's own."""
    at = next((at for at, (one, two) in enumerate(pairwise(part.words)) if _acts_for(one, two)), None)
    if at is not None:
        part.rewrite([*part.words[:at], part.words[at]._replace(kind="part", value="level"), *part.words[at + 1 :]])


def _acts_for(one: Word, two: Word) -> bool:
    return one.text in _FOR and two[:2] == ("whose", "other")
